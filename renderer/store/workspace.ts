import { uuidv7 } from 'uuidv7';
import type { ClockReading } from '#shared/domain/clock/focus-clock.ts';
import { type LocalZone, localZone } from '#shared/domain/day/local-zone.ts';
import { WorkspaceDb } from './database.ts';
import { getState, putState } from './state.ts';

/** The clocks and ids of this computer, passed in wherever they are needed. */
export interface Surroundings {
  now(): number;
  reading(): ClockReading;
  zone(): string;
  newId(): string;
  newOpId(): string;
}

/** The member's data on this computer, with what is needed to write it. */
export interface Workspace {
  readonly db: WorkspaceDb;
  readonly device: string;
  readonly around: Surroundings;
}

/** The clocks and ids of a browser (or Node). `session` names this start of the app. */
export function realSurroundings(session: string = crypto.randomUUID()): Surroundings {
  return {
    now: () => Date.now(),
    reading: () => ({ wallAt: Date.now(), monoMs: performance.now(), session }),
    zone: () => zoneHere().zone,
    newId: uuidv7,
    newOpId: () => crypto.randomUUID(),
  };
}

/** The zone of this computer, as the browser (or Node) knows it. */
export function zoneHere(): LocalZone {
  return localZone(Intl.DateTimeFormat().resolvedOptions().timeZone, new Date().getTimezoneOffset());
}

/** Opens the workspace, and makes it when there is none. The device gets its id at the first opening. */
export async function openWorkspace(name: string, around: Surroundings): Promise<Workspace> {
  const db = new WorkspaceDb(name);
  await db.open();
  const device = await db.transaction('rw', db.state, async () => {
    const known = await getState(db, 'device');
    if (known) return known.id;
    const id = around.newId();
    await putState(db, 'device', { id });
    return id;
  });
  return { db, device, around };
}
