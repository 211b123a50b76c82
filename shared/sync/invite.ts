import * as z from 'zod';

/** Crockford's base 32: no I, L, O, U, so that nothing looks like something else. */
export const INVITE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Twelve letters of five bits: 60 random bits, shown as `XXXX-XXXX-XXXX`. */
export const INVITE_LENGTH = 12;

/** An invitation: where the NPO's server is, and the single-use code. */
export interface Invite {
  /** An origin, such as `https://npo.example`. */
  server: string;
  code: string;
}

/**
 * A code as it was meant: upper case, look-alikes read as digits, separators dropped, among them what a Japanese
 * input method makes of `-`. Null when it cannot be one.
 */
export function normalizeInviteCode(text: string): string | null {
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐‑–—−ー_.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const isCode =
    code.length === INVITE_LENGTH && [...code].every((letter) => INVITE_ALPHABET.includes(letter));
  return isCode ? code : null;
}

/** A code in groups of four, for people. */
export function formatInviteCode(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-');
}

const Link = z.object({ server: z.string(), code: z.string() });

/** The link that opens the app at an invitation. */
export function inviteLink({ server, code }: Invite): string {
  return `kotsukotsu://join/?${new URLSearchParams({ server, code: formatInviteCode(code) })}`;
}

/**
 * Reads an invite link (`kotsukotsu://join/?server=…&code=…`, or a web address with the same two parameters).
 * Null for anything else: unknown scheme or host, a server that is not http(s), a code that cannot be one.
 */
export function parseInviteLink(text: string): Invite | null {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return null;
  }
  const isOurs = url.protocol === 'kotsukotsu:' ? url.host === 'join' : /^https?:$/.test(url.protocol);
  const query = Link.safeParse(Object.fromEntries(url.searchParams));
  if (!isOurs || !query.success) return null;
  const server = parseServerOrigin(query.data.server);
  const code = normalizeInviteCode(query.data.code);
  return server && code ? { server, code } : null;
}

/**
 * The origin of a server address that a member typed; `https://` is assumed when no scheme is given.
 * Plain http is only taken for this computer itself. Null when it is not an address.
 */
export function parseServerOrigin(text: string): string | null {
  const trimmed = text.trim();
  let url: URL;
  try {
    url = new URL(/^[a-z][a-z\d+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
  } catch {
    return null;
  }
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLocal);
  // A URL's host may hold `*`, `;`, `,` and quotes; in a content policy these would open more than one server.
  const isPlainHost = /^([a-z\d._-]+|\[[a-f\d:]+\])$/.test(url.hostname);
  return isSafe && isPlainHost && url.username === '' ? url.origin : null;
}
