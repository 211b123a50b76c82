import { Capabilities } from '#shared/host/contract.ts';

const FLAG = '--kotsukotsu-can=';

/** The argument by which main tells the preload what this host can do, before any page runs. */
export function capabilitiesArgument(can: Capabilities): string {
  return FLAG + JSON.stringify(can);
}

/** True for an argument made by {@link capabilitiesArgument}. */
export function isCapabilitiesArgument(argument: string): boolean {
  return argument.startsWith(FLAG);
}

/** What this host can do, from the preload's arguments. Throws when main has not passed it. */
export function capabilitiesIn(argv: readonly string[]): Capabilities {
  const argument = argv.find(isCapabilitiesArgument);
  if (!argument) throw new Error('the shell has not told what it can do');
  return Capabilities.parse(JSON.parse(argument.slice(FLAG.length)));
}
