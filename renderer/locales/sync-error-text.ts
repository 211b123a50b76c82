/** The key of the text for an error of sync. A full disk needs other words here than where a member saves something. */
export function syncErrorText<SyncErrorCode extends string>(
  error: SyncErrorCode,
): 'status.diskFull' | `errors.${Exclude<SyncErrorCode, 'disk-full'>}` {
  return error === 'disk-full' ? 'status.diskFull' : `errors.${error as Exclude<SyncErrorCode, 'disk-full'>}`;
}
