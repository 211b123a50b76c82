/** What the server has told of the member's computers. */
export interface ComputerNames {
  /** The ids for which it was asked. */
  asked: ReadonlySet<string>;
  /** The names of all that are signed in, by id; empty where the member gave none. */
  names: ReadonlyMap<string, string>;
}

/**
 * What can be said of a computer: its name when it is signed in, or that it is `out`. `unknown` until the server was asked
 * for it: a computer that has just come is not one that has left.
 */
export function computerOf(told: ComputerNames | null, id: string): { name: string } | 'out' | 'unknown' {
  const name = told?.names.get(id);
  if (name !== undefined) return { name };
  return told?.asked.has(id) ? 'out' : 'unknown';
}
