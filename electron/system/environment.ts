import { join } from 'node:path';
import { inviteLink, parseInviteLink } from '#shared/sync/invite.ts';

/**
 * The name by which Windows knows the installed app (its AppUserModelID). It has to be the id that the app is packaged
 * under, since the installer writes that one into the Start menu.
 */
const WINDOWS_APP_ID = 'org.kotsukotsu.app';

/** Where the shell lives and how it was started. */
export interface Environment {
  /** Also the name of the app's data folder, and of its key in the system's keychain. */
  name: string;
  userData: string;
  /** The app's name for Windows; in development that of the program that runs it, as Electron's documentation says. */
  windowsAppId: string;
  /** The built renderer. */
  rendererDir: string;
  preload: string;
  /** An invite link to accept without asking the member. */
  launchJoin: string | null;
  /** The path of a workspace file to bring in at the very first start. */
  launchRecords: string | null;
}

interface Start {
  isPackaged: boolean;
  /** The system's folder for the data of apps. */
  appData: string;
  /** The path of the program that runs. */
  execPath: string;
  /** The folder of the bundled main. */
  mainDir: string;
  env: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads how the shell was started. The installed app reads no variables: its `userData` must never change, since the
 * member's database lives in it. In development it is another folder, which `KOTSUKOTSU_USER_DATA` can move;
 * `KOTSUKOTSU_RENDERER_DIR` replaces the page, `KOTSUKOTSU_LAUNCH_JOIN` is an invite link to join with, and
 * `KOTSUKOTSU_LAUNCH_RECORDS` a workspace file to begin with.
 */
export function readEnvironment({ isPackaged, appData, execPath, mainDir, env }: Start): Environment {
  const name = isPackaged ? 'Kotsukotsu' : 'Kotsukotsu-dev';
  const given = isPackaged ? {} : env;
  const invite = parseInviteLink(given.KOTSUKOTSU_LAUNCH_JOIN ?? '');
  return {
    name,
    userData: given.KOTSUKOTSU_USER_DATA ?? join(appData, name),
    windowsAppId: isPackaged ? WINDOWS_APP_ID : execPath,
    rendererDir: given.KOTSUKOTSU_RENDERER_DIR ?? join(mainDir, '..', 'renderer'),
    preload: join(mainDir, 'preload.cjs'),
    launchJoin: invite && inviteLink(invite),
    launchRecords: given.KOTSUKOTSU_LAUNCH_RECORDS ?? null,
  };
}
