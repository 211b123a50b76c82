import { Dexie } from 'dexie';

export type WriteErrorCode = 'invalid-value' | 'unreadable' | 'disk-full' | 'not-saved';

/** A write that did not happen. Nothing of it was stored. */
export class WriteError extends Error {
  readonly code: WriteErrorCode;

  /** @param about the field that did not fit, for whoever reads the error */
  constructor(code: WriteErrorCode, about = '', cause?: unknown) {
    super(`write refused: ${code} ${about}`, { cause });
    this.name = 'WriteError';
    this.code = code;
  }
}

/** Runs a transaction that writes. @throws WriteError in place of what the database throws */
export async function writing<T>(transaction: () => Promise<T>): Promise<T> {
  try {
    return await transaction();
  } catch (error) {
    throw toWriteError(error);
  }
}

function toWriteError(error: unknown): unknown {
  if (error instanceof Dexie.DexieError) {
    return new WriteError(isDiskFull(error) ? 'disk-full' : 'not-saved', '', error);
  }
  return error;
}

/** True when the database refused because there is no room left. */
export function isDiskFull(error: unknown): boolean {
  return (
    error instanceof Dexie.DexieError &&
    /quota/i.test(`${error.name} ${error.inner?.name ?? ''} ${error.message}`)
  );
}
