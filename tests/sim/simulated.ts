/** The invariants that `npm run test:sim` looks at, as docs/sync.md numbers them. */
export const simulated = ['I3', 'I4', 'I5', 'I6', 'I7', 'I8', 'I9', 'I11', 'I12'] as const;
