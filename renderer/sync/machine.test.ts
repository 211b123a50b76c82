import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SyncState } from '#renderer/store/state.ts';
import { nextSync, type Sync, type SyncEvent, transitions } from './machine.ts';

const states = Object.keys(transitions) as SyncState[];
const events = Object.keys(transitions.local) as SyncEvent[];
const go = (from: SyncState, ...through: SyncEvent[]) =>
  through.reduce<SyncState>((state, event) => transitions[state][event], from);

describe('sync states', () => {
  test('whatever happened before, signing in again and a working server lead back to up to date', () => {
    const path = fc.array(fc.constantFrom(...events), { maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(...states), path, (from, through) => {
        const state = go(from, ...through);
        if (state === 'upgrade-needed') return;
        expect(go(state, 'came-online', 'joined', 'came-online', 'finished')).toBe('up-to-date');
      }),
    );
  });

  test('I13: 401 stops sync: nothing but signing in starts it again', () => {
    for (const event of events) {
      if (event === 'joined' || event === 'outdated') continue;
      expect(go('sign-in-needed', event), event).toBe('sign-in-needed');
    }
    expect(go('sign-in-needed', 'joined')).toBe('syncing');
  });

  test('from every state with a membership, 401 asks to sign in and 426 to update', () => {
    for (const state of states) {
      if (state === 'local') continue;
      expect(go(state, 'signed-out'), state).toBe('sign-in-needed');
      expect(go(state, 'outdated'), state).toBe('upgrade-needed');
    }
  });

  test('offline nothing is tried; coming back tries at once', () => {
    for (const state of ['up-to-date', 'syncing', 'backing-off'] as const) {
      expect(go(state, 'went-offline')).toBe('offline');
    }
    expect(go('offline', 'wake')).toBe('offline');
    expect(go('offline', 'came-online')).toBe('syncing');
  });

  test('without a membership only joining begins sync', () => {
    for (const event of events) expect(go('local', event)).toBe(event === 'joined' ? 'syncing' : 'local');
  });

  test('what went wrong counts until a round goes well, somebody looks, or there is another way to the server', () => {
    const failed = (times: number): Sync =>
      Array.from({ length: times }).reduce<Sync>((sync) => nextSync(nextSync(sync, 'wake'), 'interrupted'), {
        state: 'up-to-date',
      });
    expect(failed(3)).toEqual({ state: 'backing-off', failures: 3 });
    expect(nextSync(failed(3), 'wake')).toEqual({ state: 'syncing', failures: 3, isWakened: false });
    for (const event of ['look', 'joined', 'came-online'] as const)
      expect(nextSync(failed(3), event), event).toMatchObject({ failures: 0 });
    const afterwards = nextSync(nextSync(failed(3), 'wake'), 'finished');
    expect(nextSync(nextSync(afterwards, 'wake'), 'interrupted')).toEqual({
      state: 'backing-off',
      failures: 1,
    });
  });

  test('what happens within a round is remembered until it ends', () => {
    const begun = nextSync({ state: 'up-to-date' }, 'wake');
    expect(begun).toEqual({ state: 'syncing', failures: 0, isWakened: false });
    expect(nextSync(begun, 'wake')).toMatchObject({ isWakened: true });
    expect(nextSync(nextSync(begun, 'look'), 'finished')).toEqual({ state: 'up-to-date' });
  });
});
