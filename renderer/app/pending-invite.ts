/** An invitation that is taken up after the page was loaded anew. */
const KEY = 'kotsukotsu.pending-invite';

/** Keeps an invite link over one loading of the page. */
export function keepPending(link: string): void {
  sessionStorage.setItem(KEY, link);
}

/** The link that was kept, once. */
export function takePending(): string | null {
  const link = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return link;
}
