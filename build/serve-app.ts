import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { ResponseOf } from '#shared/host/contract.ts';
import { pageHeaders } from '#shared/host/page-headers.ts';
import { rendererDist } from './paths.ts';

export interface AppServer {
  /** Where the app answers. */
  url: string;
  close(): Promise<void>;
}

export interface AppServerOptions {
  /** 0 takes any free port. */
  port: number;
  /** Where the built page is; that of the app when not given. */
  root?: string;
  /** The servers that the page may speak to; any when not given. */
  connectTo?: string[];
  /** What the app is told of how it was started, see `launch.get` in the host contract. */
  launch?: () => Promise<ResponseOf<'launch.get'>>;
}

/** Any NPO's server, or one on this computer. */
const ANY_SERVER = ['https:', 'http://localhost:*', 'http://127.0.0.1:*'];

/**
 * Serves the built renderer on this computer only: the browser host.
 * @throws the listening error (`EADDRINUSE` and the like)
 */
export async function serveApp({
  port,
  root = rendererDist,
  connectTo = ANY_SERVER,
  launch,
}: AppServerOptions): Promise<AppServer> {
  const app = new Hono();
  const held = Object.entries(pageHeaders(connectTo));
  app.use(secureHeaders(), async (c, next) => {
    await next();
    for (const [name, value] of held) c.header(name, value);
  });
  app.get('/launch.json', async (c) => {
    // A foreign page whose host name was made to resolve to this computer (DNS rebinding) gets no invitation.
    const isOurs = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(c.req.header('host') ?? '');
    return c.json((isOurs && (await launch?.())) || { join: null, workspace: null, records: null });
  });
  app.use(async (c, next) => {
    await next();
    // The name of an asset changes with its content: the browser may keep it, and with it its compiled code.
    const isAsset = c.req.path.startsWith('/assets/') && c.res.ok;
    c.header('cache-control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache');
  });
  app.use(serveStatic({ root }));
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (address) => {
      resolve({
        url: `http://127.0.0.1:${address.port}`,
        close: () => new Promise((done) => server.close(() => done())),
      });
    });
    server.on('error', reject);
  });
}
