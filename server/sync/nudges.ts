type Listener = (seq: number) => void;

/**
 * Tells the open streams of a space that there is something new, and nothing more. Published after a commit,
 * within this process. A device whose stream broke off gets the number anew when it listens again.
 */
export class Nudges {
  readonly #listeners = new Map<string, Set<Listener>>();

  /** The space has come to the sequence number `seq`. */
  publish(spaceId: string, seq: number): void {
    for (const listener of this.#listeners.get(spaceId) ?? []) listener(seq);
  }

  /** Listens to a space; the returned function ends it. */
  subscribe(spaceId: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(spaceId) ?? new Set();
    this.#listeners.set(spaceId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(spaceId);
    };
  }
}
