import { foldText } from '#shared/domain/fold-text.ts';

/** How many colours there are for projects: `--tone-1` to `--tone-8` in tokens.css. */
const TONES = 8;

/**
 * The colour of a project, from 1 to 8: always the same for the same name, on every computer. Null without a project.
 * The name's characters are mixed by FNV-1a (32 bit), so that names that differ little mostly differ in colour.
 */
export function toneOf(project: string | undefined): number | null {
  const name = foldText(project ?? '').trim();
  if (name === '') return null;
  let hash = 0x811c9dc5;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return ((hash >>> 16) % TONES) + 1;
}
