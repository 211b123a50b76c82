type Listener = (seq: number) => void;

/** Takes nudges to the other processes that serve the same database. */
export interface Carrier {
  send(spaceId: string, seq: number): void;
}

/**
 * Tells the open streams of a space that there is something new, and nothing more. Published after a commit. A device
 * whose stream broke off gets the number anew when it listens again.
 */
export class Nudges {
  readonly #listeners = new Map<string, Set<Listener>>();
  #carrier: Carrier | null = null;

  /** From now on, what is published here goes to other processes too. */
  carryBy(carrier: Carrier): void {
    this.#carrier = carrier;
  }

  /** The space has come to the sequence number `seq`. */
  publish(spaceId: string, seq: number): void {
    this.deliver(spaceId, seq);
    this.#carrier?.send(spaceId, seq);
  }

  /** The same, for the streams of this process only. */
  deliver(spaceId: string, seq: number): void {
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

  /** The spaces that somebody listens to. */
  spaces(): string[] {
    return [...this.#listeners.keys()];
  }
}
