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

/** The zone's name is asked for anew after so long: a screen needs it in many places at once, and asking takes its time. */
const ZONE_KEPT_MS = 1_000;
let lastZone: { askedAt: number; offset: number; here: LocalZone } | null = null;

/** The zone of this computer, as the browser (or Node) knows it. */
export function zoneHere(): LocalZone {
  const now = performance.now();
  const offset = new Date().getTimezoneOffset();
  if (lastZone?.offset !== offset || now - lastZone.askedAt >= ZONE_KEPT_MS) {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    lastZone = { askedAt: now, offset, here: localZone(timeZone, offset) };
  }
  return lastZone.here;
}

/** Opens the workspace, and makes it when there is none. The device gets its id at the first opening. */
export async function openWorkspace(name: string, around: Surroundings): Promise<Workspace> {
  const db = new WorkspaceDb(name);
  await db.open();
  const known = await getState(db, 'device');
  return { db, device: known?.id ?? (await nameDevice(db, around)), around };
}

/** Gives the device its id, unless another window has done so meanwhile. */
function nameDevice(db: WorkspaceDb, around: Surroundings): Promise<string> {
  return db.transaction('rw', db.state, async () => {
    const known = await getState(db, 'device');
    if (known) return known.id;
    const id = around.newId();
    await putState(db, 'device', { id });
    return id;
  });
}
