import type {
  Account,
  DeviceList,
  IssuedInvite,
  JoinRequest,
  JoinResponse,
  NewDevice,
} from '#shared/http/account.ts';
import { routes } from '#shared/http/contract.ts';
import type { RequestOf, ResponseOf, Route } from '#shared/http/route.ts';
import type { KeyringEntry } from '#shared/keys/keyring-entry.ts';
import type { KeysResponse, ResealRequest } from '#shared/keys/messages.ts';
import type { Told } from '#shared/keys/shapes.ts';
import type {
  DigestResponse,
  PullResponse,
  PushResponse,
  RecentResponse,
  ReuploadedRecord,
  ReuploadResponse,
} from '#shared/sync/messages.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { ask, type Connection, openStream } from './request.ts';

/** Where a device is in a space's history, as it tells the server. */
export interface SyncPosition {
  epoch: string;
  /** Up to where it has stored what the server sent. */
  cursor: number;
  /** The last mark it was told. */
  mark: string | null;
}

/**
 * The NPO's server, as the app speaks to it. Every answer is parsed; every failure is thrown as {@link ServerError}.
 */
export interface Api {
  push(position: SyncPosition, ops: ReadonlyArray<Operation>): Promise<PushResponse>;
  /**
   * @param cursor where the page begins: beyond `position.cursor` when the device asks ahead
   * @param table only records of this table, from any cursor
   */
  pull(position: SyncPosition, cursor: number, limit: number, table?: string): Promise<PullResponse>;
  /** What changed last, so that a new device soon has something to show. */
  recent(epoch: string): Promise<RecentResponse>;
  digest(epoch: string): Promise<DigestResponse>;
  /** Sends what this device holds from a former epoch. */
  reupload(epoch: string, records: ReadonlyArray<ReuploadedRecord>): Promise<ReuploadResponse>;
  /** The stream of nudges; ends when `signal` does. */
  events(signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  devices(): Promise<DeviceList>;
  renameDevice(id: string, name: string): Promise<DeviceList>;
  /** Signs another of the member's devices out. */
  revokeDevice(id: string): Promise<DeviceList>;
  /** Invites another device of the member. */
  inviteDevice(): Promise<IssuedInvite>;
  keys(): Promise<KeysResponse>;
  /** Appends entries to the server's keyring. */
  appendKeys(entries: ReadonlyArray<KeyringEntry>): Promise<KeysResponse>;
  /** A new device asks to be let in: the steps of `shared/keys/comparison`. */
  askForKeys(commitment: string): Promise<KeysResponse>;
  answerForKeys(device: string, told: Told): Promise<KeysResponse>;
  showKeys(told: Told): Promise<KeysResponse>;
  endKeyRequest(device: string): Promise<KeysResponse>;
  /** Deletes the keyring and everything sealed at the server: nobody can open it any more. */
  beginKeysAnew(): Promise<KeysResponse>;
  reseal(request: ResealRequest): Promise<void>;
  account(): Promise<Account>;
  deleteAccount(name: string): Promise<void>;
  /** Signs in a device of its own for what turned out to be a copy of this one. */
  addDevice(device: NewDevice): Promise<void>;
}

/** Accepts an invitation. @throws ServerError */
export function join(server: string, request: JoinRequest): Promise<JoinResponse> {
  return ask({ server, token: null }, routes.join, request);
}

/** The server behind a connection. */
export function createApi(connection: Connection): Api {
  const call = <R extends Route>(route: R, request: RequestOf<R>): Promise<ResponseOf<R>> =>
    ask(connection, route, request);
  return {
    push: ({ epoch, mark }, ops) => call(routes.push, { epoch, mark: mark ?? undefined, ops: [...ops] }),
    pull: ({ epoch, mark, cursor: stored }, cursor, limit, table) =>
      call(routes.pull, {
        epoch,
        cursor,
        limit,
        stored: stored < cursor && !table ? stored : undefined,
        mark: mark ?? undefined,
        table,
      }),
    recent: (epoch) => call(routes.recent, { epoch }),
    digest: (epoch) => call(routes.digest, { epoch }),
    reupload: (epoch, records) => call(routes.reupload, { epoch, records: [...records] }),
    events: (signal) => openStream(connection, routes.events, {}, signal),
    devices: () => call(routes.listDevices, {}),
    renameDevice: (id, name) => call(routes.renameDevice, { id, name }),
    revokeDevice: (id) => call(routes.revokeDevice, { id }),
    inviteDevice: () => call(routes.inviteDevice, {}),
    keys: () => call(routes.readKeys, {}),
    appendKeys: (entries) => call(routes.appendKeys, { entries: [...entries] }),
    askForKeys: (commitment) => call(routes.askForKeys, { commitment }),
    answerForKeys: (device, told) => call(routes.answerForKeys, { device, ...told }),
    showKeys: (told) => call(routes.showKeys, told),
    endKeyRequest: (device) => call(routes.endKeyRequest, { device }),
    beginKeysAnew: () => call(routes.beginKeysAnew, {}),
    reseal: async (request) => {
      await call(routes.reseal, request);
    },
    account: () => call(routes.readAccount, {}),
    deleteAccount: async (name) => {
      await call(routes.deleteAccount, { name });
    },
    addDevice: async (device) => {
      await call(routes.addDevice, device);
    },
  };
}
