import { randomUUID } from 'node:crypto';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { newToken } from '#server/auth/tokens.ts';
import { JoinResponse } from '#shared/http/account.ts';
import { routes } from '#shared/http/contract.ts';
import { type OpResult, PullResponse, PushResponse } from '#shared/sync/messages.ts';
import type { Fields, Operation, SyncRecord } from '#shared/sync/operation.ts';
import { SCHEMA_VERSION } from '#shared/sync/versions.ts';
import type { Answer, AskInit } from './ask.ts';
import { sealed } from './sealed.ts';

interface Joined {
  id: string;
  token: string;
  space: { id: string; epoch: string };
  ask(path: string, init?: AskInit): Promise<Answer>;
}

/** The sequence numbers that arrive as nudges. */
export interface NudgeStream {
  next(): Promise<number>;
  /** Skips to this number: a nudge from just before a reconnection may come twice. */
  until(seq: number | undefined): Promise<void>;
  close(): Promise<void>;
}

/** A device of a member that speaks the protocol by hand. */
export class TestDevice {
  readonly id: string;
  readonly token: string;
  readonly space: { id: string; epoch: string };
  readonly ask: Joined['ask'];

  constructor({ id, token, space, ask }: Joined) {
    this.id = id;
    this.token = token;
    this.space = space;
    this.ask = (path, init) => ask(path, { token, ...init });
  }

  /** An operation on an assignment, as this device would make it now. */
  op(given: Partial<Operation> & { id: string }): Operation {
    return {
      opId: randomUUID(),
      device: this.id,
      table: 'assignments',
      kind: 'set',
      patch: {},
      base: {},
      at: Date.now(),
      schema: SCHEMA_VERSION,
      ...given,
    };
  }

  /** A write of some fields that has seen `record`. */
  write(record: SyncRecord, patch: Fields, given: Partial<Operation> = {}): Operation {
    const base = Object.fromEntries(Object.keys(patch).map((field) => [field, record.vers[field]?.ver ?? 0]));
    return this.op({ id: record.id, table: record.table, patch, base, ...given });
  }

  /** An operation that makes a row of this member's own; it needs `beginTestKeyring`. */
  newTask(id: string): Operation {
    return this.op({ id, table: 'tasks', patch: { title: sealed('title') } });
  }

  askPush(ops: ReadonlyArray<unknown>, epoch = this.space.epoch): Promise<Answer> {
    return this.ask(routes.push.path, { json: { epoch, ops } });
  }

  async push(...ops: Operation[]): Promise<OpResult[]> {
    return PushResponse.parse((await this.askPush(ops)).body).results;
  }

  /** Pushes one operation and gives its result. */
  async pushOne(op: Operation): Promise<OpResult> {
    const [result] = await this.push(op);
    if (!result) throw new Error('no result');
    return result;
  }

  /** @param stored up to where pages have been stored, where that is told */
  askPull(
    cursor: number | string,
    limit: number | string = 1000,
    epoch = this.space.epoch,
    stored?: number,
  ): Promise<Answer> {
    const query = { epoch, cursor: `${cursor}`, limit: `${limit}` };
    return this.ask(
      `${routes.pull.path}?${new URLSearchParams(stored === undefined ? query : { ...query, stored: `${stored}` })}`,
    );
  }

  async pull(cursor: number, limit?: number): Promise<PullResponse> {
    return PullResponse.parse((await this.askPull(cursor, limit)).body);
  }

  /** Everything in the space. */
  async pullAll(limit?: number): Promise<Map<string, SyncRecord>> {
    const records = new Map<string, SyncRecord>();
    for (let cursor = 0, upToDate = false; !upToDate; ) {
      const page = await this.pull(cursor, limit);
      for (const record of page.records) records.set(record.id, record);
      ({ next: cursor, upToDate } = page);
    }
    return records;
  }

  /** The record of an assignment, which must be there. */
  async assignment(id: string): Promise<SyncRecord> {
    const record = (await this.pullAll()).get(id);
    if (!record) throw new Error(`no assignment ${id}`);
    return record;
  }

  /** The sequence numbers that arrive as nudges. */
  async nudges(url: string): Promise<NudgeStream> {
    const abort = new AbortController();
    const response = await fetch(`${url}${routes.events.path}`, {
      headers: { authorization: `Bearer ${this.token}`, 'accept-encoding': 'gzip' },
      signal: abort.signal,
    });
    if (!response.body || !response.ok) throw new Error(`no stream: ${response.status}`);
    const reader = response.body
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream())
      .getReader();
    const next = async (): Promise<number> => {
      const { value, done } = await reader.read();
      if (done) throw new Error('the stream ended');
      if (value.event !== 'nudge') throw new Error(`an event named ${value.event}`);
      return JSON.parse(value.data).seq;
    };
    return {
      next,
      async until(seq) {
        while ((await next()) !== seq);
      },
      async close() {
        await reader.cancel().catch(() => {});
        abort.abort();
      },
    };
  }
}

/** Accepts an invitation with a new device. */
export async function joinThrough(ask: TestDevice['ask'], code: string): Promise<TestDevice> {
  const token = newToken();
  const id = randomUUID();
  const json = { code, token, device: id, deviceName: 'a computer' };
  const { space } = JoinResponse.parse((await ask(routes.join.path, { json })).body);
  return new TestDevice({ id, token, space, ask });
}
