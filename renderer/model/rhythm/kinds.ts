import type { Db } from '#renderer/store/database.ts';
import { parseRows } from '#renderer/store/parse-rows.ts';
import { sharedRows } from '#renderer/store/shared-rows.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import { type Change, write } from '#renderer/store/write.ts';
import { InputError } from '#shared/domain/input-error.ts';
import type { KindSetting } from '#shared/domain/rhythm/kind-setting.ts';
import { type Kind, kindNameError, kindsOf } from '#shared/domain/rhythm/kinds.ts';

/** What a member chooses for a kind of moment. */
export type KindPatch = Partial<Omit<KindSetting, 'id'>>;

/** All kinds of moment as the member keeps them. */
export async function readKinds(db: Db<'rhythmKinds'>): Promise<Kind[]> {
  return kindsOf(parseRows('rhythmKinds', await db.rows('rhythmKinds').toArray()));
}

/** All kinds of moment as the member keeps them; undefined until they are read. */
export const useKinds = sharedRows(({ db }) => readKinds(db));

/** Renames a kind, gives it another letter or colour, or switches it off or on. @throws InputError */
export async function changeKind(
  workspace: Workspace,
  { id, known }: Pick<Kind, 'id' | 'known'>,
  patch: KindPatch,
): Promise<Change[]> {
  return write(workspace, [{ table: 'rhythmKinds', id, kind: 'set', patch: tidied(patch, known !== null) }]);
}

/** Adds a kind of the member's own. @throws InputError */
export async function addKind(
  workspace: Workspace,
  kind: KindPatch & Pick<KindSetting, 'name'>,
): Promise<Change[]> {
  const id = workspace.around.newId();
  return write(workspace, [{ table: 'rhythmKinds', id, kind: 'set', patch: tidied(kind, false) }]);
}

function tidied(patch: KindPatch, isKnown: boolean): KindPatch {
  if (patch.name === undefined) return patch;
  const error = kindNameError(patch.name, isKnown);
  if (error) throw new InputError(error);
  return { ...patch, name: patch.name.trim() };
}
