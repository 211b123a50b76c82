import * as z from 'zod';
import type { KeyringEntry } from '#shared/keys/keyring-entry.ts';
import { KeysResponse, type ResealRequest, ResealResponse } from '#shared/keys/messages.ts';
import type { Told } from '#shared/keys/shapes.ts';
import {
  Account,
  DeviceList,
  DigestResponse,
  IssuedInvite,
  type JoinRequest,
  JoinResponse,
  type NewDevice,
  NewDeviceResponse,
  PullResponse,
  PushResponse,
  RecentResponse,
  type ReuploadedRecord,
  ReuploadResponse,
} from '#shared/sync/messages.ts';
import type { Operation } from '#shared/sync/operation.ts';
import { type Connection, requestJson, ServerError, send } from './request.ts';

/** Where a device is in a space's history, as it tells the server. */
export interface SyncPosition {
  epoch: string;
  /** Up to where it has stored what came. */
  cursor: number;
  /** The last mark it was told. */
  mark: string | null;
}

/** The NPO's server, as the app speaks to it. Every answer is parsed; trouble is thrown as {@link ServerError}. */
export interface Api {
  push(position: SyncPosition, ops: ReadonlyArray<Operation>): Promise<PushResponse>;
  /**
   * @param cursor from where on: farther than the device has stored when it asks ahead
   * @param table only records of this table, from any cursor
   */
  pull(position: SyncPosition, cursor: number, limit: number, table?: string): Promise<PullResponse>;
  /** What changed last, for the first picture. */
  recent(epoch: string): Promise<RecentResponse>;
  digest(epoch: string): Promise<DigestResponse>;
  /** What this device holds from a former epoch. */
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
  /** Goes on with the keyring where the server's ends. */
  appendKeys(entries: ReadonlyArray<KeyringEntry>): Promise<KeysResponse>;
  /** A new device asks to be let in: the steps of `shared/keys/comparison`. */
  askForKeys(commitment: string): Promise<KeysResponse>;
  answerForKeys(device: string, told: Told): Promise<KeysResponse>;
  showKeys(told: Told): Promise<KeysResponse>;
  endKeyRequest(device: string): Promise<KeysResponse>;
  /** Gives up everything sealed: nobody can open it any more. */
  beginKeysAnew(): Promise<KeysResponse>;
  reseal(request: ResealRequest): Promise<void>;
  account(): Promise<Account>;
  deleteAccount(name: string): Promise<void>;
  /** Signs in a device of its own for what turned out to be a copy of this one. */
  addDevice(device: NewDevice): Promise<void>;
}

/** Takes up an invitation. */
export function join(server: string, body: JoinRequest): Promise<JoinResponse> {
  return post({ server, token: null }, '/v1/join', body, JoinResponse);
}

/** The server behind a connection. */
export function createApi(connection: Connection): Api {
  const get = <S extends z.ZodType>(path: string, query: Record<string, string>, schema: S) =>
    requestJson(connection, `${path}?${new URLSearchParams(query)}`, {}, schema);
  return {
    push: ({ epoch, mark }, ops) =>
      post(connection, '/v1/sync/push', { epoch, ...(mark ? { mark } : {}), ops }, PushResponse),
    pull: ({ epoch, mark, cursor: stored }, cursor, limit, table) =>
      get(
        '/v1/sync/pull',
        {
          epoch,
          cursor: String(cursor),
          limit: String(limit),
          ...(stored < cursor && !table ? { stored: String(stored) } : {}),
          ...(mark ? { mark } : {}),
          ...(table ? { table } : {}),
        },
        PullResponse,
      ),
    recent: (epoch) => get('/v1/sync/recent', { epoch }, RecentResponse),
    digest: (epoch) => get('/v1/sync/digest', { epoch }, DigestResponse),
    reupload: (epoch, records) => post(connection, '/v1/sync/reupload', { epoch, records }, ReuploadResponse),
    events: async (signal) => {
      const response = await send(connection, '/v1/sync/events', { signal });
      if (!response.body) throw new ServerError('unreadable-answer');
      return response.body;
    },
    devices: () => get('/v1/devices', {}, DeviceList),
    renameDevice: (id, name) => post(connection, `/v1/devices/${id}/name`, { name }, DeviceList),
    revokeDevice: (id) => post(connection, `/v1/devices/${id}/revoke`, {}, DeviceList),
    inviteDevice: () => post(connection, '/v1/devices/invites', {}, IssuedInvite),
    keys: () => get('/v1/keys', {}, KeysResponse),
    appendKeys: (entries) => post(connection, '/v1/keys/entries', { entries }, KeysResponse),
    askForKeys: (commitment) => post(connection, '/v1/keys/requests', { commitment }, KeysResponse),
    answerForKeys: (device, told) =>
      post(connection, `/v1/keys/requests/${device}/answer`, told, KeysResponse),
    showKeys: (told) => post(connection, '/v1/keys/requests/shown', told, KeysResponse),
    endKeyRequest: (device) => post(connection, `/v1/keys/requests/${device}/end`, {}, KeysResponse),
    beginKeysAnew: () => post(connection, '/v1/keys/begin-anew', {}, KeysResponse),
    reseal: async (request) => {
      await post(connection, '/v1/keys/reseal', request, ResealResponse);
    },
    account: () => get('/v1/account', {}, Account),
    deleteAccount: async (name) => {
      await post(connection, '/v1/account/delete', { name }, z.object({ deleted: z.literal(true) }));
    },
    addDevice: async (device) => {
      await post(connection, '/v1/devices', device, NewDeviceResponse);
    },
  };
}

function post<S extends z.ZodType>(connection: Connection, path: string, body: unknown, schema: S) {
  return requestJson(connection, path, { body: JSON.stringify(body) }, schema);
}
