import { vi } from 'vitest';
import type { World } from './world.ts';

/** How many signatures were checked. */
interface Checked {
  outside: number;
  /** While a transaction that may write was open: others wait for it. */
  locked: number;
}

/** Counts the signatures that are checked; those during which others have to wait are counted separately. */
export function spyOnChecks({ server }: World): {
  /** The counts since the last call. */
  checked(): Checked;
  restore(): void;
} {
  let counted: Checked = { outside: 0, locked: 0 };
  let open = 0;
  const { db } = server.npo;
  const transaction = db.transaction.bind(db);
  const transacting = vi.spyOn(db, 'transaction').mockImplementation(async (work, config) => {
    if (config?.accessMode === 'read only') return transaction(work, config);
    open++;
    try {
      return await transaction(work, config);
    } finally {
      open--;
    }
  });
  const verify = crypto.subtle.verify.bind(crypto.subtle);
  const verifying = vi.spyOn(crypto.subtle, 'verify').mockImplementation((...of) => {
    counted[open > 0 ? 'locked' : 'outside']++;
    return verify(...of);
  });
  return {
    checked() {
      const told = counted;
      counted = { outside: 0, locked: 0 };
      return told;
    },
    restore() {
      transacting.mockRestore();
      verifying.mockRestore();
    },
  };
}
