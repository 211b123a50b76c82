import { expect } from 'vitest';
import { type ProblemCode, problemCode } from '#shared/http/problem.ts';
import type { Answer } from './ask.ts';

/** The answer is this problem document. */
export function expectProblem({ status, headers, body }: Answer, expected: number, code: ProblemCode): void {
  expect({ status, code: problemCode(body?.type ?? '') }).toEqual({ status: expected, code });
  expect(headers.get('content-type')).toBe('application/problem+json');
}
