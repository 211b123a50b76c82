import { expect, test } from 'vitest';
import { hideToast, showToast, useToasts } from './toasts.ts';

test('the time of one toast does not end that of another, also where none stood in between', () => {
  const shown = () => useToasts.getState().toast;
  showToast({ message: 'one' });
  const first = shown()?.key ?? 0;
  hideToast(first);
  expect(shown()).toBeNull();
  showToast({ message: 'two' });
  hideToast(first);
  expect(shown()).toMatchObject({ message: 'two' });
  hideToast(shown()?.key ?? 0);
  expect(shown()).toBeNull();
});
