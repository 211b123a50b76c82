/**
 * The app's own address. Scheme and host are frozen for ever: they are the identity of the member's database
 * (IndexedDB belongs to an origin), so another spelling would be an empty workspace.
 */
export const APP_SCHEME = 'app';
export const APP_HOST = 'kotsukotsu';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** What the scheme may do. Registered before `ready`; `standard` and `secure` give it an origin with storage. */
export const APP_SCHEME_PRIVILEGES = {
  scheme: APP_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
} as const;

/**
 * The address as a URL when it lies within the app, else null.
 * Compared by scheme and host, because Node calls the `origin` of every custom scheme "null".
 */
export function appUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isOurs = url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST;
  return isOurs && url.username === '' && url.password === '' ? url : null;
}
