import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { routes } from '#shared/http/contract.ts';
import { officeRoutes } from '#shared/http/office.ts';
import type { Route } from '#shared/http/route.ts';
import type { Keyring } from '#shared/keys/keyring.ts';
import { byteLength } from '#shared/sync/operation.ts';
import { packing } from './hostile-packing.ts';
import { type DocumentedRoute, isFor, isStream, requestTo } from './route-requests.ts';
import { sealedWith } from './sealed.ts';
import type { TestDevice } from './test-device.ts';

/** One request as it is sent. */
export interface HostileRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: BodyInit;
  /** How large it is before it is packed, in bytes: what has to be read, without what every request has. */
  bytes: number;
}

/** Whom the requests come from, and whom they are after. */
export interface Scene {
  /** A device of a member, who has an assignment named `stage`. */
  intruder: TestDevice;
  /** A device of another member. */
  victim: TestDevice;
  /** Ids of the victim's rows and operations. */
  victimsIds: ReadonlyArray<string>;
  coordinatorToken: string;
  /** The last mark the intruder was told, kept up by whoever sends the requests. */
  mark: string;
  /** A good keyring of the intruder's space. */
  keyring: Keyring;
  /** All routes that the server has. */
  routes: ReadonlyArray<DocumentedRoute>;
}

const oddText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '-1',
    '0x10',
    '1e3',
    '9007199254740993',
    '1'.repeat(400),
    '__proto__',
    'constructor',
    '\u0000',
    '\ud800',
    "' or 1=1; drop table records; --",
    '../../../etc/passwd',
    '%00',
    'あ'.repeat(200),
  ),
  fc.uuid(),
);

const oddValue = fc.oneof(
  fc.jsonValue({ maxDepth: 5 }),
  oddText,
  fc.double(),
  fc.constantFrom('accepted', 'sealed.v1.YQ', 'x'.repeat(70_000), -0, 1e308, Number.MAX_SAFE_INTEGER, -1),
);

/** Values that nobody has sealed, some of them with the key of the keyring. */
function sealedBy({ keyring }: Scene): fc.Arbitrary<string> {
  return fc.tuple(fc.boolean(), fc.string()).map(([isKeyed, text]) => {
    const content = `${Buffer.from(text).toString('base64url')}_`;
    return isKeyed ? sealedWith(keyring.key, content) : `sealed.v1.${content}`;
  });
}

const fieldName = fc.oneof(
  fc.constantFrom('answer', 'handOver', 'id', 'title', '$', 'constructor', 'toString', '__proto__'),
  fc.string(),
);

/** What is usual, and now and then something else. */
function mostly<T>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>, weight = 30): fc.Arbitrary<T> {
  return fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: other });
}

/** Mostly `real`, now and then with some of its keys replaced by something odd, and others added. */
function nearly(real: fc.Arbitrary<object>, ...keys: string[]): fc.Arbitrary<object> {
  const odd = fc.dictionary(fc.oneof(fc.constantFrom(...keys), fieldName), oddValue, { maxKeys: 2 });
  return fc.tuple(real, mostly(fc.constant({}), odd)).map(([all, some]) => ({ ...all, ...some }));
}

interface Request {
  path: string;
  /** Left out for a GET. */
  json?: unknown;
}

/** Requests near the real ones, with what is odd, stolen, forged or broken in any part of them. */
export function hostileRequest(scene: Scene): fc.Arbitrary<HostileRequest> {
  const { intruder, coordinatorToken } = scene;
  return fc.oneof(
    { weight: 8, arbitrary: sent(syncRequest(scene), intruder.token, coordinatorToken) },
    { weight: 3, arbitrary: sent(deviceRequest(scene), intruder.token, coordinatorToken) },
    { weight: 3, arbitrary: sent(keyRequest(scene), intruder.token, coordinatorToken) },
    { weight: 2, arbitrary: sent(officeRequest(scene), coordinatorToken, intruder.token) },
    { weight: 1, arbitrary: sent(oddRequest, intruder.token, coordinatorToken) },
    { weight: 10, arbitrary: anyRouteRequest(scene) },
  );
}

/** Requests to every route that the server says it has, also to those that nobody has thought of here. */
function anyRouteRequest({ intruder, victim, victimsIds, coordinatorToken, keyring, routes }: Scene) {
  const known = [
    ...['stage', 'own', 'assignments', 'tasks', keyring.key, keyring.head, intruder.token, victim.token],
    ...[intruder.id, intruder.space.id, intruder.space.epoch, victim.id, victim.space.id, ...victimsIds],
  ];
  return fc.oneof(
    ...routes
      .filter((route) => !isStream(route))
      .map((route) => {
        const tokens = [intruder.token, coordinatorToken] as const;
        const [token, other] = isFor(route, 'coordinator') ? tokens.toReversed() : tokens;
        return sent(requestTo(route, known, oddValue), token ?? '', other ?? '');
      }),
  );
}

/** Keyrings that nobody signed, beside a good one, questions out of order, and values sealed by nobody. */
function keyRequest(scene: Scene): fc.Arbitrary<Request> {
  const { intruder, victim, keyring } = scene;
  const bytes = mostly(
    fc.uint8Array({ minLength: 32, maxLength: 32 }).map((all) => Buffer.from(all).toString('base64url')),
    oddText,
  );
  const publicKeys = nearly(fc.record({ sign: bytes, agree: bytes }), 'sign', 'agree');
  const told = nearly(fc.record({ keys: publicKeys, nonce: bytes }), 'keys', 'nonce');
  const key = mostly(fc.constantFrom('0123456789abcde', keyring.key), oddText);
  const member = nearly(
    fc.record({ id: anyId(scene), kind: fc.constantFrom('device', 'sheet'), keys: publicKeys }),
    'kind',
    'keys',
  );
  const envelope = `${'A'.repeat(43)}.${'A'.repeat(64)}`;
  const envelopes = fc.dictionary(anyId(scene), mostly(fc.constant(envelope), oddText), { maxKeys: 3 });
  const former = `${'A'.repeat(16)}.${'A'.repeat(64)}`;
  const entry = nearly(
    fc.record({
      space: mostly(fc.constantFrom(intruder.space.id, victim.space.id), oddText),
      n: mostly(fc.nat({ max: 3 }), fc.constantFrom(-1, 1e9)),
      before: mostly(fc.constant(''), bytes, 2),
      at: fc.nat(),
      add: fc.array(member, { maxLength: 3 }),
      remove: fc.array(anyId(scene), { maxLength: 3 }),
      key,
      former: fc.option(mostly(fc.constant(former), oddText)),
      envelopes,
      signatures: fc.dictionary(anyId(scene), mostly(fc.constant('A'.repeat(86)), oddText), { maxKeys: 3 }),
    }),
    'space',
    'n',
    'add',
    'envelopes',
    'signatures',
  );
  const good = keyring.entries.map((one) => nearly(fc.constant(one), 'n', 'before', 'add', 'signatures'));
  const field = fc.record({ op: fc.uuid(), value: mostly(sealedBy(scene), oddText) });
  const record = fc.record({
    table: mostly(fc.constantFrom('tasks', 'assignments'), oddText),
    id: anyId(scene),
    fields: fc.dictionary(fieldName, field, { maxKeys: 3 }),
  });
  const about = (route: Route) => anyId(scene).map((device) => pathWith(route, device));
  return fc.oneof(
    fc.constant({ path: routes.readKeys.path }),
    fc.constant({ path: routes.readAccount.path }),
    fc.record({ path: fc.constant(routes.deleteAccount.path), json: fc.record({ name: oddText }) }),
    fc.record({
      path: fc.constant(routes.appendKeys.path),
      json: fc.record({ entries: fc.array(entry, { maxLength: 3 }) }),
    }),
    fc.record({
      path: fc.constant(routes.appendKeys.path),
      json: fc.record({ entries: fc.oneof(fc.tuple(...good), ...good.map((one) => fc.tuple(one))) }),
    }),
    fc.constant({ path: routes.beginKeysAnew.path, json: {} }),
    fc.record({ path: fc.constant(routes.askForKeys.path), json: fc.record({ commitment: bytes }) }),
    fc.record({ path: about(routes.answerForKeys), json: told }),
    fc.record({ path: fc.constant(routes.showKeys.path), json: told }),
    fc.record({ path: about(routes.endKeyRequest), json: fc.constant({}) }),
    fc.record({
      path: fc.constant(routes.reseal.path),
      json: fc.record({ key, records: fc.array(record, { maxLength: 3 }) }),
    }),
  );
}

/** Ids of what belongs to the intruder, to the victim, and to nobody. */
function anyId({ intruder, victim, victimsIds }: Scene): fc.Arbitrary<string> {
  return mostly(
    fc.constantFrom('stage', 'own', intruder.id),
    fc.constantFrom(victim.id, ...victimsIds),
    4,
  ).chain((id) => mostly(fc.constant(id), oddText));
}

function syncRequest(scene: Scene): fc.Arbitrary<Request> {
  const { intruder, victim } = scene;
  const id = anyId(scene);
  const seq = mostly(fc.nat({ max: 50 }), fc.constantFrom(-1, 1e15, 2 ** 53, 1e300));
  const mark = mostly(
    fc.constant(null).map(() => scene.mark),
    fc.oneof(
      fc.tuple(seq, fc.oneof(fc.uuid(), id)).map((parts) => parts.join('.')),
      oddText,
    ),
    10,
  );
  const epoch = mostly(
    fc.constant(null).map(() => intruder.space.epoch),
    fc.oneof(fc.constantFrom(victim.space.epoch, victim.space.id), oddText),
  );
  const table = mostly(fc.constantFrom('assignments', 'tasks', 'entries'), oddText);
  const device = mostly(fc.constant(intruder.id), fc.oneof(fc.constant(victim.id), oddText));
  const at = mostly(fc.nat(), fc.constantFrom(-8.64e15, 8.64e15, 1e300));
  const sealedText = sealedBy(scene);
  const fields = mostly(
    fc.oneof(
      fc.record({ title: sealedText, note: sealedText }, { requiredKeys: [] }),
      fc.record(
        { answer: fc.constantFrom('accepted', 'declined'), startedAt: fc.nat() },
        { requiredKeys: [] },
      ),
    ),
    fc.dictionary(fieldName, oddValue, { maxKeys: 5 }),
    8,
  );
  const versionsOf = (one: object) =>
    fc.record(
      Object.fromEntries(
        [...Object.keys(one), '$'].map((field) => [
          field,
          nearly(fc.record({ ver: seq, at, op: mostly(fc.uuid(), id), device }), 'ver', 'at', 'op', 'device'),
        ]),
      ),
    );
  const base = fc.dictionary(mostly(fc.constantFrom('answer', 'title', '$'), fieldName), seq, { maxKeys: 2 });
  const kind = mostly(fc.constant('set' as const), fc.constantFrom('delete' as const, 'restore' as const), 4);
  const opId = mostly(fc.uuid({ version: 4 }), id);
  const operation = nearly(
    fc.record({ id, table, kind, opId, device, patch: fields, base, at }).map((given) => ({
      ...intruder.op({ id: 'stage' }),
      ...given,
    })),
    ...['opId', 'device', 'table', 'id', 'kind', 'at', 'schema'],
  );
  const record = nearly(
    fields.chain((held) => fc.record({ table, id, fields: fc.constant(held), vers: versionsOf(held) })),
    ...['table', 'id', 'fields', 'vers', 'deleted'],
  );
  const some = (each: fc.Arbitrary<object>) => fc.array(each, { minLength: 1, maxLength: 4 });
  const push = fc.record({ epoch, ops: some(operation), mark }, { requiredKeys: ['epoch', 'ops'] });
  const query = fc
    .record(
      {
        epoch,
        cursor: mostly(seq.map(String), oddText),
        limit: mostly(fc.nat({ max: 1_000 }).map(String), oddText),
        mark,
        table,
      },
      { requiredKeys: ['epoch', 'cursor'] },
    )
    .chain((real) =>
      mostly(fc.constant({}), fc.dictionary(oddText, oddText, { maxKeys: 1 })).map((odd) => ({
        ...odd,
        ...real,
      })),
    );
  return fc.oneof(
    nearly(push, 'epoch', 'ops', 'mark').map((json) => ({ path: routes.push.path, json })),
    nearly(fc.record({ epoch, records: some(record) }), 'epoch', 'records').map((json) => ({
      path: routes.reupload.path,
      json,
    })),
    mostly(
      query,
      query.map(({ epoch }) => ({ epoch })),
    ).map((asked) => ({
      path: `${routes.pull.path}?${new URLSearchParams(asked)}`,
    })),
    fc
      .tuple(
        fc.constantFrom(routes.digest, routes.recent),
        mostly(
          epoch.map((one) => ({ epoch: one })),
          query,
        ),
      )
      .map(([{ path }, asked]) => ({ path: `${path}?${new URLSearchParams(asked)}` })),
  );
}

function deviceRequest(scene: Scene): fc.Arbitrary<Request> {
  const { intruder, victim } = scene;
  const id = anyId(scene);
  const name = mostly(fc.string({ minLength: 1, maxLength: 100 }), oddText);
  const newDevice = fc.record({
    token: fc.constantFrom('A'.repeat(43), 'C'.repeat(43), intruder.token, victim.token),
    device: mostly(fc.uuid(), id, 2),
    deviceName: name,
  });
  return fc.oneof(
    fc.constant({ path: routes.listDevices.path }),
    fc.constant({ path: routes.inviteDevice.path, json: {} }),
    nearly(newDevice, 'token', 'device', 'deviceName').map((json) => ({ path: routes.addDevice.path, json })),
    fc.tuple(id, nearly(fc.record({ name }), 'name')).map(([of, json]) => ({
      path: pathWith(routes.renameDevice, of),
      json,
    })),
    id.map((of) => ({ path: pathWith(routes.revokeDevice, of), json: {} })),
    fc
      .tuple(newDevice, oddText)
      .map(([device, code]) => ({ path: routes.join.path, json: { ...device, code } })),
  );
}

function officeRequest(scene: Scene): fc.Arbitrary<Request> {
  const text = mostly(fc.string({ minLength: 1, maxLength: 50 }), oddText);
  const id = anyId(scene);
  const stage = fc.record({
    role: text,
    title: text,
    brief: text,
    checklist: fc.array(text),
    dueDay: mostly(fc.constant('2030-01-01'), oddText),
  });
  const project = fc.record({
    title: text,
    client: text,
    stages: fc.array(nearly(stage, 'dueDay', 'role'), { maxLength: 3 }),
  });
  return fc.oneof(
    fc.constant({ path: officeRoutes.overview.path }),
    ...(
      [
        [officeRoutes.addMember, nearly(fc.record({ name: text }), 'name')],
        [officeRoutes.invite, nearly(fc.record({ member: id }), 'member')],
        [officeRoutes.createProject, nearly(project, 'title', 'stages')],
      ] as const
    ).map(([{ path }, body]) => body.map((json) => ({ path, json }))),
    fc.tuple(id, nearly(fc.record({ member: id }), 'member')).map(([of, json]) => ({
      path: pathWith(officeRoutes.offerStage, of),
      json,
    })),
  );
}

/** The path of a route whose one parameter is this. */
function pathWith({ path }: Route, parameter: string): string {
  return path.replace(/\{\w+\}/, () => segment(parameter));
}

const oddRequest: fc.Arbitrary<Request> = fc.oneof(
  fc.constantFrom(routes.health.path, '/openapi.json', '/', '/v1', '/v1/sync').map((path) => ({ path })),
  oddText.map((text) => ({ path: `/${segment(text)}` })),
  fc.tuple(oddText, oddValue).map(([text, json]) => ({ path: `/v1/${segment(text)}`, json })),
);

/** A request as it goes out: mostly as it should, with the right token; now and then by another method, broken, alien. */
function sent(request: fc.Arbitrary<Request>, token: string, other: string): fc.Arbitrary<HostileRequest> {
  const posted = mostly(fc.constant('POST'), fc.constantFrom('PUT', 'PATCH', 'DELETE'), 20);
  const asked = mostly(fc.constant('GET'), fc.constantFrom('HEAD', 'OPTIONS', 'DELETE'), 20);
  return fc
    .tuple(request, posted, asked, packing, authorization(token, other))
    .map(([{ path, json }, post, ask, pack, who]) => {
      if (json === undefined) return { method: ask, path, headers: who, bytes: path.length };
      const text = JSON.stringify(json);
      const { body, headers } = pack(text);
      return {
        method: post,
        path,
        body,
        headers: { 'content-type': 'application/json', ...who, ...headers },
        bytes: path.length + byteLength(text),
      };
    });
}

/** What says who is asking, and in which protocol. */
function authorization(token: string, other: string): fc.Arbitrary<Record<string, string>> {
  const bearer = (text: string) => ({ authorization: `Bearer ${text}` });
  return mostly(
    fc.constant(bearer(token)),
    fc.oneof(
      fc.constant({}),
      fc.constantFrom(other, 'B'.repeat(43), '', 'undefined', '"').map(bearer),
      fc.string().map((text) => ({ authorization: text.replaceAll(/[^ -~]/g, '') })),
      fc
        .constantFrom('0', '-1', 'NaN', '1e9', 'one')
        .map((version) => ({ ...bearer(token), 'kotsukotsu-protocol': version })),
    ),
  );
}

/** A text as one part of a path. */
function segment(text: string): string {
  return encodeURIComponent(text.toWellFormed()) || randomUUID();
}
