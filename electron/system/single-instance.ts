/** The part of Electron's `app` that knows of other instances. */
export interface InstancePort {
  requestSingleInstanceLock(): boolean;
  on(event: 'second-instance', listener: (event: unknown, argv: string[]) => void): unknown;
}

/**
 * Makes this the only instance: two would share one database. A later one hands its arguments over and must exit.
 * @param onArguments what to do with the arguments of a later instance
 * @returns false when another instance is already there
 */
export function claimSingleInstance(app: InstancePort, onArguments: (argv: string[]) => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', (_event, argv) => onArguments(argv));
  return true;
}
