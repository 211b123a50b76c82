/**
 * The Content-Security-Policy of every response of the app.
 * `style-src-attr` is open because React Aria positions menus and dialogs by inline style attributes; style
 * elements stay forbidden.
 * @param server origin of the member's NPO server, the only one beside the app that the page may speak to
 */
export function contentPolicy(server: string | null): string {
  const directives = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': server ? `'self' ${server}` : "'self'",
    'worker-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}
