import { useRows, useWorkspace } from './hooks.ts';
import { type KeysReport, readKeysReport } from './reads/keys.ts';

/** How this device stands to the keys; undefined until it is known. */
export function useKeysReport(): KeysReport | undefined {
  const { device } = useWorkspace();
  return useRows((db) => readKeysReport(db, device), [device]);
}
