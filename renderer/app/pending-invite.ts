/** Where an invitation is kept that is to be accepted after a reload. */
const KEY = 'kotsukotsu.pending-invite';

/** Keeps an invite link across one reload of the page. */
export function keepPending(link: string): void {
  sessionStorage.setItem(KEY, link);
}

/** Returns the link that was kept, and forgets it; null when there is none. */
export function takePending(): string | null {
  const link = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return link;
}
