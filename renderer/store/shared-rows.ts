import { liveQuery, type Subscription } from 'dexie';
import { useMemo, useRef, useSyncExternalStore } from 'react';
import { useWorkspace } from './hooks.ts';
import { keepIdentity } from './keep-identity.ts';
import type { Workspace } from './workspace.ts';

/** What a shared query is asked for: plain data, compared by what it is. */
type Asked = ReadonlyArray<unknown>;

/** A live query that is asked by parts of a screen, and can be asked ahead of them. */
export interface SharedRows<A extends Asked, T> {
  /**
   * A hook. It gives undefined until the first answer, and the former answer until the first one to another question.
   * @throws in rendering, what the query throws
   */
  (...asked: A): T | undefined;
  /**
   * Reads it before a part of a screen asks, and keeps it current until the first one does, or for some seconds.
   * @returns the first answer; rejects with what the query throws
   */
  ahead(workspace: Workspace, ...asked: A): Promise<T>;
}

/**
 * A live query that everybody who asks for the same shares: several parts of a screen that show the same rows read them
 * once, and once again when they change. What did not change is the same object as before.
 */
export function sharedRows<A extends Asked, T>(
  query: (workspace: Workspace, ...asked: A) => Promise<T>,
): SharedRows<A, T> {
  const known = new WeakMap<Workspace, Map<string, SharedQuery<T>>>();
  const queryFor = (workspace: Workspace, key: string): SharedQuery<T> => {
    const queries = known.get(workspace) ?? new Map<string, SharedQuery<T>>();
    known.set(workspace, queries);
    const found = queries.get(key);
    if (found) return found;
    const parts = JSON.parse(key) as A;
    const made: SharedQuery<T> = new SharedQuery(
      () => query(workspace, ...parts),
      (isHeard) => {
        // A screen that goes away leaves it just before the next one listens.
        if (isHeard) queries.set(key, made);
        else if (queries.get(key) === made) queries.delete(key);
      },
    );
    queries.set(key, made);
    return made;
  };
  const useShared = (...asked: A): T | undefined => {
    const workspace = useWorkspace();
    const key = JSON.stringify(asked);
    const shared = useMemo(() => queryFor(workspace, key), [workspace, key]);
    const rows = useSyncExternalStore(shared.subscribe, shared.read);
    const taken = useRef(rows);
    const last = useRef(rows);
    if (rows !== undefined && rows !== taken.current) {
      taken.current = rows;
      // Also in the answer to another question.
      last.current = keepIdentity(last.current, rows);
    }
    return last.current;
  };
  return Object.assign(useShared, {
    ahead: (workspace: Workspace, ...asked: A) => queryFor(workspace, JSON.stringify(asked)).ahead(),
  });
}

/** What was asked ahead and is not listened to after so long is let go. */
const AHEAD_MS = 10_000;

/** One live query, which runs while somebody listens. */
export class SharedQuery<T> {
  readonly #query: () => Promise<T>;
  readonly #onHeard: (isHeard: boolean) => void;
  readonly #listeners = new Set<() => void>();
  #subscription: Subscription | null = null;
  #rows: T | undefined;
  #error: unknown = null;
  /** Ends what was asked ahead. */
  #letGo = (): void => {};

  /** @param onHeard called when the first begins to listen, and when nobody does any longer */
  constructor(query: () => Promise<T>, onHeard: (isHeard: boolean) => void = () => {}) {
    this.#query = query;
    this.#onHeard = onHeard;
  }

  /** The last answer; undefined before the first. */
  readonly read = (): T | undefined => {
    if (this.#error !== null) throw this.#error;
    return this.#rows;
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    const leave = this.#listen(listener);
    this.#letGo();
    return leave;
  };

  /**
   * Asks it now, and keeps it current until somebody listens, or for {@link AHEAD_MS} if nobody does.
   * @returns the first answer; rejects with what the query throws, and whoever listens then asks anew
   */
  ahead(): Promise<T> {
    if (this.#rows !== undefined) return Promise.resolve(this.#rows);
    this.#letGo();
    const letGo = this.#listen(() => {});
    this.#letGo = letGo;
    setTimeout(letGo, AHEAD_MS);
    return new Promise((resolve, reject) => {
      const leave = this.#listen(() => {
        if (this.#error === null) resolve(this.#rows as T);
        else {
          reject(this.#error);
          letGo();
        }
        leave();
      });
    });
  }

  #listen(listener: () => void): () => void {
    if (this.#listeners.size === 0) this.#onHeard(true);
    this.#listeners.add(listener);
    this.#subscription ??= liveQuery(async () => keepIdentity(this.#rows, await this.#query())).subscribe(
      (rows) => this.#take(rows, null),
      (error: unknown) => this.#take(this.#rows, error),
    );
    return () => {
      if (!this.#listeners.delete(listener) || this.#listeners.size > 0) return;
      this.#subscription?.unsubscribe();
      this.#subscription = null;
      this.#rows = undefined;
      this.#error = null;
      this.#onHeard(false);
    };
  }

  #take(rows: T | undefined, error: unknown): void {
    if (rows === this.#rows && error === this.#error) return;
    this.#rows = rows;
    this.#error = error;
    for (const listener of this.#listeners) listener();
  }
}
