import { afterEach, expect, test, vi } from 'vitest';
import { realSurroundings } from './workspace.ts';

afterEach(() => vi.unstubAllEnvs());

test('the zone is the one that the computer is in, also once it has moved to another', () => {
  const around = realSurroundings('start');
  for (const zone of ['Asia/Tokyo', 'America/Los_Angeles']) {
    vi.stubEnv('TZ', zone);
    expect(around.zone()).toBe(zone);
  }
});
