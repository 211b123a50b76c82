import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { CONNECT_MS } from '#server/db/connect.ts';
import { codeOf } from '#server/db/errors.ts';
import type { Npo } from '#server/npo.ts';
import type { PubSub } from './nudges.ts';
import { currentSeq } from './space.ts';

const CHANNEL = 'kotsukotsu_nudges';
const RETRY_FIRST_MS = 250;
const RETRY_MAX_MS = 30_000;
/** TCP keep-alive probes begin after this long a silence, to find out that a connection is dead. */
const KEEP_ALIVE_AFTER_MS = 30_000;

/**
 * Carries nudges between the processes that serve one PostgreSQL database, by LISTEN and NOTIFY on a connection of its
 * own. While that is lost, what is to be sent waits. When it is back, everybody who listens here is told how far their
 * space has come, because nothing was heard meanwhile.
 */
export class PostgresPubSub implements PubSub {
  readonly #npo: Npo;
  readonly #url: string;
  readonly #name = randomUUID();
  readonly #ending = new AbortController();
  /** The newest number of each space that is still to be sent. */
  readonly #waiting = new Map<string, number>();
  #client: pg.Client | null = null;
  #sending: Promise<void> | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(npo: Npo, url: string) {
    this.#npo = npo;
    this.#url = url;
  }

  /** Resolves after the first attempt to listen; when that failed, it keeps retrying. */
  start(): Promise<void> {
    return new Promise((tried) => {
      this.#running = this.#keepListening(tried);
    });
  }

  publish(spaceId: string, seq: number): void {
    this.#waiting.set(spaceId, Math.max(seq, this.#waiting.get(spaceId) ?? 0));
    this.#flush();
  }

  /** Sends what waits, if it can, and ends. */
  async close(): Promise<void> {
    this.#ending.abort();
    await this.#running;
  }

  async #keepListening(onTried: () => void): Promise<void> {
    for (let wait = RETRY_FIRST_MS; !this.#ending.signal.aborted; wait = Math.min(2 * wait, RETRY_MAX_MS)) {
      try {
        await this.#listen(() => {
          wait = RETRY_FIRST_MS;
          onTried();
        });
      } catch (error) {
        this.#npo.log.warn({ code: codeOf(error) }, 'no nudges from other processes');
      }
      onTried();
      await pause(wait, undefined, { signal: this.#ending.signal }).catch(() => {});
    }
  }

  /** Listens until the connection is lost, or `close` is called. */
  async #listen(onListening: () => void): Promise<void> {
    const { nudges, db, log } = this.#npo;
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: CHANNEL,
      connectionTimeoutMillis: CONNECT_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
    });
    // Without a listener, this event would end the process.
    client.on('error', (error) => log.warn({ code: codeOf(error) }, 'the connection for nudges was lost'));
    client.on('notification', ({ payload = '' }) => {
      const [sender, seq, spaceId] = payload.split(' ');
      if (sender !== this.#name && spaceId) nudges.deliver(spaceId, Number(seq));
    });
    const isOver = new Promise<void>((over) => {
      client.once('end', over);
      this.#ending.signal.addEventListener('abort', () => over(), { once: true });
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.#client = client;
      onListening();
      for (const spaceId of nudges.spaces()) nudges.deliver(spaceId, await currentSeq(db, spaceId));
      this.#flush();
      await isOver;
      await this.#sending;
    } finally {
      this.#client = null;
      await client.end();
    }
  }

  #flush(): void {
    this.#sending ??= this.#sendWaiting().finally(() => {
      this.#sending = null;
    });
  }

  /** Sends in one statement all that was published while the last one was running. */
  async #sendWaiting(): Promise<void> {
    while (this.#client && this.#waiting.size > 0) {
      const batch = [...this.#waiting];
      this.#waiting.clear();
      const payloads = batch.map(([spaceId, seq]) => `${this.#name} ${seq} ${spaceId}`);
      try {
        await this.#client.query('select pg_notify($1, payload) from unnest($2::text[]) payload', [
          CHANNEL,
          payloads,
        ]);
      } catch (error) {
        // The connection is lost; they are sent again over the next one.
        this.#npo.log.warn({ code: codeOf(error) }, 'nudges are not sent to other processes yet');
        for (const [spaceId, seq] of batch) {
          this.#waiting.set(spaceId, Math.max(seq, this.#waiting.get(spaceId) ?? 0));
        }
        return;
      }
    }
  }
}
