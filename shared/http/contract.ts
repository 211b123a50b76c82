import * as z from 'zod';
import { Id } from '#shared/domain/day/instant.ts';
import {
  AnswerRequest,
  AppendEntries,
  AskForKeys,
  KeysResponse,
  ResealRequest,
  ResealResponse,
  ShowKeys,
} from '#shared/keys/messages.ts';
import { PUSH_BYTES_MAX } from '#shared/sync/limits.ts';
import {
  DigestResponse,
  EpochQuery,
  Nudge,
  PullQuery,
  PullResponse,
  PushRequest,
  PushResponse,
  RecentResponse,
  ReuploadRequest,
  ReuploadResponse,
} from '#shared/sync/messages.ts';
import {
  Account,
  DeleteAccount,
  DeviceList,
  IssuedInvite,
  JoinRequest,
  JoinResponse,
  NewDevice,
  NewDeviceResponse,
} from './account.ts';
import { nothing, type Route } from './route.ts';

/*
 * The contract between the server and whoever calls it: the app, the office's commands and page, the tests. This is the
 * one place where a path is named. The server registers its routes from it (`server/http/serve.ts`), the app calls through
 * it (`renderer/sync/api.ts`), the commands too (`server/cli/office.ts`).
 *
 * Here is what members' devices ask. What the coordinator asks is in `office.ts`, so that it is not part of the app's
 * bundle. Every refusal is a problem document (`problem.ts`). The order of requests and answers is told at the head of
 * `shared/sync/messages.ts`.
 */

const SMALL_BODY_BYTES_MAX = 8 * 1024;
const KEYS_BODY_BYTES_MAX = 512 * 1024;
/** A whole keyring: of as many entries as there may be, each as large as it may be. */
const KEYRING_BYTES_MAX = 8 * 1024 * 1024;

const keysAnswer = {
  by: 'device',
  answer: 'The keyring, and who asks to be let in.',
  response: KeysResponse,
} as const;
const ofDevice = z.strictObject({ device: Id });

/** The routes for members and their devices. */
export const routes = {
  health: {
    method: 'GET',
    path: '/healthz',
    by: 'anyone',
    summary: 'Whether the server and its database answer.',
    request: nothing,
    answer: 'They do.',
    response: z.object({ ok: z.literal(true) }),
    problems: [],
  },

  join: {
    method: 'POST',
    path: '/v1/join',
    by: 'anyone',
    summary: 'Accepts an invitation, with a token that the device made itself.',
    request: JoinRequest,
    bodyBytesMax: SMALL_BODY_BYTES_MAX,
    answer: 'The device is signed in.',
    response: JoinResponse,
    problems: ['invite-unknown', 'invite-used', 'invite-expired', 'device-taken', 'too-many-devices'],
  },
  listDevices: {
    method: 'GET',
    path: '/v1/devices',
    by: 'device',
    summary: 'The devices of the member who asks.',
    request: nothing,
    answer: 'In the order they joined.',
    response: DeviceList,
    problems: [],
  },
  addDevice: {
    method: 'POST',
    path: '/v1/devices',
    by: 'device',
    summary: 'Signs in another device of the member who asks: for a copy, which needs an id of its own.',
    request: NewDevice,
    bodyBytesMax: SMALL_BODY_BYTES_MAX,
    answer: 'The device is signed in.',
    response: NewDeviceResponse,
    problems: ['device-taken', 'too-many-devices'],
  },
  renameDevice: {
    method: 'POST',
    path: '/v1/devices/{id}/name',
    by: 'device',
    summary: 'Gives a device of the member who asks another name.',
    request: z.strictObject({ id: Id, name: z.string().trim().min(1).max(100) }),
    bodyBytesMax: SMALL_BODY_BYTES_MAX,
    answer: 'The devices of the member.',
    response: DeviceList,
    problems: ['not-found'],
  },
  revokeDevice: {
    method: 'POST',
    path: '/v1/devices/{id}/revoke',
    by: 'device',
    summary: 'Signs another device of the member who asks out.',
    request: z.strictObject({ id: Id }),
    answer: 'The devices that are left.',
    response: DeviceList,
    problems: ['not-found', 'conflict'],
  },
  inviteDevice: {
    method: 'POST',
    path: '/v1/devices/invites',
    by: 'device',
    summary: 'Invites another device of the member who asks.',
    request: nothing,
    answer: 'The invitation.',
    response: IssuedInvite,
    problems: [],
  },
  readAccount: {
    method: 'GET',
    path: '/v1/account',
    by: 'device',
    summary: 'What the server holds of the member who asks, and what would stay of it after leaving.',
    request: nothing,
    answer: 'Numbers, and parts in projects.',
    response: Account,
    problems: [],
  },
  deleteAccount: {
    method: 'POST',
    path: '/v1/account/delete',
    by: 'device',
    summary: 'Deletes everything of the member who asks.',
    request: DeleteAccount,
    bodyBytesMax: SMALL_BODY_BYTES_MAX,
    answer: 'It is gone.',
    response: z.object({ deleted: z.literal(true) }),
    problems: [],
  },

  readKeys: {
    ...keysAnswer,
    method: 'GET',
    path: '/v1/keys',
    summary: 'Reads the keyring and what waits for its members.',
    request: nothing,
    problems: [],
  },
  appendKeys: {
    ...keysAnswer,
    method: 'POST',
    path: '/v1/keys/entries',
    summary: 'Appends entries to the keyring.',
    request: AppendEntries,
    bodyBytesMax: KEYRING_BYTES_MAX,
    problems: ['conflict'],
  },
  askForKeys: {
    ...keysAnswer,
    method: 'POST',
    path: '/v1/keys/requests',
    summary: 'Asks, from a new device, for the key of the space.',
    request: AskForKeys,
    bodyBytesMax: KEYS_BODY_BYTES_MAX,
    problems: [],
  },
  answerForKeys: {
    ...keysAnswer,
    method: 'POST',
    path: '/v1/keys/requests/{device}/answer',
    summary: 'Answers a new device, from one that has the key.',
    request: ofDevice.extend(AnswerRequest.shape),
    bodyBytesMax: KEYS_BODY_BYTES_MAX,
    problems: ['not-found', 'conflict'],
  },
  showKeys: {
    ...keysAnswer,
    method: 'POST',
    path: '/v1/keys/requests/shown',
    summary: 'Reveals the keys to which the new device has committed.',
    request: ShowKeys,
    bodyBytesMax: KEYS_BODY_BYTES_MAX,
    problems: ['not-found', 'conflict'],
  },
  endKeyRequest: {
    ...keysAnswer,
    method: 'POST',
    path: '/v1/keys/requests/{device}/end',
    summary: 'Ends the request of a new device, from either side.',
    request: ofDevice,
    problems: [],
  },
  beginKeysAnew: {
    ...keysAnswer,
    method: 'POST',
    path: '/v1/keys/begin-anew',
    summary: 'Gives up the keyring and everything sealed, when nobody can open it any more.',
    request: nothing,
    problems: [],
  },
  reseal: {
    method: 'POST',
    path: '/v1/keys/reseal',
    by: 'device',
    summary: 'Replaces sealed values by the same ones, sealed with the present key.',
    request: ResealRequest,
    bodyBytesMax: PUSH_BYTES_MAX,
    answer: 'How many records were sealed anew.',
    response: ResealResponse,
    problems: ['keys-changed'],
  },

  push: {
    method: 'POST',
    path: '/v1/sync/push',
    by: 'device',
    summary: "Applies operations to the member's space.",
    request: PushRequest,
    bodyBytesMax: PUSH_BYTES_MAX,
    answer: 'One result for each operation, in order.',
    response: PushResponse,
    problems: ['resync', 'device-copied', 'keys-changed'],
  },
  pull: {
    method: 'GET',
    path: '/v1/sync/pull',
    by: 'device',
    summary: 'One page of what changed after the cursor.',
    request: PullQuery,
    answer: 'Records in order of sequence.',
    response: PullResponse,
    problems: ['resync', 'device-copied'],
  },
  recent: {
    method: 'GET',
    path: '/v1/sync/recent',
    by: 'device',
    summary: 'What changed last: enough for a first picture.',
    request: EpochQuery,
    answer: 'Records, the newest first.',
    response: RecentResponse,
    problems: ['resync'],
  },
  digest: {
    method: 'GET',
    path: '/v1/sync/digest',
    by: 'device',
    summary: 'What tells a device whether it has the same as the server.',
    request: EpochQuery,
    answer: 'A digest of each table.',
    response: DigestResponse,
    problems: ['resync'],
  },
  reupload: {
    method: 'POST',
    path: '/v1/sync/reupload',
    by: 'device',
    summary: 'Merges what a device holds from before the space was set back.',
    request: ReuploadRequest,
    bodyBytesMax: PUSH_BYTES_MAX,
    answer: 'Each record as it is now, or null where there is no place for it.',
    response: ReuploadResponse,
    problems: ['resync', 'keys-changed'],
  },
  events: {
    method: 'GET',
    path: '/v1/sync/events',
    by: 'device',
    summary: 'A stream of events that tell that there is something new, without any data.',
    request: nothing,
    answer: 'A stream; the data of each event is `{"seq": number}`.',
    response: Nudge,
    stream: 'nudge',
    problems: [],
  },
} as const satisfies Record<string, Route>;
