import { type Day, type DayStarts, nearestInstant } from '#shared/domain/day/day.ts';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import {
  cellKey,
  type FillColumn,
  type FillMark,
  type FillPlace,
  type FillTime,
  filledCells,
  instantOn,
  isNap,
  type SeenTime,
} from './fill-cells.ts';
import type { RhythmRecord } from './rhythm-record.ts';
import { pairSides, type Side } from './sleep-sides.ts';

const DAY_MINUTES = 1_440;

/** A cell that was typed in, with the times that it holds now, and what stood there when typing began. */
export interface FilledCell extends FillPlace {
  times: ReadonlyArray<FillTime>;
  seen: ReadonlyArray<SeenTime>;
}

/** When a record was, without what else is kept of it. */
type When = Pick<RhythmRecord, 'startAt' | 'endAt'>;

/** What filling in a sheet changes. */
export type FillChange =
  | { change: 'add'; fields: Pick<RhythmRecord, 'kind' | 'startAt' | 'endAt' | 'note' | 'zone'> }
  | { change: 'set'; id: string; when: When }
  | { change: 'delete'; id: string };

/** Where and when a sheet is filled in. */
export interface FillSurroundings {
  /** UTC milliseconds. */
  now: number;
  /** The zone of what is new on the sheet; what was recorded stays in its own. */
  zone: string;
  starts: DayStarts;
}

/** The changes of a sheet, and the cells (`cellKey`) with a time that is still to come: then nothing is to be changed. */
export interface FillDiff {
  changes: FillChange[];
  inFuture: Set<string>;
}

/**
 * What the typed cells change in the records. What stands in a cell as before stays untouched, with its seconds and its note;
 * another time in its place corrects it. What was recorded there since typing began was not seen, and stays too. Sleep goes from a time of going to bed to the next time of getting up, also on the
 * line of another day; without the one or the other, only what is known is recorded.
 * @param records what was recorded in the days of the sheet, and in the day before and after it
 */
export function fillDiff(
  records: ReadonlyArray<RhythmRecord>,
  cells: ReadonlyArray<FilledCell>,
  around: FillSurroundings,
): FillDiff {
  const marks = [...filledCells(records, around.starts).values()].flat();
  const edits = cells.map((cell): [FilledCell, CellEdit] => [cell, compareCell(marks, cell, around)]);
  const isToCome = ({ moved, added }: CellEdit) =>
    [...moved.map(({ when }) => when), ...added].some(
      ({ startAt, endAt }) => Math.max(startAt, endAt ?? startAt) > around.now,
    );
  const inFuture = new Set(edits.filter(([, edit]) => isToCome(edit)).map(([cell]) => cellKey(cell)));
  const ofSleep = edits.filter(([{ column }]) => column === 'up' || column === 'bed');
  const others = edits.filter(([{ column }]) => column !== 'up' && column !== 'bed');
  return {
    changes: [
      ...others.flatMap(([{ column }, edit]) => momentChanges(column, edit, around.zone)),
      ...sleepChanges(records, ofSleep, around),
    ],
    inFuture,
  };
}

/** What became of the marks of a cell. */
interface CellEdit {
  moved: { mark: FillMark; when: When }[];
  gone: FillMark[];
  added: When[];
}

/**
 * Times that stood there before stay; of the others, the first corrects the first, and so on.
 * @param marks all that stands on the sheet now
 */
function compareCell(
  marks: ReadonlyArray<FillMark>,
  { day, column, times, seen }: FilledCell,
  { zone, starts }: FillSurroundings,
): CellEdit {
  const wanted = [...times];
  const isWanted = ({ from, to }: FillTime) => {
    const same = wanted.findIndex((time) => time.from === from && time.to === to);
    if (same >= 0) wanted.splice(same, 1);
    return same >= 0;
  };
  const inColumn = marks.filter((mark) => mark.column === column);
  const left = seen
    .filter((time) => !isWanted(time))
    .flatMap(({ id }) => inColumn.find(({ record }) => record.id === id) ?? []);
  // What was recorded meanwhile at a time that was typed too is not recorded twice.
  for (const mark of inColumn) {
    if (mark.day === day && !seen.some(({ id }) => id === mark.record.id)) isWanted(mark);
  }
  const moved = left
    .slice(0, wanted.length)
    .map((mark, index) => ({ mark, when: whenOf(day, wanted[index] as FillTime, mark.record.zone, starts) }));
  return {
    moved,
    gone: left.slice(wanted.length),
    added: wanted.slice(left.length).map((time) => whenOf(day, time, zone, starts)),
  };
}

function whenOf(day: Day, { from, to }: FillTime, zone: string, starts: DayStarts): When {
  const startAt = instantOn(day, from, zone, starts);
  if (to === null) return { startAt, endAt: null };
  // The next time that the clock shows it.
  const minutes = (((to - from) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
  return { startAt, endAt: nearestInstant(to % DAY_MINUTES, startAt + minutes * MINUTE_MS, zone) };
}

function momentChanges(column: FillColumn, { moved, gone, added }: CellEdit, zone: string): FillChange[] {
  const kind = column === 'nap' ? 'sleep' : column;
  return [
    ...moved.map(({ mark, when }): FillChange => ({ change: 'set', id: mark.record.id, when })),
    ...gone.map(({ record }): FillChange => ({ change: 'delete', id: record.id })),
    ...added.map((when): FillChange => ({ change: 'add', fields: { kind, ...when, note: '', zone } })),
  ];
}

/** What changes in sleep, and in going to bed and getting up that are known by themselves. */
function sleepChanges(
  records: ReadonlyArray<RhythmRecord>,
  edits: ReadonlyArray<readonly [FilledCell, CellEdit]>,
  { zone, starts }: FillSurroundings,
): FillChange[] {
  if (edits.length === 0) return [];
  const inSheet = records.filter((record) => isOfSleep(record) && !isNap(record, starts));
  const gone = new Set<string>();
  const movedTo = new Map<string, number>();
  for (const [{ column }, edit] of edits) {
    for (const { record } of edit.gone) gone.add(`${column} ${record.id}`);
    for (const { mark, when } of edit.moved) movedTo.set(`${column} ${mark.record.id}`, when.startAt);
  }
  const sides = inSheet.flatMap((record): Side[] =>
    sidesOf(record).flatMap(([what, at]) => {
      const name = `${what} ${record.id}`;
      const moved = movedTo.get(name);
      return gone.has(name) ? [] : [{ what, at: moved ?? at, record, isTyped: moved !== undefined }];
    }),
  );
  for (const [{ column }, { added }] of edits) {
    const what = column === 'bed' ? 'bed' : 'up';
    sides.push(...added.map(({ startAt }): Side => ({ what, at: startAt, record: null, isTyped: true })));
  }

  const kept = new Map<string, When>();
  const adds: FillChange[] = [];
  for (const { bed, up } of pairSides(sides)) {
    const when = { startAt: (bed ?? up)?.at ?? 0, endAt: bed && up ? up.at : null };
    // Going to bed that was recorded as a moment stays one while nothing is known of getting up.
    const kind = bed ? (!up && bed.record?.kind === 'bed' ? 'bed' : 'sleep') : 'out-of-bed';
    const told = [bed?.record, up?.record].flatMap((record) => record ?? []);
    // A record of this kind goes on to tell it; else one is added, with what was noted, where it was recorded.
    const own = told.find((record) => record.kind === kind && !kept.has(record.id));
    if (own) kept.set(own.id, when);
    else {
      const note = told.find((record) => record.note !== '')?.note ?? '';
      adds.push({ change: 'add', fields: { kind, ...when, note, zone: told[0]?.zone ?? zone } });
    }
  }
  return [
    ...inSheet.flatMap((record): FillChange[] => {
      const when = kept.get(record.id);
      if (!when) return [{ change: 'delete', id: record.id }];
      const isSame = when.startAt === record.startAt && when.endAt === record.endAt;
      return isSame ? [] : [{ change: 'set', id: record.id, when }];
    }),
    ...adds,
  ];
}

function isOfSleep({ kind }: RhythmRecord): boolean {
  return kind === 'sleep' || kind === 'bed' || kind === 'out-of-bed';
}

function sidesOf({ kind, startAt, endAt }: RhythmRecord): ['bed' | 'up', number][] {
  if (kind === 'out-of-bed') return [['up', startAt]];
  return endAt === null
    ? [['bed', startAt]]
    : [
        ['bed', startAt],
        ['up', endAt],
      ];
}
