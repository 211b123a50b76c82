import type { Logger } from 'pino';

/**
 * Runs one of several actions that do not depend on each other: an error is logged and not thrown, so that the next
 * ones still run.
 * @param failure the message to log with the error
 * @returns whether the action succeeded
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
