/** `KOTSUKOTSU_THOROUGH=1` asks for the tests at their full size, which takes minutes instead of seconds. */
export const isThorough = process.env.KOTSUKOTSU_THOROUGH === '1';

/** How often a test does what it does: `quick` in every `npm test`, `full` when asked to be thorough. */
export function sized(quick: number, full: number): number {
  return isThorough ? full : quick;
}
