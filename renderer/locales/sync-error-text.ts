/** The text that says what hinders sync: a full disk hinders it otherwise than what a member wants to save. */
export function syncErrorText<SyncErrorCode extends string>(
  error: SyncErrorCode,
): 'status.diskFull' | `errors.${Exclude<SyncErrorCode, 'disk-full'>}` {
  return error === 'disk-full' ? 'status.diskFull' : `errors.${error as Exclude<SyncErrorCode, 'disk-full'>}`;
}
