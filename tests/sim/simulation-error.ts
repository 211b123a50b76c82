/**
 * `diverged`: devices and server, or view, base and pending operations, do not agree. `lost`: something a member meant
 * is nowhere, or was beaten by a value that its writer had seen. `unstable`: it does not come to rest, or a restart
 * changes something. `broken`: the server logged an error, or something threw that should not.
 */
export type SimulationErrorKind = 'diverged' | 'lost' | 'unstable' | 'broken';

/** What a run found wrong. */
export class SimulationError extends Error {
  override readonly name = 'SimulationError';
  readonly kind: SimulationErrorKind;

  constructor(kind: SimulationErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
