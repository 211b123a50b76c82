/** JSON with object keys in order, so that equal values have equal texts (for comparing and hashing). */
export function canonicalJson(value: unknown): string {
  // Put in order before: a replacer, which is called for each part, takes several times as long.
  return JSON.stringify(inOrder(value));
}

function inOrder(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, inOrder(part)]));
}
