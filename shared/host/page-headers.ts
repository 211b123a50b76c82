/**
 * The security headers for each response of the page. Both hosts send them.
 *
 * The content policy says what the page is made of and whom it speaks to, but knows nothing of WebRTC, which speaks to
 * whatever server or peer it is told. The connection allowlist forbids that, and leaves every address to the policy.
 * @param servers whom the page may speak to beside its own origin, such as `https://npo.example`
 */
export function pageHeaders(servers: readonly string[]): Record<string, string> {
  return {
    'content-security-policy': contentPolicy(servers),
    'connection-allowlist': '(response-origin "*://*:*"); webrtc=block',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}

/**
 * `style-src-attr` is open because React Aria positions menus and dialogs by inline style attributes; style elements
 * stay forbidden.
 */
function contentPolicy(servers: readonly string[]): string {
  const directives = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': ["'self'", ...servers].join(' '),
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
