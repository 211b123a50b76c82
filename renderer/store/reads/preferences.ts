import { defaultPreferences, PREFERENCES_ID, type Preferences } from '#shared/domain/preferences.ts';
import type { WorkspaceDb } from '../database.ts';
import { parseRows } from './parse-rows.ts';

/** The member's preferences; the defaults where they have chosen nothing. */
export async function readPreferences(db: WorkspaceDb): Promise<Preferences> {
  const row = await db.rows('preferences').get(PREFERENCES_ID);
  return parseRows('preferences', row ? [row] : [])[0] ?? defaultPreferences;
}
