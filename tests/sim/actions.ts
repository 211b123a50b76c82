import type { Change } from '#renderer/store/write.ts';
import { dayPlanId } from '#shared/domain/plan/day-plan.ts';
import { FIELD_BYTES_MAX } from '#shared/sync/limits.ts';
import type { Dice } from '#tests/fixtures/dice.ts';
import { entryFields, taskFields } from '#tests/fixtures/test-workspace.ts';
import type { Computer } from './computer.ts';

/** Rows that several devices make under the same id, as the plan of a day. */
const SHARED_IDS = ['shared-1', 'shared-2'];
/** More than a field may hold. */
const TOO_LONG = 'x'.repeat(FIELD_BYTES_MAX);
const DAYS = ['2026-11-23', '2026-11-24'] as const;

/** What a member may do next at a computer, with what they see there. */
export async function nextChanges(computer: Computer, dice: Dice, wish?: 'delete'): Promise<Change[]> {
  if (wish) return deletion(computer, dice);
  const changes = [await nextChange(computer, dice)];
  if (dice.chance(15)) changes.push(await nextChange(computer, dice));
  // Of several changes of one row only the first is kept.
  return changes.filter(
    ({ table, id }, index) => changes.findIndex((one) => one.table === table && one.id === id) === index,
  );
}

async function deletion(computer: Computer, dice: Dice): Promise<Change[]> {
  const table = dice.pick(['tasks', 'tasks', 'tasks', 'entries', 'rhythm', 'plans'] as const);
  const ids = await computer.db.rows(table).toCollection().primaryKeys();
  return ids.length > 0 ? [{ table, id: dice.pick(ids), kind: 'delete' }] : [];
}

/** The tables that the people of the simulation write to, with ids of their own and with ids made of something. */
type Own = 'tasks' | 'entries' | 'rhythm' | 'plans';

async function nextChange(computer: Computer, dice: Dice): Promise<Change> {
  const table = dice.pick<Own | 'assignments'>([
    'tasks',
    'tasks',
    'tasks',
    'assignments',
    'assignments',
    'entries',
    'rhythm',
    'plans',
  ]);
  const rows = await computer.db.rows(table).toCollection().primaryKeys();
  if (table === 'assignments') {
    return rows.length > 0 ? answer(dice, dice.pick(rows)) : makeTask(dice, dice.pick(SHARED_IDS));
  }
  if (dice.chance(12)) {
    const buried = (await computer.db.meta.toArray()).filter(
      (meta) => meta.table === table && meta.base?.deleted,
    );
    if (buried.length > 0) return { table, id: dice.pick(buried).id, kind: 'restore' };
  }
  if (rows.length === 0 || dice.chance(rows.length > 3 ? 10 : 35)) return make(table, dice);
  const id = dice.pick(rows);
  if (dice.chance(14)) return { table, id, kind: 'delete' };
  return { table, id, kind: 'set', patch: edit(table, dice, computer.isNewer) } as Change;
}

function make(table: Own, dice: Dice): Change {
  const id = dice.chance(35) ? dice.pick(SHARED_IDS) : dice.opId();
  switch (table) {
    case 'tasks':
      return makeTask(dice, id);
    case 'entries':
      return { table, id, kind: 'set', patch: { ...entryFields(moment(dice)), note: word(dice) } };
    case 'rhythm': {
      const patch = {
        kind: 'meal' as const,
        startAt: moment(dice),
        endAt: null,
        zone: 'Asia/Tokyo',
        note: word(dice),
      };
      return { table, id, kind: 'set', patch };
    }
    case 'plans': {
      const day = dice.pick(DAYS);
      return { table, id: dayPlanId(day), kind: 'set', patch: { day, line: word(dice) } };
    }
  }
}

function makeTask(dice: Dice, id: string): Change {
  return { table: 'tasks', id, kind: 'set', patch: taskFields(word(dice)) };
}

function edit(table: Own, dice: Dice, isNewer: boolean) {
  const note = { note: word(dice) };
  switch (table) {
    case 'tasks':
      return {
        ...dice.pick([
          { title: word(dice) },
          { title: word(dice), day: dice.pick([...DAYS, null]) },
          note,
          { order: dice.between(1, 9) },
          { doneAt: dice.pick([null, moment(dice)]) },
        ]),
        ...(isNewer && dice.chance(60) ? { colour: dice.chance(5) ? TOO_LONG : word(dice) } : {}),
      };
    case 'entries':
      return dice.pick([note, { endAt: moment(dice) }]);
    case 'rhythm':
      return note;
    case 'plans':
      return dice.pick([{ line: word(dice) }, { isSlow: dice.chance(50) }, { firstStep: word(dice) }]);
  }
}

function answer(dice: Dice, id: string): Change {
  const at = moment(dice);
  const patch = dice.pick([
    { answer: dice.pick(['accepted', 'accepted', 'declined'] as const), answeredAt: at },
    { answer: 'accepted' as const, answeredAt: at, startedAt: at },
    { handedOverAt: at, handOver: { note: word(dice), links: [] } },
    { startedAt: at },
  ]);
  return { table: 'assignments', id, kind: 'set', patch };
}

function word(dice: Dice): string {
  return dice.hex(5);
}

function moment(dice: Dice): number {
  return dice.between(1, 1_000_000);
}
