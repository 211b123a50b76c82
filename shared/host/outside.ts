/** Mail addresses, with nothing in them that a mail program could take for a field, an option, a path or a quote. */
const RECIPIENTS = /^(?:(?:^|,)(?!-)[^\p{Cc}\s@,?&=;'"<>\\/]+@[^\p{Cc}\s@,?&=;'"<>\\/]+)+$/u;
const LINE = /^\P{Cc}*$/u;
const TEXT = /^(?:\P{Cc}|[\t\n\r])*$/u;

/**
 * The fields that a `mailto:` address may have. Some mail programs accept more: `attach` and its like add a file of the
 * computer, which the member then sends. `bcc` is left out as well: to whom a mail goes must be seen.
 */
const FIELDS: ReadonlyMap<string, RegExp> = new Map([
  ['to', RECIPIENTS],
  ['cc', RECIPIENTS],
  ['subject', LINE],
  ['body', TEXT],
]);

/**
 * The address, when a host may open it outside the app: a web page over https, or a mail. A mail's address is rebuilt
 * from its parsed parts.
 * @returns null when it may not be opened
 */
export function outsideAddress(address: string): string | null {
  try {
    const url = new URL(address);
    if (url.protocol === 'https:') return url.href;
    return url.protocol === 'mailto:' ? mailAddress(url) : null;
  } catch {
    // No address at all, or one that cannot be decoded.
    return null;
  }
}

function mailAddress({ pathname, search }: URL): string | null {
  const recipients = decodeURIComponent(pathname);
  const fields = search === '' ? [] : search.slice(1).split('&').map(readField);
  const isMail =
    (recipients === '' || RECIPIENTS.test(recipients)) &&
    fields.every(({ name, text }) => FIELDS.get(name)?.test(text));
  if (!isMail) return null;
  const query = fields.map(({ name, text }) => `${name}=${encode(text)}`).join('&');
  return `mailto:${encode(recipients).replace(/%40/g, '@').replace(/%2C/g, ',')}${query && `?${query}`}`;
}

function readField(field: string): { name: string; text: string } {
  const [name = '', text = ''] = field.split(/=(.*)/s, 2).map(decodeURIComponent);
  return { name: name.toLowerCase(), text };
}

/** Encodes `'` as well. `encodeURIComponent` leaves it, but a shell script that hands the address on might not. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/'/g, '%27');
}
