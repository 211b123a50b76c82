import { expect, it } from 'vitest';
import { PushResponse } from './messages.ts';

it('I11: the answer of a newer server is read, whatever its reason is called', () => {
  const answer = {
    results: [{ opId: 'op', outcome: 'rejected', reason: 'a-reason-of-tomorrow', record: null }],
    mark: null,
  };
  expect(PushResponse.parse(answer)).toEqual(answer);
});
