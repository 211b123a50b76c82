import { byteLength, keyOf } from '#shared/sync/operation.ts';
import { bytesSent, type RowPlace, type SpaceWork } from './work.ts';

/** How much an answer comes to that tells of each row once: it is limited, as the request is that it answers. */
export class AnswerSize {
  readonly #max: number;
  /** What each row takes of it. */
  readonly #rows = new Map<string, number>();
  #bytes = 0;

  /** @param max in bytes */
  constructor(max: number) {
    this.#max = max;
  }

  /**
   * Whether there is surely room for what comes of one more change of a row: the row as it is then, and the values that
   * may have lost. The first one always has it.
   * @param incoming what is to be written there
   */
  hasRoomFor(work: SpaceWork, place: RowPlace, incoming: unknown): boolean {
    if (this.#rows.size === 0) return true;
    const most = 2 * (bytesSent(work, place) + byteLength(JSON.stringify(incoming)));
    return this.#bytes - (this.#rows.get(keyOf(place)) ?? 0) + most <= this.#max;
  }

  /** Counts a row as it is now, and values that are told besides it. */
  add(work: SpaceWork, place: RowPlace, besides: unknown): void {
    const key = keyOf(place);
    const bytes = bytesSent(work, place);
    this.#bytes += bytes - (this.#rows.get(key) ?? 0) + byteLength(JSON.stringify(besides));
    this.#rows.set(key, bytes);
  }
}
