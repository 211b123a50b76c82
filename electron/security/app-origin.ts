import { APP_HOST, APP_SCHEME } from '#shared/host/app-origin.ts';

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
