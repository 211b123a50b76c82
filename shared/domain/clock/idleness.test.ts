import { expect, test } from 'vitest';
import { MINUTE_MS } from '#shared/domain/day/instant.ts';
import { EntryKind } from '#shared/domain/log/time-entry.ts';
import { idleLimits } from '#shared/domain/preferences.ts';
import { IDLE_MS } from '#shared/host/contract.ts';
import { idleLimitMs } from './idleness.ts';

test('idle time is asked about as the member chose, and never where work needs no keyboard', () => {
  for (const idleMinutes of idleLimits) {
    expect(idleLimitMs({ kind: 'work' }, { idleMinutes })).toBe(idleMinutes * MINUTE_MS);
    expect(idleLimitMs({ kind: 'meeting' }, { idleMinutes })).toBeNull();
    expect(idleLimitMs({ kind: 'study' }, { idleMinutes })).toBeNull();
  }
  for (const kind of EntryKind.options) expect(idleLimitMs({ kind }, { idleMinutes: null })).toBeNull();
});

test('the host tells of idleness early enough for every choice', () => {
  expect(IDLE_MS).toBe(Math.min(...idleLimits) * MINUTE_MS);
});
