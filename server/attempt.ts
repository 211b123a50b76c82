import type { Logger } from 'pino';

/**
 * Does one of many things that do not depend on each other: what goes wrong in it is logged, and stops none behind it.
 * @param failure what the log says then
 * @returns whether it went well
 */
export async function attempt(
  log: Logger,
  failure: string,
  action: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await action();
    return true;
  } catch (error) {
    log.error({ err: error }, failure);
    return false;
  }
}
