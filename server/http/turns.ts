import { ProblemError } from './problem.ts';

/** Seconds after which somebody for whom there was no place may ask again. */
const RETRY_AFTER_SECONDS = 5;

interface Line {
  running: number;
  /** Who waits, in order; called when it is their turn. */
  waiting: Array<() => void>;
}

/**
 * Takes requests in turn, each space by itself, so that one member with hundreds of requests has no more of the server
 * than one with two. Those of one space wait for its lock in any case.
 */
export class Turns {
  readonly #lines = new Map<string, Line>();
  readonly #runningMax: number;
  readonly #waitingMax: number;

  /**
   * @param runningMax how many of one space run at a time
   * @param waitingMax how many more of it may wait
   */
  constructor(runningMax = 2, waitingMax = 64) {
    this.#runningMax = runningMax;
    this.#waitingMax = waitingMax;
  }

  /**
   * Waits for a turn. Whoever has one gives it back with the returned function, whatever happens.
   * @param gone aborted when nobody waits for the answer any more: then the place in the line is given up
   * @throws ProblemError `too-many-requests` when as many as may wait do; `bad-request` when it is `gone`
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

  /** Gives a turn on to who is next. */
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
