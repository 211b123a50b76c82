import { describe, expect, test } from 'vitest';
import { isComposing } from './ime.ts';

const key = (isComposingNow: boolean, keyCode: number) => ({
  nativeEvent: { isComposing: isComposingNow },
  keyCode,
});

describe('keys while an input method is composing', () => {
  test('belong to the input method', () => {
    expect(isComposing(key(true, 13))).toBe(true);
  });

  test('belong to it as well when only the key code tells', () => {
    expect(isComposing(key(false, 229))).toBe(true);
  });

  test('belong to the app otherwise', () => {
    expect(isComposing(key(false, 13))).toBe(false);
    expect(isComposing(key(false, 27))).toBe(false);
  });
});
