/**
 * `diverged`: devices and server, or view, base and pending operations, do not agree. `lost`: something a member meant
 * is nowhere, or was beaten by what it was made upon. `unstable`: it does not come to rest, or a restart changes
 * something. `broken`: the server logged an error, or something threw that should not.
 */
export type FailureKind = 'diverged' | 'lost' | 'unstable' | 'broken';

/** What a run found wrong. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
