import { join } from 'node:path';
import { inviteLink, parseInviteLink } from '#shared/sync/invite.ts';

/** Where the shell lives and how it was started. */
export interface Environment {
  /** Also the folder's name in the system's place for app data, and that of the key in its keychain. */
  name: string;
  userData: string;
  /** The built renderer. */
  rendererDir: string;
  preload: string;
  /** An invitation to take up without asking. */
  launchJoin: string | null;
}

interface Start {
  isPackaged: boolean;
  /** The system's folder for the data of apps. */
  appData: string;
  /** The folder of the bundled main. */
  mainDir: string;
  env: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads how the shell was started. The installed app listens to no variable: its `userData` is frozen for ever, since
 * the member's database lives in it. Development has another one, which `KOTSUKOTSU_USER_DATA` can move;
 * `KOTSUKOTSU_RENDERER_DIR` replaces the page, and the launcher joins by `KOTSUKOTSU_LAUNCH_JOIN` (an invite link).
 */
export function readEnvironment({ isPackaged, appData, mainDir, env }: Start): Environment {
  const name = isPackaged ? 'Kotsukotsu' : 'Kotsukotsu-dev';
  const given = isPackaged ? {} : env;
  const invite = parseInviteLink(given.KOTSUKOTSU_LAUNCH_JOIN ?? '');
  return {
    name,
    userData: given.KOTSUKOTSU_USER_DATA ?? join(appData, name),
    rendererDir: given.KOTSUKOTSU_RENDERER_DIR ?? join(mainDir, '..', 'renderer'),
    preload: join(mainDir, 'preload.cjs'),
    launchJoin: invite && inviteLink(invite),
  };
}
