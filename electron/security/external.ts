import { outsideAddress } from '#shared/host/outside.ts';

/**
 * Opens an address with the system: a web page in the browser, a mail in the mail program.
 * @returns false, and nothing opens, when it is neither, or a mail with fields that are not allowed (see
 *   `outsideAddress`)
 */
export async function openExternal(
  system: { openExternal(url: string): Promise<void> },
  address: string,
): Promise<boolean> {
  const outside = outsideAddress(address);
  if (outside === null) return false;
  await system.openExternal(outside);
  return true;
}
