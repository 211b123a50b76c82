import { createContext, useContext } from 'react';
import type { Host } from '#shared/host/contract.ts';

/** What hosts the app; decided once by `main.tsx`. */
export const HostContext = createContext<Host | null>(null);

/** What hosts the app. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error('no host');
  return host;
}
