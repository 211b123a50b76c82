import { expect, test } from 'vitest';
import { pageHeaders } from '#shared/host/page-headers.ts';

/** The directives of the policy by name, so that a failing test shows the one that differs. */
function directives(policy = ''): Record<string, string> {
  return Object.fromEntries(policy.split('; ').map((directive) => directive.split(/ (.*)/, 2)));
}

// Written out, and not derived: whoever takes a directive away or opens one has to do it here as well.
test('the page is held by these headers, to the letter', () => {
  const { 'content-security-policy': policy, ...others } = pageHeaders([]);
  expect(directives(policy)).toEqual({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'worker-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  });
  expect(others).toEqual({
    'connection-allowlist': '(response-origin "*://*:*"); webrtc=block',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
});

test('a server is one that the page may connect to, and nothing else changes', () => {
  const [closed, open] = [pageHeaders([]), pageHeaders(['https://npo.example'])];
  expect(directives(open['content-security-policy'])).toEqual({
    ...directives(closed['content-security-policy']),
    'connect-src': "'self' https://npo.example",
  });
  const policy = closed['content-security-policy'];
  expect({ ...open, 'content-security-policy': policy }).toEqual(closed);
});
