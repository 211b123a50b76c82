import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Capabilities, type RequestName, requests } from '#shared/host/contract.ts';

/** A host as a test reaches it, in whatever page it lives. */
export interface HostUnderTest {
  can(): Promise<unknown>;
  ask(name: string, ...request: unknown[]): Promise<unknown>;
  /** Listens to an event and stops again. Resolves to the `typeof` of what `on` returned. */
  listenOnce(name: string): Promise<string>;
  close(): Promise<void>;
}

const NOTIFICATION = { id: 'goal', title: 'It is time', body: '', actions: [{ id: 'off', text: 'No more' }] };

const INVALID: { [N in RequestName]: readonly unknown[] } = {
  'launch.get': [{ join: 'x' }],
  'secrets.get': [undefined, '', 'Upper', '../up', 'a b', 7, 'x'.repeat(200)],
  'secrets.set': [
    undefined,
    { name: 'a' },
    { name: '', value: 'x' },
    { name: 'a', value: 'x'.repeat(100_001) },
  ],
  'secrets.remove': [undefined, '', 'Upper'],
  'server.allow': [undefined, 7, 'x'.repeat(2_001)],
  'external.open': [undefined, 7, 'x'.repeat(8_001)],
  'theme.set': [undefined, '', 'blue'],
  'notification.show': [
    undefined,
    { ...NOTIFICATION, id: '' },
    { ...NOTIFICATION, title: '' },
    { ...NOTIFICATION, title: 'x'.repeat(201) },
    { ...NOTIFICATION, actions: ['off'] },
  ],
  'notification.close': [undefined, '', 7, 'x'.repeat(129)],
  'notification.permission': ['granted'],
  'notification.askPermission': ['granted'],
};

/** What every host must do, whichever it is. */
export function hostContract(name: string, start: () => Promise<HostUnderTest>): void {
  describe(`the host contract, by ${name}`, () => {
    let host: HostUnderTest;
    beforeAll(async () => {
      host = await start();
    });
    afterAll(() => host?.close());

    test('it says what it can do', async () => {
      expect(Capabilities.strict().safeParse(await host.can()).error).toBeUndefined();
    });

    test('it answers how the app was started', async () => {
      const launch = await host.ask('launch.get');
      expect(requests['launch.get'].response.safeParse(launch).error).toBeUndefined();
    });

    test.each(['value', '', 'ひみつ 🔑 \u0000 \u202e', 'x'.repeat(100_000)])(
      'it keeps a secret: %#',
      async (value) => {
        const can = Capabilities.parse(await host.can());
        const kept = await host.ask('secrets.set', { name: 'device.token', value });
        expect(kept).toEqual({ protected: can.protectedSecrets });
        expect(await host.ask('secrets.get', 'device.token')).toBe(value);
      },
    );

    test('it replaces and forgets a secret, and knows no other', async () => {
      await host.ask('secrets.set', { name: 'key:a', value: 'first' });
      await host.ask('secrets.set', { name: 'key:a', value: 'second' });
      expect(await host.ask('secrets.get', 'key:a')).toBe('second');
      expect(await host.ask('secrets.remove', 'key:a')).toBeUndefined();
      expect(await host.ask('secrets.get', 'key:a')).toBeNull();
      expect(await host.ask('secrets.remove', 'key:a')).toBeUndefined();
      expect(await host.ask('secrets.get', 'constructor')).toBeNull();
    });

    test('it lets the page speak to a server', async () => {
      expect(await host.ask('server.allow', 'https://npo.example')).toEqual({ reload: expect.any(Boolean) });
    });

    test.each(['system', 'light', 'dark'])('it takes the look %s', async (theme) => {
      expect(await host.ask('theme.set', theme)).toBeUndefined();
    });

    test('it shows notifications, one for each id, and takes them away', async () => {
      const { notifications } = Capabilities.parse(await host.can());
      const permission = notifications ? 'granted' : 'denied';
      expect(await host.ask('notification.permission')).toBe(permission);
      expect(await host.ask('notification.askPermission')).toBe(permission);
      for (const body of ['', 'ひみつ']) {
        expect(await host.ask('notification.show', { ...NOTIFICATION, body })).toBe(notifications);
      }
      for (const id of ['goal', 'goal', 'never-shown']) {
        expect(await host.ask('notification.close', id)).toBeUndefined();
      }
    });

    test.each([
      'http://npo.example/',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'mailto:a@b.example?Attach=/x',
      '',
    ])('it does not open %j', async (address) => {
      expect(await host.ask('external.open', address)).toBe(false);
    });

    test.each(['https://npo.example/', 'mailto:desk@npo.example'])('it opens %s', async (address) => {
      expect(await host.ask('external.open', address)).toBe(true);
    });

    test.each(Object.entries(INVALID))('it refuses a %s that does not fit', async (name, invalid) => {
      for (const request of invalid) await expect(host.ask(name, request)).rejects.toThrow();
    });

    test('it refuses what is not in the contract', async () => {
      for (const name of ['nonsense', 'constructor', 'power']) {
        await expect(host.ask(name)).rejects.toThrow();
      }
    });

    test.each(['power', 'link', 'notification'])('listening to %s can be ended', async (event) => {
      expect(await host.listenOnce(event)).toBe('function');
    });
  });
}
