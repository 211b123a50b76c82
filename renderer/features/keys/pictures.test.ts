import { expect, test } from 'vitest';
import { PICTURES } from '#shared/keys/comparison.ts';
import { pictures } from './pictures.ts';

test('there is a picture for every number, and no two look alike or are called the same', () => {
  expect(pictures).toHaveLength(PICTURES);
  expect(new Set(pictures.map(({ Icon }) => Icon)).size).toBe(PICTURES);
  expect(pictures.map(({ word }) => word)).toEqual(pictures.map((_, number) => `keys.picture${number}`));
});
