import { toFields } from '#renderer/store/database.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/domain/day/instant.ts';
import { canonicalJson } from '#shared/sync/canonical-json.ts';
import { EXISTENCE, keyOf, type SyncRecord } from '#shared/sync/operation.ts';
import { isMembersOwn, tableOf, tables } from '#shared/sync/tables.ts';
import type { Computer } from './computer.ts';
import { SimulationError } from './simulation-error.ts';
import { readAll, type Stored } from './watch.ts';
import type { World } from './world.ts';

/** How often everybody syncs, at most, before nothing changes any more. */
const PASSES_MAX = 8;
/** After this long every computer compares its digests, even one with a slow clock. */
const COMPARING_MS = 3 * HOUR_MS;

/** Everything works again, and everybody syncs until nothing changes any more. @throws SimulationError */
export async function comeToRest(world: World): Promise<void> {
  await world.network.deliverAll();
  world.server.update();
  for (const computer of world.computers) {
    world.touch(computer);
    await computer.restart();
  }
  await syncUntilRest(world, world.computers);
  if (!world.wasRotten) return;
  // What went bad on a disk is found when the digests are compared.
  world.time += COMPARING_MS;
  await syncUntilRest(world, world.computers);
}

/** Lets computers sync, those first and then whoever has something to do, until nobody has. @throws SimulationError */
async function syncUntilRest(world: World, first: ReadonlyArray<Computer>): Promise<void> {
  let busy = first;
  for (let pass = 0; busy.length > 0; pass++) {
    if (pass === PASSES_MAX) {
      throw new SimulationError(
        'unstable',
        `after ${PASSES_MAX} rounds of everybody, something still changes`,
      );
    }
    for (const computer of busy) {
      world.time += MINUTE_MS;
      if (!computer.isSignedIn) await world.join(computer);
      await world.keys.give(computer, world.dice);
      await world.sync(computer);
    }
    await world.look();
    busy = [];
    for (const computer of world.computers) {
      if (!(await isAtRest(world, computer))) busy = [...busy, computer];
    }
  }
}

/** True when a computer has nothing to tell the server, and the server nothing to tell it. */
async function isAtRest(world: World, computer: Computer): Promise<boolean> {
  const { position, outbox, metas } = await readAll(computer);
  const space = await world.server.space(world.memberOf(computer).space);
  const kept = keptRows(metas);
  return (
    computer.isSignedIn &&
    world.keys.has(computer) &&
    position?.epoch === space?.epoch &&
    position?.cursor === space?.seq &&
    outbox.every((row) => kept.has(keyOf(row))) &&
    metas.every(({ stale }) => stale === undefined || stale === 'kept')
  );
}

/** The rows that the server had no place for. */
function keptRows(metas: Stored['metas']): Set<string> {
  return new Set(metas.flatMap((meta) => (meta.stale === 'kept' ? keyOf(meta) : [])));
}

/** Checks convergence, preservation and restart stability. @throws SimulationError */
export async function checkRest(world: World): Promise<void> {
  const before = await picture(world);
  await checkConvergence(world, before);
  checkPreservation(world, before);
  await world.keys.checkRevoked();

  world.time += COMPARING_MS;
  for (const computer of world.computers) {
    await computer.restart();
    world.touch(computer);
    await world.sync(computer);
  }
  await world.look();
  const after = await picture(world);
  if (canonicalJson(after) !== canonicalJson(before)) {
    throw new SimulationError('unstable', `a restart changed something: ${firstDifference(before, after)}`);
  }
}

/** Everything that lasts: the spaces, and what is on each disk. */
async function picture(world: World) {
  const spaces = [];
  for (const [member, { space }] of world.members.entries()) {
    const current = await world.server.space(space);
    const records = await world.server.records(space);
    spaces.push({
      epoch: current?.epoch,
      seq: current?.seq,
      records,
      opened: await world.keys.open(member, records),
    });
  }
  const computers = [];
  for (const computer of world.computers) computers.push(await readAll(computer));
  return { spaces, computers };
}
type Picture = Awaited<ReturnType<typeof picture>>;

/** Every device shows what the server has. @throws SimulationError */
async function checkConvergence(world: World, { spaces, computers }: Picture): Promise<void> {
  for (const [index, computer] of world.computers.entries()) {
    const records = new Map((spaces[computer.member]?.opened ?? []).map((record) => [keyOf(record), record]));
    const stored = computers[index];
    if (stored) checkComputer(world, computer, stored, records);
  }
}

function checkComputer(
  world: World,
  { name }: Computer,
  { metas, outbox, views }: Stored,
  records: ReadonlyMap<string, SyncRecord>,
): void {
  // What is about a row that the server has no place for waits with it.
  const kept = keptRows(metas);
  const waiting = outbox.find((row) => !kept.has(keyOf(row)));
  if (waiting)
    throw new SimulationError('diverged', `${name} still has ${waiting.opId} in its lane ${waiting.lane}`);
  const shown = new Map(views.map(({ table, row }) => [`${table}/${row.id}`, toFields(row)]));
  for (const meta of metas) {
    const record = records.get(keyOf(meta));
    if (meta.stale) {
      // Rows that members make themselves are taken back by a server that was set back, so only others may be kept.
      const mayBeKept = !isMembersOwn(tables[meta.table]) && world.setBacks > 0 && !record;
      if (meta.stale === 'kept' && mayBeKept) shown.delete(keyOf(meta));
      else throw new SimulationError('diverged', `${name} still has ${keyOf(meta)} marked ${meta.stale}`);
    } else if (!record) {
      if (!meta.base?.deleted)
        throw new SimulationError('diverged', `${name} knows ${keyOf(meta)}, and the server does not`);
    } else if (canonicalJson([meta.seq, meta.vers]) !== canonicalJson([record.seq, record.vers])) {
      throw new SimulationError('diverged', `${name} has other versions of ${keyOf(meta)} than the server`);
    }
  }
  for (const [key, { fields, deleted, table }] of records) {
    if (!tableOf(table)) continue;
    const expected = deleted ? 'nothing' : canonicalJson(fields);
    const actual = shown.has(key) ? canonicalJson(shown.get(key)) : 'nothing';
    shown.delete(key);
    if (expected !== actual)
      throw new SimulationError('diverged', `${name} shows ${actual} for ${key}; the server has ${expected}`);
  }
  const [extra] = shown.keys();
  if (extra)
    throw new SimulationError('diverged', `${name} shows ${extra}, of which the server knows nothing`);
}

/** Nothing that was meant is lost, and nothing is there that nobody meant. @throws SimulationError */
function checkPreservation(world: World, { spaces, computers }: Picture): void {
  const current = new Map<string, SyncRecord[]>();
  for (const [member, { opened }] of spaces.entries()) {
    for (const record of opened) {
      checkMeant(world, member, record);
      current.set(`${member}/${keyOf(record)}`, [record]);
    }
  }
  const aside = new Set<string>();
  const refused = new Set<string>();
  const waiting = new Set<string>();
  for (const [index, { journal, metas, outbox }] of computers.entries()) {
    const member = world.computers[index]?.member ?? 0;
    for (const { opId } of outbox) waiting.add(opId);
    for (const entry of journal) {
      if (entry.kind === 'rejected') refused.add(entry.opId);
      if (entry.kind !== 'conflict') continue;
      for (const { field, version } of entry.lost)
        aside.add(`${member}/${keyOf(entry)}/${field}/${version.op}`);
    }
    for (const meta of metas) {
      const row = `${member}/${keyOf(meta)}`;
      if (meta.stale !== 'kept' || !meta.former) continue;
      current.set(row, [...(current.get(row) ?? []), { ...meta, ...meta.former }]);
    }
  }
  world.ledger.judge({
    current: (row) => current.get(row) ?? [],
    isKeptAside: ({ row, field, opId }) => aside.has(`${row}/${field}/${opId}`),
    isRefused: ({ opId }) => refused.has(opId),
    isWaiting: ({ opId }) => waiting.has(opId),
    wasSetBack: world.setBacks > 0,
    wasCollected: world.wasCollected,
  });
}

/** Every current value was meant by somebody, exactly as it is. @throws SimulationError */
function checkMeant(
  { ledger }: World,
  member: number,
  { table, id, fields, vers, deleted }: SyncRecord,
): void {
  for (const [field, { op, device }] of Object.entries(vers)) {
    if (device.startsWith('server:')) continue;
    const intent = ledger.find(`${member}/${table}/${id}`, field, op);
    const value = field === EXISTENCE ? deleted === true : fields[field];
    if (!intent || canonicalJson(intent.value) !== canonicalJson(value)) {
      throw new SimulationError(
        'lost',
        `nobody meant ${table}/${id} ${field} = ${canonicalJson(value)} (${op})`,
      );
    }
  }
}

/** Where two pictures begin to differ, for whoever reads the failure. */
function firstDifference(before: unknown, after: unknown, path = ''): string {
  if (before && after && typeof before === 'object' && typeof after === 'object') {
    const [a, b] = [before as Record<string, unknown>, after as Record<string, unknown>];
    const key = Object.keys({ ...a, ...b }).find(
      (one) => canonicalJson(a[one] ?? null) !== canonicalJson(b[one] ?? null),
    );
    if (key !== undefined) return firstDifference(a[key], b[key], `${path}.${key}`);
  }
  return `${path}: ${JSON.stringify(before)} became ${JSON.stringify(after)}`;
}
