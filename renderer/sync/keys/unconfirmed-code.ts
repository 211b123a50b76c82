import type { WorkspaceDb } from '#renderer/store/database.ts';
import { getState } from '#renderer/store/state.ts';
import type { Workspace } from '#renderer/store/workspace.ts';
import type { Host } from '#shared/host/contract.ts';
import { newRecoveryCode, readRecoveryCode } from '#shared/keys/recovery-code.ts';

/** A host may keep several workspaces. This one's name stays, whatever device id it takes. */
function secretName({ db }: Workspace): string {
  return `sheet.${db.name}`;
}

/**
 * The code on the recovery sheet that was handed out and not confirmed yet; made when there is none. It is kept on this
 * device until then, so that a sheet that was printed stays good. Once another sheet stands than the one that it was to
 * take the place of, it is of no use any more, or in use itself.
 */
export async function unconfirmedCode(workspace: Workspace, host: Host): Promise<string> {
  const name = secretName(workspace);
  const [written = '', replaces = ''] = ((await host.ask('secrets.get', name)) ?? '').split(' ');
  const kept = readRecoveryCode(written);
  const current = await currentSheet(workspace.db);
  if ('code' in kept && replaces === current) return kept.code;
  const code = newRecoveryCode();
  await host.ask('secrets.set', { name, value: `${code} ${current}` });
  return code;
}

/** Another code in the place of the one that was not confirmed: somebody may have seen that. */
export async function anotherCode(workspace: Workspace, host: Host): Promise<string> {
  await forgetUnconfirmed(workspace, host);
  return unconfirmedCode(workspace, host);
}

/** Forgets the code that was not confirmed. */
export async function forgetUnconfirmed(workspace: Workspace, host: Host): Promise<void> {
  await host.ask('secrets.remove', secretName(workspace));
}

/** The id of the sheet in the keyring that this device keeps; empty when there is none. */
async function currentSheet(db: WorkspaceDb): Promise<string> {
  const added = (await getState(db, 'keyring'))?.entries.flatMap(({ add }) => add) ?? [];
  return added.findLast(({ kind }) => kind === 'sheet')?.id ?? '';
}
