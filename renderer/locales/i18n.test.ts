import { describe, expect, test } from 'vitest';
import { i18n, registerOf, showRegister } from './i18n.ts';
import { registers } from './registers.ts';

describe('registers', () => {
  test('each is loaded under its own name and shown', async () => {
    const shown: string[] = [];
    for (const register of registers) {
      await showRegister(register);
      expect(registerOf(i18n.language)).toBe(register);
      shown.push(i18n.t('app.settings'));
    }
    expect(shown).toEqual(['設定', 'せってい', 'Settings']);
  });

  test('choose the form of a text by count, and leave the filling in to useText', async () => {
    await showRegister('ja-easy');
    i18n.addResourceBundle('ja-x-easy', 'texts', { sample: { things_other: '{{count}}こ' } }, true);
    expect(i18n.t('sample.things', { count: 1, skipInterpolation: true })).toBe('{{count}}こ');
    await showRegister('en');
    i18n.addResourceBundle('en', 'texts', { sample: { things_one: 'one', things_other: 'more' } }, true);
    expect(i18n.t('sample.things', { count: 1, skipInterpolation: true })).toBe('one');
    expect(i18n.t('sample.things', { count: 2, skipInterpolation: true })).toBe('more');
  });
});
