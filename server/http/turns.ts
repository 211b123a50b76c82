import { ProblemError } from './problem.ts';

/** Seconds after which a refused request may be sent again. */
const RETRY_AFTER_SECONDS = 5;

interface Line {
  running: number;
  /** The callbacks of the waiting requests, in order; called when it is their turn. */
  waiting: Array<() => void>;
}

/**
 * Limits how many requests of one space run at a time, so that a member with hundreds of requests gets no more of the
 * server than one with two. Requests of one space wait for its row lock in any case.
 */
export class Turns {
  readonly #lines = new Map<string, Line>();
  readonly #runningMax: number;
  readonly #waitingMax: number;

  /**
   * @param runningMax how many requests of one space run at a time
   * @param waitingMax how many more may wait
   */
  constructor(runningMax = 2, waitingMax = 64) {
    this.#runningMax = runningMax;
    this.#waitingMax = waitingMax;
  }

  /**
   * Waits for a turn. The caller must end it with the returned function, also after an error.
   * @param gone aborted when the client has gone: a request that still waits then gives up its place
   * @throws ProblemError `too-many-requests` when too many requests wait already; `bad-request` when `gone` is aborted
   */
  async take(space: string, gone: AbortSignal): Promise<() => void> {
    const line = this.#lines.get(space) ?? { running: 0, waiting: [] };
    this.#lines.set(space, line);
    if (line.running < this.#runningMax) line.running++;
    else await this.#wait(line, gone);
    return () => this.#pass(space, line);
  }

  #wait({ waiting }: Line, gone: AbortSignal): Promise<void> {
    if (waiting.length >= this.#waitingMax) {
      throw new ProblemError('too-many-requests', { retryAfter: RETRY_AFTER_SECONDS });
    }
    return new Promise((turn, refuse) => {
      const leave = (): void => {
        waiting.splice(waiting.indexOf(come), 1);
        refuse(new ProblemError('bad-request', { detail: 'Nobody waits for the answer.' }));
      };
      const come = (): void => {
        gone.removeEventListener('abort', leave);
        turn();
      };
      waiting.push(come);
      if (gone.aborted) leave();
      else gone.addEventListener('abort', leave, { once: true });
    });
  }

  /** Ends a turn, and gives it to the next request. */
  #pass(space: string, line: Line): void {
    const next = line.waiting.shift();
    if (next) next();
    else if (--line.running === 0) this.#lines.delete(space);
  }

  /** How many of a space wait. */
  waiting(space: string): number {
    return this.#lines.get(space)?.waiting.length ?? 0;
  }
}
