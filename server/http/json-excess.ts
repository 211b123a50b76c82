/** Deeper than anything the app sends; what is read recursively must not be deeper than the stack. */
const DEPTH_MAX = 64;
/** A push of as many operations as there may be, with as many fields each, has 69,000. */
const VALUES_MAX = 100_000;
/** A record has 64 fields, an entry of a keyring an envelope for each device of one member. */
const KEYS_MAX = 1_000;

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * What there is too much of in a JSON text: depth, values in all, or keys in one object; null when it can be parsed and
 * checked in little time. Checked before the text is parsed; whether it is valid JSON is not checked here.
 */
export function jsonExcess(json: string): string | null {
  let values = 0;
  /** For each open object the number of its keys so far; for each open list minus infinity, as it has none. */
  const open: number[] = [];
  for (let i = 0; i < json.length; i++) {
    switch (json.charCodeAt(i)) {
      case QUOTE:
        i = endOfText(json, i);
        break;
      case OPEN_OBJECT:
      case OPEN_LIST:
        values++;
        open.push(json.charCodeAt(i) === OPEN_OBJECT ? 1 : Number.NEGATIVE_INFINITY);
        if (open.length > DEPTH_MAX) return 'Nested too deeply.';
        break;
      case CLOSE_OBJECT:
      case CLOSE_LIST:
        open.pop();
        break;
      case COMMA: {
        values++;
        const keys = (open.pop() ?? 0) + 1;
        open.push(keys);
        if (keys > KEYS_MAX) return `An object may have ${KEYS_MAX} keys.`;
        break;
      }
    }
    if (values > VALUES_MAX) return `A body may hold ${VALUES_MAX} values.`;
  }
  return null;
}

/** The index of the closing quote of the string that begins at `start`. */
function endOfText(json: string, start: number): number {
  let i = start + 1;
  while (i < json.length && json.charCodeAt(i) !== QUOTE) i += json.charCodeAt(i) === BACKSLASH ? 2 : 1;
  return i;
}
