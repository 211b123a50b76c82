/**
 * JSON in its one canonical form, RFC 8785: object keys in the order of their UTF-16 code units whatever they look like,
 * no white space. So equal values have equal texts, for comparing and hashing. Like `JSON.stringify` it leaves out
 * properties without a value.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  // Built by hand: an object whose keys were sorted would still list those that look like numbers first.
  let text = '';
  if (Array.isArray(value)) {
    for (const part of value) text += `${text && ','}${canonicalJson(part ?? null)}`;
    return `[${text}]`;
  }
  const parts = value as Record<string, unknown>;
  for (const key of Object.keys(parts).sort()) {
    if (parts[key] !== undefined) text += `${text && ','}${quoted(key)}:${canonicalJson(parts[key])}`;
  }
  return `{${text}}`;
}

/** Letters and marks that need no escape. */
const PLAIN = /^[\w ./:-]*$/;

/** A text as JSON. Most texts need no escape; for them the slower call of `JSON.stringify` is saved. */
function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}
