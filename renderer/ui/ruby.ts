/** A stretch of text, with its reading where it has one. */
export interface RubyPart {
  text: string;
  reading: string | null;
}

/** Reads ruby markup: `{漢字|かんじ}` is a stretch with a reading, everything else is plain text. */
export function parseRuby(markup: string): RubyPart[] {
  const parts: RubyPart[] = [];
  let end = 0;
  for (const match of markup.matchAll(/\{([^{}|]+)\|([^{}|]+)\}/g)) {
    const [whole, text = '', reading = ''] = match;
    if (match.index > end) parts.push({ text: markup.slice(end, match.index), reading: null });
    parts.push({ text, reading });
    end = match.index + whole.length;
  }
  if (end < markup.length) parts.push({ text: markup.slice(end), reading: null });
  return parts;
}

/**
 * Ruby markup in pieces within which no line may break: a number stays with the unit after it, which has a reading and
 * from which it would be parted. All other parts are pieces of their own.
 */
export function rubyPieces(markup: string): RubyPart[][] {
  const pieces: RubyPart[][] = [];
  for (const part of parseRuby(markup)) {
    const [before, more] = pieces.at(-1) ?? [];
    const [number] = /\d+$/.exec(before?.reading === null && !more ? before.text : '') ?? [];
    if (part.reading === null || !before || number === undefined) {
      pieces.push([part]);
      continue;
    }
    pieces.pop();
    const words = before.text.slice(0, -number.length);
    if (words !== '') pieces.push([{ text: words, reading: null }]);
    pieces.push([{ text: number, reading: null }, part]);
  }
  return pieces;
}

/** Ruby markup without its readings, for attributes, accessible names and the clipboard. */
export function withoutReadings(markup: string): string {
  return parseRuby(markup)
    .map(({ text }) => text)
    .join('');
}
