import { coordinatorTokenPath, readCoordinatorToken } from '#server/auth/coordinator.ts';
import type { ServerConfig } from '#server/config.ts';
import { StartError } from '#server/start-error.ts';
import { type ProblemCode, ProblemDocument, problemCode } from '#shared/http/problem.ts';
import {
  type HttpRequest,
  httpRequest,
  type RequestOf,
  type ResponseOf,
  type Route,
} from '#shared/http/route.ts';

/** The server refused what it was asked. */
export class RefusedError extends StartError {
  readonly code: ProblemCode | null;

  constructor(message: string, code: ProblemCode | null) {
    super(message);
    this.code = code;
  }
}

/**
 * Asks the running server as the coordinator: the embedded database belongs to one process only.
 * @throws StartError when it cannot be reached, or refuses
 */
export type Office = <R extends Route>(route: R, request: RequestOf<R>) => Promise<ResponseOf<R>>;

/**
 * The office of the server that runs with this configuration on this machine.
 * @throws StartError when the token is not there
 */
export async function loadOffice(config: ServerConfig): Promise<Office> {
  const token = await readCoordinatorToken(config.dataDir);
  if (token === null) {
    throw new StartError(
      `There is no ${coordinatorTokenPath(config.dataDir)}. Start the server once, and use the same DATA_DIR.`,
    );
  }
  const origin = `http://${reachable(config.host)}:${config.port}`;
  return async (route, request) => {
    const response = await send(origin, httpRequest(route, request), token);
    const text = await response.text();
    if (!response.ok) throw refusal(text, response.status);
    return route.response.parse(JSON.parse(text)) as ResponseOf<typeof route>;
  };
}

async function send(origin: string, { method, path, body }: HttpRequest, token: string): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  try {
    return await fetch(origin + path, { method, body, headers });
  } catch {
    throw new StartError(
      `No server answers at ${origin}. Start it with \`npm run server\`, with the same PORT.`,
    );
  }
}

/** `0.0.0.0` and `::` mean listening on every interface; they cannot be called. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function refusal(text: string, status: number): StartError {
  try {
    const { type, title, detail } = ProblemDocument.parse(JSON.parse(text));
    return new RefusedError(detail ? `${title} ${detail}` : title, problemCode(type));
  } catch {
    return new StartError(`Something other than this server answered, with status ${status}.`);
  }
}
