/** What a column can tell, whatever the program calls it. */
export const roles = [
  'startDay',
  /** The time, or date and time. */
  'start',
  'end',
  'endDay',
  /** How long was worked, as hours and minutes; a whole number is seconds. */
  'length',
  /** The same as a number of hours or of minutes. */
  'hours',
  'minutes',
  /** How long of the time between start and end was a break. */
  'break',
  'task',
  'project',
  'client',
  'description',
  'tags',
  /** What kind of time it was, such as work or a break. */
  'kind',
  'person',
  'familyName',
] as const;
export type Role = (typeof roles)[number];

/** Which column tells what, by its index in a row, counted from 0. */
export type Columns = ReadonlyMap<Role, number>;

/** What a column tells, or null. */
export function roleAt(columns: Columns, index: number): Role | null {
  for (const [role, at] of columns) if (at === index) return role;
  return null;
}

/** The columns with another role for one of them. Another column that had this role is not read any more. */
export function withRole(columns: Columns, index: number, role: Role | null): Columns {
  const others = [...columns].filter(([other, at]) => at !== index && other !== role);
  return new Map(role === null ? others : [...others, [role, index]]);
}
