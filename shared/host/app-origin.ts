/**
 * The origin of the app in its own shell. Scheme and host are frozen for ever: they are the identity of the member's
 * database (IndexedDB belongs to an origin), so another spelling would be an empty workspace.
 */
export const APP_SCHEME = 'app';
export const APP_HOST = 'kotsukotsu';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
