/** The text that says what hinders sync: a full disk hinders it otherwise than what a member wants to save. */
export function troubleText<Trouble extends string>(
  trouble: Trouble,
): 'status.diskFull' | `problems.${Exclude<Trouble, 'disk-full'>}` {
  return trouble === 'disk-full' ? 'status.diskFull' : `problems.${trouble as Exclude<Trouble, 'disk-full'>}`;
}
