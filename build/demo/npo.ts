import { join } from 'node:path';
import { createInvite } from '#server/auth/invites.ts';
import { readConfig } from '#server/config.ts';
import { demoMembers, hasJoined, seedDemo } from '#server/relay/demo.ts';
import { seedWeeks } from '#server/relay/demo-weeks.ts';
import { startServer } from '#server/start.ts';
import { localZone } from '#shared/domain/day/local-zone.ts';
import { lifeFile } from './life.ts';

/** The demo's member is the same each time, except for what the time of day changes. */
const SEED = 7;

export interface DemoNpoOptions {
  /** 0 takes any free port. */
  port: number;
  /** Where the app is served that may speak to it. */
  appUrl: string;
  folder: string;
  /** Begins with one offer alone, instead of in the third week of its first member. */
  isEmpty: boolean;
  /** Where the member lives; in the zone of this computer when not given. */
  zone?: string;
  /** UTC milliseconds. */
  clock?: () => number;
}

export interface DemoNpo {
  url: string;
  /** A fresh invite link for the demo's first member: every browser that opens the app joins with its own. */
  invite(): Promise<string>;
  /**
   * What this member has recorded so far, as a workspace file for the first device that joins; null once one has, since
   * others get it from there, and in an empty demo.
   */
  records(): Promise<string | null>;
  close(): Promise<void>;
}

/** Starts the NPO server on its embedded database, with the demo NPO in it. @throws StartError */
export async function startDemoNpo({
  port,
  appUrl,
  folder,
  isEmpty,
  zone = zoneHere(),
  clock = Date.now,
}: DemoNpoOptions): Promise<DemoNpo> {
  const server = await startServer(
    readConfig({
      ...process.env,
      PORT: String(port),
      DATA_DIR: join(folder, 'server'),
      NPO_NAME: '見本のNPO（架空）',
      ALLOWED_ORIGINS: appUrl,
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    }),
    clock,
  );
  const { npo } = server;
  const [member] = demoMembers;
  if (isEmpty) await seedDemo(npo);
  const assignments = isEmpty ? null : await seedWeeks(npo);
  return {
    url: server.url,
    invite: async () => (await createInvite(npo, member.id)).link,
    records: async () => {
      if (!assignments || (await hasJoined(npo, member.id))) return null;
      return lifeFile({ now: clock(), zone, seed: SEED, assignments });
    },
    close: () => server.close(),
  };
}

function zoneHere(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return localZone(timeZone, new Date().getTimezoneOffset()).zone;
}
