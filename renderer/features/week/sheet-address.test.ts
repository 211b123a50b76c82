import { expect, test } from 'vitest';
import { addressOf, askedFor } from './sheet-address.ts';

const TODAY = '2026-11-23';

/** What the router makes of an address. */
function paramsOf(address: string) {
  const [, , view, day] = address.split('/');
  return { ...(view && { view }), ...(day && { day }) };
}

test.each([
  ['week', '/week/2024-02-29', '2024-02-29'],
  ['month', '/week/month/2024-02', '2024-02-01'],
  ['year', '/week/year/2024', '2024-01-01'],
] as const)('the address of a %s says which one it is', (span, address, day) => {
  expect(addressOf(span, '2024-02-29', TODAY)).toBe(address);
  expect(askedFor(paramsOf(address))).toEqual({ span, day });
});

test('the week, month and year of today are named without a date', () => {
  for (const span of ['week', 'month', 'year'] as const)
    expect(askedFor(paramsOf(addressOf(span, TODAY, TODAY)))).toEqual({ span, day: null });
});

test('a whole date is understood for a month and a year; what is no date means today', () => {
  expect(askedFor({ view: 'month', day: '2024-02-29' })).toEqual({ span: 'month', day: '2024-02-29' });
  for (const day of ['2024-13', 'soon', '', '20'])
    expect(askedFor({ view: 'month', day })).toEqual({ span: 'month', day: null });
});
