import { byteLength, keyOf } from '#shared/sync/operation.ts';
import { bytesSent, type RowPlace, type SpaceWork } from './work.ts';

/** The size of an answer that holds each row once. It is limited, as the size of a request is. */
export class AnswerSize {
  readonly #max: number;
  /** The bytes of each row in the answer. */
  readonly #rows = new Map<string, number>();
  #bytes = 0;

  /** @param max in bytes */
  constructor(max: number) {
    this.#max = max;
  }

  /**
   * Whether the result of one more change of a row surely fits: the row as it is afterwards, and the values that may
   * lose. The first change always fits.
   * @param incoming the values to be written
   */
  hasRoomFor(work: SpaceWork, place: RowPlace, incoming: unknown): boolean {
    if (this.#rows.size === 0) return true;
    const most = 2 * (bytesSent(work, place) + byteLength(JSON.stringify(incoming)));
    return this.#bytes - (this.#rows.get(keyOf(place)) ?? 0) + most <= this.#max;
  }

  /** Counts a row as it is now, and the lost values that are answered `besides` it. */
  add(work: SpaceWork, place: RowPlace, besides: unknown): void {
    const key = keyOf(place);
    const bytes = bytesSent(work, place);
    this.#bytes += bytes - (this.#rows.get(key) ?? 0) + byteLength(JSON.stringify(besides));
    this.#rows.set(key, bytes);
  }
}
