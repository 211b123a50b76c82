/**
 * The value just read, with the objects of the previous one wherever their content is equal, so that what did not
 * change is not drawn again. Items of a list that have an `id` are matched by it, wherever they are; others by their
 * index.
 *
 * @param next plain data (null, texts, numbers, arrays, objects, maps); anything else in it is taken as it is
 * @returns something equal to `next`; `previous` itself when nothing changed
 */
export function keepIdentity<T>(previous: unknown, next: T): T {
  return keep(previous, next) as T;
}

function keep(previous: unknown, next: unknown): unknown {
  if (Object.is(previous, next)) return previous;
  if (Array.isArray(next)) return Array.isArray(previous) ? keepList(previous, next) : next;
  if (next instanceof Map) return previous instanceof Map ? keepMap(previous, next) : next;
  if (isPlain(next) && isPlain(previous)) return keepObject(previous, next);
  return next;
}

function keepList(previous: ReadonlyArray<unknown>, next: ReadonlyArray<unknown>): ReadonlyArray<unknown> {
  const byId = new Map(previous.flatMap((part) => (idOf(part) === undefined ? [] : [[idOf(part), part]])));
  const kept = next.map((part, index) => {
    const id = idOf(part);
    return keep(id === undefined ? previous[index] : byId.get(id), part);
  });
  const isSame = kept.length === previous.length && kept.every((part, index) => part === previous[index]);
  return isSame ? previous : kept;
}

function keepMap(previous: ReadonlyMap<unknown, unknown>, next: ReadonlyMap<unknown, unknown>) {
  const kept = new Map([...next].map(([key, part]) => [key, keep(previous.get(key), part)]));
  // The order of a map is part of what it holds.
  const before = [...previous];
  const isSame =
    kept.size === previous.size &&
    [...kept].every(([key, part], index) => before[index]?.[0] === key && before[index]?.[1] === part);
  return isSame ? previous : kept;
}

function keepObject(previous: Record<string, unknown>, next: Record<string, unknown>) {
  const names = Object.keys(next);
  const kept = names.map((name) => keep(previous[name], next[name]));
  const isSame =
    names.length === Object.keys(previous).length &&
    names.every((name, index) => Object.hasOwn(previous, name) && kept[index] === previous[name]);
  return isSame ? previous : Object.fromEntries(names.map((name, index) => [name, kept[index]]));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (value === null || typeof value !== 'object') return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function idOf(part: unknown): unknown {
  return isPlain(part) && Object.hasOwn(part, 'id') ? part.id : undefined;
}
