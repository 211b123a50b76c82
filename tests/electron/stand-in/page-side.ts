/*
 * What the stand-in puts into a page. Each function must use nothing outside itself, because its source text is
 * injected.
 */

/** A value on its way between two worlds, as plain JSON. */
export type Wired = readonly [kind: string, ...rest: unknown[]];

interface Passing {
  /** Keeps a function or promise on this side and returns the number that stands for it. */
  keep(value: object): number;
  /** The other side's function or promise of that number. */
  take(kind: 'function' | 'promise', id: number): unknown;
}

/**
 * Carries values as Electron does: by copy. What cannot be cloned throws. Functions and promises pass only where
 * `passing` is given (the context bridge), never over IPC.
 */
export function makeWire() {
  const refuse = () => new TypeError('An object could not be cloned.');
  function encode(value: unknown, passing?: Passing): Wired {
    if (value === undefined) return ['undefined'];
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return ['plain', value];
    if (Number.isFinite(value)) return ['plain', value];
    if (typeof value === 'function' || value instanceof Promise) {
      if (!passing) throw refuse();
      return [typeof value === 'function' ? 'function' : 'promise', passing.keep(value)];
    }
    if (value instanceof Error) return ['error', value.message];
    if (Array.isArray(value)) return ['array', value.map((item) => encode(item, passing))];
    const prototype = typeof value === 'object' ? Object.getPrototypeOf(value) : undefined;
    if (prototype !== null && prototype !== Object.prototype) throw refuse();
    return ['object', Object.entries(value as object).map(([key, item]) => [key, encode(item, passing)])];
  }
  function decode([kind, content]: Wired, passing?: Passing): unknown {
    if (kind === 'undefined') return undefined;
    if (kind === 'plain') return content;
    if (kind === 'error') return new Error(content as string);
    if (kind === 'array') return (content as Wired[]).map((item) => decode(item, passing));
    if (kind === 'object') {
      const entries = (content as [string, Wired][]).map(([key, item]) => [key, decode(item, passing)]);
      return Object.fromEntries(entries);
    }
    return passing?.take(kind as 'function' | 'promise', content as number);
  }
  return { encode, decode };
}

/**
 * One end of the context bridge. The two worlds of a page share its document and nothing else: events on it are
 * dispatched synchronously, so a call across answers at once, as Electron's does.
 */
export function bridgeEnd(makeWireHere: typeof makeWire, token: string, side: 'main' | 'isolated') {
  const wire = makeWireHere();
  const otherSide = side === 'main' ? 'isolated' : 'main';
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const promises = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  let lastId = 0;
  let reply: { ok: boolean; value: Wired } | null = null;

  const tell = (kind: string, message: unknown) =>
    document.dispatchEvent(
      new CustomEvent(`${token}:${otherSide}:${kind}`, { detail: JSON.stringify(message) }),
    );
  const hear = <M>(kind: string, listener: (message: M) => void) =>
    document.addEventListener(`${token}:${side}:${kind}`, (event) =>
      listener(JSON.parse((event as CustomEvent<string>).detail)),
    );
  const passing: Passing = {
    keep(value) {
      const id = ++lastId;
      if (typeof value === 'function') functions.set(id, value as (...args: unknown[]) => unknown);
      else {
        (value as Promise<unknown>).then(
          (result) => tell('settled', { id, ok: true, value: wire.encode(result, passing) }),
          (error) => tell('settled', { id, ok: false, value: wire.encode(error, passing) }),
        );
      }
      return id;
    },
    take(kind, id) {
      if (kind === 'promise') return new Promise((resolve, reject) => promises.set(id, { resolve, reject }));
      return (...args: unknown[]) => {
        tell('call', { id, args: wire.encode(args, passing) });
        if (!reply) throw new Error('the other world is gone');
        const { ok, value } = reply;
        const result = wire.decode(value, passing);
        if (!ok) throw result;
        return result;
      };
    },
  };
  hear<{ id: number; args: Wired }>('call', ({ id, args }) => {
    let answer: typeof reply;
    try {
      const result = functions.get(id)?.(...(wire.decode(args, passing) as unknown[]));
      answer = { ok: true, value: wire.encode(result, passing) };
    } catch (error) {
      answer = { ok: false, value: wire.encode(error, passing) };
    }
    tell('reply', answer);
  });
  hear<NonNullable<typeof reply>>('reply', (answer) => {
    reply = answer;
  });
  hear<{ id: number; ok: boolean; value: Wired }>('settled', ({ id, ok, value }) => {
    promises.get(id)?.[ok ? 'resolve' : 'reject'](wire.decode(value, passing));
    promises.delete(id);
  });
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
    return Object.freeze(value);
  };
  hear<{ key: string; api: Wired }>('expose', ({ key, api }) => {
    const value = freeze(wire.decode(api, passing));
    Object.defineProperty(window, key, { value, enumerable: true });
  });
  return {
    expose(key: string, api: unknown) {
      tell('expose', { key, api: wire.encode(api, passing) });
    },
  };
}

/** What the isolated world of the preload script gets: `require('electron')`, and nothing of Node. */
export function runPreload(
  makeWireHere: typeof makeWire,
  bridgeEndHere: typeof bridgeEnd,
  given: { token: string; argv: string[]; binding: string; receiver: string },
  preload: (require: unknown, module: { exports: object }, exports: object, process: object) => void,
) {
  // Electron runs preload scripts in the top frame only.
  if (window.top !== window) return;
  const wire = makeWireHere();
  const bridge = bridgeEndHere(makeWireHere, given.token, 'isolated');
  const globals = globalThis as unknown as Record<string, (message: never) => void>;
  const post = (message: object) => globals[given.binding]?.(JSON.stringify(message) as never);
  const calls = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  const channels = new Map<string, Set<(event: object, ...args: unknown[]) => void>>();
  let lastId = 0;

  globals[given.receiver] = (
    message: { id: number; ok: boolean; value: Wired } | { channel: string; args: Wired },
  ) => {
    if ('channel' in message) {
      for (const listener of channels.get(message.channel) ?? [])
        listener({}, ...(wire.decode(message.args) as unknown[]));
    } else {
      calls.get(message.id)?.[message.ok ? 'resolve' : 'reject'](wire.decode(message.value));
      calls.delete(message.id);
    }
  };
  const electron = {
    contextBridge: { exposeInMainWorld: bridge.expose },
    ipcRenderer: {
      invoke: (channel: string, ...args: unknown[]) =>
        new Promise((resolve, reject) => {
          const id = ++lastId;
          post({ kind: 'invoke', id, channel, args: wire.encode(args) });
          calls.set(id, { resolve, reject });
        }),
      send: (channel: string, ...args: unknown[]) => {
        post({ kind: 'send', channel, args: wire.encode(args) });
      },
      on: (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
        channels.set(channel, (channels.get(channel) ?? new Set()).add(listener));
      },
    },
  };
  const require = (name: string) => {
    if (name !== 'electron') throw new Error(`a sandboxed preload cannot require '${name}'`);
    return electron;
  };
  const module = { exports: {} };
  try {
    preload(require, module, module.exports, { argv: given.argv });
  } catch (error) {
    post({ kind: 'preload-error', message: String(error) });
  }
}
