import { routes } from '#shared/http/contract.ts';
import { type ProblemCode, type ProblemDocument, problemType } from '#shared/http/problem.ts';

const problems = {
  'bad-request': { status: 400, title: 'The request cannot be read.' },
  'too-large': { status: 413, title: 'The request is too large.' },
  'sign-in-needed': { status: 401, title: 'This device is not signed in.' },
  'device-revoked': { status: 401, title: 'This device was signed out.' },
  'device-copied': {
    status: 409,
    title: `Another device goes by the same id: take an id of your own with POST ${routes.addDevice.path}.`,
  },
  'not-allowed': { status: 403, title: 'The caller may not do this.' },
  'not-found': { status: 404, title: 'Nothing is at this address or has this id.' },
  resync: {
    status: 410,
    title: 'The space has started over: send again what you hold, then pull from the beginning.',
  },
  'keys-changed': {
    status: 409,
    title: `The key of this space has changed: look at ${routes.readKeys.path} first.`,
  },
  'upgrade-needed': {
    status: 426,
    title: 'The app speaks a version of the protocol that is too old for this server.',
  },
  'too-many-requests': { status: 429, title: 'Too many attempts.' },
  'invite-unknown': { status: 404, title: 'There is no such invitation.' },
  'invite-used': { status: 409, title: 'The invitation has been used.' },
  'invite-expired': { status: 410, title: 'The invitation has expired.' },
  'device-taken': { status: 409, title: 'A device has this id or token already.' },
  'too-many-devices': { status: 409, title: 'The member already has as many devices as allowed.' },
  conflict: { status: 409, title: 'This does not fit the present state.' },
  'server-error': { status: 500, title: 'Something went wrong on the server.' },
} as const satisfies Record<ProblemCode, { status: number; title: string }>;

interface Extras {
  /** One sentence about this case, for the person who reads the answer. */
  detail?: string;
  /** With `resync`. */
  epoch?: string;
  /**
   * Seconds after which asking again makes sense. With `server-error` it means that the server is unavailable for the
   * moment (503), not broken.
   */
  retryAfter?: number;
}

/** A request that cannot be met, and why. Thrown anywhere, answered as a problem document. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly extras: Extras;

  constructor(code: ProblemCode, extras: Extras = {}) {
    super(extras.detail ?? problems[code].title);
    this.code = code;
    this.extras = extras;
  }
}

/** The answer to a request that met a problem (RFC 9457). */
export function problemResponse({ code, extras }: ProblemError): Response {
  const { detail, epoch, retryAfter } = extras;
  const { title } = problems[code];
  const status = code === 'server-error' && retryAfter !== undefined ? 503 : problems[code].status;
  const document: ProblemDocument = {
    type: problemType(code),
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(epoch === undefined ? {} : { epoch }),
  };
  const headers = new Headers({ 'content-type': 'application/problem+json' });
  if (status === 401) headers.set('www-authenticate', 'Bearer');
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
  return Response.json(document, { status, headers });
}
