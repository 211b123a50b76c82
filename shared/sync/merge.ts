import { DAY_MS } from '#shared/domain/day/instant.ts';
import { canonicalJson } from './canonical-json.ts';
import { EXISTENCE, type Json, type Operation, type SyncRecord, type Version } from './operation.ts';

/** A value that lost against a concurrent one, for the conflict journal. */
export interface LostValue {
  field: string;
  value: Json;
  /** Who wrote the value that lost. */
  version: Version;
}

export interface Merged {
  /** The record after the operation; the same object when nothing changed. */
  record: SyncRecord;
  /** `applied`: the whole intent is in effect. `merged`: a concurrent change was met. */
  outcome: 'applied' | 'merged';
  lost: LostValue[];
}

/** Where and when an operation is merged. */
export interface MergeContext {
  /** The sequence number it takes. */
  ver: number;
  /** The server's clock, which bounds `at`: UTC milliseconds. */
  now: number;
  /**
   * The ids of the operations that the same writer had made before, and whose versions it could not know yet: those
   * before it in the same push. The device's id is not enough to find them: a copied profile has the same one.
   */
  earlier: ReadonlySet<string>;
}

/**
 * Merges one operation into a record. Pure; the server applies with it, the client shows with it what is pending.
 *
 * Per field, and for existence as a whole:
 * 1. *causal* — the writer had seen the current version, or had made it just before: the operation applies. Its time is
 *    later than that of what it replaces, so that a slow clock cannot weaken a later decision (I7).
 * 2. *concurrent* — the larger `(min(at, now), opId)` wins, the other value is reported as lost.
 *
 * A delete keeps the fields, so a restore brings them back; a set on a deleted row changes its kept content and leaves
 * it deleted: deleting beats concurrent editing (I8). Values that the deleting writer had not seen are reported as
 * lost.
 *
 * @param current the record, or undefined when there is none yet
 */
export function merge(current: SyncRecord | undefined, op: Operation, context: MergeContext): Merged {
  const record: SyncRecord = current ?? { table: op.table, id: op.id, fields: {}, vers: {}, seq: 0 };
  const written: Version = {
    ver: context.ver,
    at: Math.min(op.at, context.now),
    op: op.opId,
    device: op.device,
  };

  const isSeen = isSeenBy(op, context.earlier);
  if (op.kind === 'delete' || op.kind === 'restore') return mergeExistence(record, op, written, isSeen);

  const next: SyncRecord = { ...record, fields: { ...record.fields }, vers: { ...record.vers } };
  const lost: LostValue[] = [];
  let changed = current === undefined;
  for (const [field, value] of Object.entries(op.patch)) {
    const currentVersion = own(record.vers, field);
    // This very operation, which came back to the server by another device's reupload.
    if (currentVersion?.op === op.opId) continue;
    const currentValue = own(record.fields, field) ?? null;
    const isCausal = !currentVersion || isSeen(field, currentVersion);
    if (!isCausal && canonicalJson(currentValue) !== canonicalJson(value)) {
      const wins = beats(written, currentVersion);
      lost.push(
        wins ? { field, value: currentValue, version: currentVersion } : { field, value, version: written },
      );
      if (!wins) continue;
    } else if (!isCausal && !beats(written, currentVersion)) {
      // Both wrote the same: the value stays, and so does the later version.
      continue;
    }
    next.fields[field] = value;
    next.vers[field] = isCausal && currentVersion ? after(written, currentVersion) : written;
    changed = true;
  }
  const isBuried = record.deleted === true;
  return {
    record: changed ? { ...next, seq: context.ver } : record,
    outcome: lost.length > 0 || isBuried ? 'merged' : 'applied',
    lost,
  };
}

/** Whether the writer knew of the current version. */
type IsSeen = (field: string, current: Version) => boolean;

/** What the writer of an operation had seen; see {@link MergeContext} for `earlier`. */
export function isSeenBy({ base }: Pick<Operation, 'base'>, earlier: ReadonlySet<string>): IsSeen {
  return (field, current) => current.ver === (own(base, field) ?? 0) || earlier.has(current.op);
}

function mergeExistence(record: SyncRecord, op: Operation, written: Version, isSeen: IsSeen): Merged {
  const current = record.vers[EXISTENCE];
  const isCausal = !current || isSeen(EXISTENCE, current);
  const wantsDeleted = op.kind === 'delete';
  const isDeleted = record.deleted === true;
  if (current?.op === op.opId || (!isCausal && !beats(written, current))) {
    return { record, outcome: wantsDeleted === isDeleted ? 'applied' : 'merged', lost: [] };
  }
  const version = isCausal && current ? after(written, current) : written;
  const { deleted: _, ...alive } = record;
  const lost = wantsDeleted && !isDeleted ? unseenValues(record, isSeen) : [];
  return {
    record: {
      ...alive,
      ...(wantsDeleted ? { deleted: true as const } : {}),
      vers: { ...record.vers, [EXISTENCE]: version },
      seq: written.ver,
    },
    outcome: lost.length > 0 ? 'merged' : 'applied',
    lost,
  };
}

/** The values of a record that the writer of the operation had not seen. */
export function unseenValues({ fields, vers }: SyncRecord, isSeen: IsSeen): LostValue[] {
  return Object.entries(fields).flatMap(([field, value]) => {
    const version = own(vers, field);
    return !version || isSeen(field, version) ? [] : [{ field, value, version }];
  });
}

/**
 * Merges what a device holds of a row from a former epoch into the current record (I9). There are no common versions
 * any more, so per field, and for existence, the larger `(at, op)` wins: the order in which devices send again makes no
 * difference, and sending once more changes nothing. A later write of the same field always has the later time, see
 * {@link merge}; so these times, which a server has bounded before, are only bounded to one day after `now`.
 *
 * @param reuploaded fields without a version are ignored
 * @returns the record after it; `current` itself when nothing changed
 */
export function mergeReuploaded(
  current: SyncRecord | undefined,
  reuploaded: Omit<SyncRecord, 'seq'>,
  context: { ver: number; now: number },
): SyncRecord | undefined {
  const { table, id } = reuploaded;
  const base: SyncRecord = current ?? { table, id, fields: {}, vers: {}, seq: 0 };
  const { deleted: wasDeleted, ...next } = { ...base, fields: { ...base.fields }, vers: { ...base.vers } };
  let isDeleted = wasDeleted === true;
  let hasChanged = false;
  for (const [field, version] of Object.entries(reuploaded.vers)) {
    const written = { ...version, at: Math.min(version.at, context.now + DAY_MS), ver: context.ver };
    const currentVersion = own(base.vers, field);
    const value = own(reuploaded.fields, field);
    if ((field !== EXISTENCE && value === undefined) || (currentVersion && !beats(written, currentVersion)))
      continue;
    if (value === undefined) isDeleted = reuploaded.deleted === true;
    else next.fields[field] = value;
    next.vers[field] = written;
    hasChanged = true;
  }
  return hasChanged ? { ...next, ...(isDeleted ? { deleted: true } : {}), seq: context.ver } : current;
}

/** `written`, made later than the version that it replaces. */
function after(written: Version, current: Version): Version {
  return { ...written, at: Math.max(written.at, current.at + 1) };
}

/** True when `a` wins over `b` by `(at, op)`. */
function beats(a: Version, b: Version): boolean {
  return a.at !== b.at ? a.at > b.at : a.op > b.op;
}

/** A value by key, past what every object inherits: a field may be named `constructor`. */
function own<T>(values: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}
