import { useSyncExternalStore } from 'react';
import { navigate } from 'wouter/use-hash-location';
import { partOf } from './routes.ts';

const listeners = new Set<() => void>();
let shown = '';

/**
 * The address in the hash, for wouter. A new address counts only when its screen has been fetched: until then the
 * screen before stays, instead of an empty one.
 */
export function useLoadedLocation(): [location: string, go: typeof navigate] {
  return [useSyncExternalStore(subscribe, current), navigate];
}
/** How wouter writes an address into a link. */
useLoadedLocation.hrefs = (address: string): string => `#${address}`;

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    shown = currentAddress();
    window.addEventListener('hashchange', follow);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('hashchange', follow);
  };
}

function current(): string {
  return listeners.size === 0 ? currentAddress() : shown;
}

/** The address in the hash. */
export function currentAddress(): string {
  return `/${location.hash.replace(/^#?\/?/, '')}`;
}

function follow(): void {
  const address = currentAddress();
  const part = partOf(address);
  if (!part || part.isHere()) {
    show(address);
    return;
  }
  const showIt = (): void => {
    if (address === currentAddress()) show(address);
  };
  // Where it cannot be fetched, the screen says so itself.
  part.load().then(showIt, showIt);
}

function show(address: string): void {
  shown = address;
  for (const listener of listeners) listener();
}
