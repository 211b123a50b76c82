import { expect, test } from 'vitest';
import { contentPolicy } from '#electron/content-policy.ts';

test('the policy names the one server the page may speak to', () => {
  expect(contentPolicy('https://npo.example')).toContain("connect-src 'self' https://npo.example;");
  expect(contentPolicy(null)).toContain("connect-src 'self';");
});

test('everything is forbidden that is not named, and no script comes from text', () => {
  const policy = contentPolicy(null);
  expect(policy.startsWith("default-src 'none'; script-src 'self';")).toBe(true);
  expect(policy).not.toMatch(/unsafe-eval|\*/);
  expect(policy.match(/'unsafe-inline'/g)).toHaveLength(1);
  expect(policy).toContain("style-src-attr 'unsafe-inline'");
});
