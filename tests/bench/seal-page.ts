import { browserHost } from '#renderer/host/browser-host.ts';
import { openWorkspace, realSurroundings } from '#renderer/store/workspace.ts';
import { recoverWith } from '#renderer/sync/keys/sheet.ts';
import { spaceKeychain } from '#renderer/sync/keys/space-keychain.ts';
import { connectToNpo, joinNpo } from '#renderer/sync/membership.ts';
import { syncRound } from '#renderer/sync/round.ts';
import type { Codec } from '#renderer/sync/seal.ts';
import { canonicalBytes, randomBytes } from '#shared/keys/bytes.ts';
import { pad } from '#shared/keys/padding.ts';
import { openValue, sealValue } from '#shared/keys/sealed-value.ts';
import { newSpaceKey, usableKey } from '#shared/keys/space-key.ts';
import { parseInviteLink } from '#shared/sync/invite.ts';
import { tableNames } from '#shared/sync/tables.ts';

/** How a pull went: how long, how many rows, and how long each frame took meanwhile. */
export interface PullTimes {
  ms: number;
  rows: number;
  /** Milliseconds between each frame and the next. */
  frames: number[];
}

export interface SealSide {
  /** Milliseconds of sealing, of opening, and of the bare cipher on as many contents of the same length. */
  values(count: number): Promise<{ seal: number; open: number; bareSeal: number; bareOpen: number }>;
  /**
   * The first pull of a new device.
   * @param code the recovery code that lets it in; null when the rows are not sealed
   * @param worker the address of the worker that opens
   */
  pull(invite: string, code: string | null, worker: string): Promise<PullTimes>;
}

declare global {
  interface Window {
    readonly sealSide: SealSide;
  }
}

/** How many values are sealed or opened at once, as the app does with the values of a page. */
const AT_ONCE = 1_000;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function each<T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (let from = 0; from < count; from += AT_ONCE) {
    const length = Math.min(AT_ONCE, count - from);
    done.push(...(await Promise.all(Array.from({ length }, (_, index) => work(from + index)))));
  }
  return done;
}

/** A codec for rows that are not sealed. */
const plainCodec: Codec = {
  id: 'plain',
  key: 'plain',
  seal: async (_, fields) => fields,
  open: async (sealed) => sealed.map(({ fields }) => fields),
};

const side: SealSide = {
  async values(count) {
    const made = newSpaceKey();
    const key = await usableKey(made);
    const place = (index: number) => ({
      space: 's',
      table: 'tasks',
      id: `row-${index}`,
      field: 'title',
      op: 'op',
    });
    const content = 'ちらしの下書きを作る';
    let sealed: string[] = [];
    const seal = await timed(async () => {
      sealed = await each(count, (index) => sealValue(made.id, key, place(index), content));
    });
    const open = await timed(() =>
      each(count, (index) => openValue(() => key, place(index), sealed[index] ?? '')),
    );
    const padded = pad(canonicalBytes(content));
    const ivs = Array.from({ length: count }, () => randomBytes(12));
    const cipher = (index: number) => ({ name: 'AES-GCM', iv: ivs[index] as BufferSource });
    let bare: ArrayBuffer[] = [];
    const bareSeal = await timed(async () => {
      bare = await each(count, (index) => crypto.subtle.encrypt(cipher(index), key, padded));
    });
    const bareOpen = await timed(() =>
      each(count, (index) => crypto.subtle.decrypt(cipher(index), key, bare[index] as ArrayBuffer)),
    );
    return { seal, open, bareSeal, bareOpen };
  },

  async pull(invite, code, worker) {
    const to = parseInviteLink(invite);
    if (!to) throw new Error(`no invitation: ${invite}`);
    const workspace = await openWorkspace(`pull-${to.code.toLowerCase()}`, realSurroundings());
    await joinNpo(workspace, browserHost, to, 'bench');
    const api = await connectToNpo(workspace, browserHost);
    if (!api) throw new Error('not joined');
    const { db, device } = workspace;
    if (code !== null) {
      const wrong = await recoverWith(workspace, browserHost, api, code);
      if (wrong) throw new Error(wrong);
    }
    const keychain =
      code === null
        ? { codec: plainCodec, load: async () => {}, noteTag: () => {}, tend: async () => false }
        : spaceKeychain(workspace, browserHost, worker);
    const frames = watchFrames();
    const ms = await timed(() => syncRound({ db, device, api, keychain, now: Date.now }));
    const counts = await Promise.all(tableNames.map((table) => db.rows(table).count()));
    const rows = counts.reduce((sum, one) => sum + one, 0);
    if ((await db.locked.count()) > 0) throw new Error('something could not be opened');
    await db.delete();
    return { ms, rows, frames: frames.end() };
  },
};

/** Records the time from each frame to the next. */
function watchFrames(): { end(): number[] } {
  const gaps: number[] = [];
  let last = performance.now();
  let isOver = false;
  const next = () => {
    const now = performance.now();
    gaps.push(now - last);
    last = now;
    if (!isOver) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
  return {
    end: () => {
      isOver = true;
      return gaps;
    },
  };
}

Object.assign(window, { sealSide: side });
