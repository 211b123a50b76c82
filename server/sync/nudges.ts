/** The stream of a device. */
export interface Listener {
  /** The space has come to this sequence number. */
  hear(seq: number): void;
  /** The device has opened another stream: this one ends. */
  end(): void;
}

/** Takes nudges to the other processes that serve the same database. */
export interface PubSub {
  publish(spaceId: string, seq: number): void;
}

/**
 * Tells the open streams of a space that there is something new, and nothing more. Published after a commit. A device
 * whose stream broke off gets the number anew when it listens again.
 */
export class Nudges {
  /** By space and device. */
  readonly #listeners = new Map<string, Map<string, Listener>>();
  #pubSub: PubSub | null = null;

  /** From now on, what is published here goes to other processes too. */
  shareBy(pubSub: PubSub): void {
    this.#pubSub = pubSub;
  }

  /** The space has come to the sequence number `seq`. */
  publish(spaceId: string, seq: number): void {
    this.deliver(spaceId, seq);
    this.#pubSub?.publish(spaceId, seq);
  }

  /** The same, for the streams of this process only. */
  deliver(spaceId: string, seq: number): void {
    for (const listener of this.#listeners.get(spaceId)?.values() ?? []) listener.hear(seq);
  }

  /** Subscribes a device to a space; its former listener is ended. @returns a function that unsubscribes */
  subscribe(spaceId: string, device: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(spaceId) ?? new Map<string, Listener>();
    const former = listeners.get(device);
    this.#listeners.set(spaceId, listeners.set(device, listener));
    former?.end();
    return () => {
      if (listeners.get(device) !== listener) return;
      listeners.delete(device);
      if (listeners.size === 0) this.#listeners.delete(spaceId);
    };
  }

  /** How many devices listen to a space. */
  listening(spaceId: string): number {
    return this.#listeners.get(spaceId)?.size ?? 0;
  }

  /** The spaces that somebody listens to. */
  spaces(): string[] {
    return [...this.#listeners.keys()];
  }
}
