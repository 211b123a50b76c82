/**
 * Opens an address with the system: a web page in the browser, a mail in the mail program.
 * @returns false, and nothing opens, when it is neither https nor mailto
 */
export async function openExternal(
  system: { openExternal(url: string): Promise<void> },
  address: string,
): Promise<boolean> {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'mailto:') return false;
  await system.openExternal(url.href);
  return true;
}
