import * as z from 'zod';
import { StartError } from './start-error.ts';

const Origin = z
  .url({ protocol: /^[a-z][a-z\d+.-]*$/ })
  .refine((url) => /^[^:]+:\/\/[^/?#]+\/?$/.test(url), 'expected an origin such as https://npo.example')
  .transform((url) => url.replace(/\/$/, ''));

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4780),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_DIR: z.string().default('./.data/server'),
  NPO_NAME: z.string().max(200).default('NPO'),
  PUBLIC_URL: Origin.optional(),
  ALLOWED_ORIGINS: z
    .string()
    .transform((list) => list.split(',').map((origin) => origin.trim()))
    .pipe(z.array(Origin))
    .default([]),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export interface ServerConfig {
  /** 0 takes any free port. */
  port: number;
  host: string;
  /** A PostgreSQL connection string, or null for the embedded database in `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  npoName: string;
  /** Where members reach the server, when it is not the address it listens at. */
  publicUrl: string | null;
  /** Origins of web pages that may call the server, besides the app's own. */
  allowedOrigins: ReadonlyArray<string>;
  /** How many proxies stand in front of the server: so many entries at the end of X-Forwarded-For are trusted. */
  proxies: number;
  logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
  /** Connections that have not ended by themselves this long after closing began are cut. */
  closeGraceMs: number;
  /** A request that has not arrived as a whole this long after it began is cut. */
  requestMs: number;
}

const CLOSE_GRACE_MS = 5_000;
const REQUEST_MS = 60_000;

/**
 * Reads the configuration from environment variables; an empty one counts as not set.
 * @throws StartError naming the first variable that cannot be read
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ServerConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new StartError(
      `The environment variable ${String(issue?.path[0])} cannot be read: ${issue?.message}.`,
    );
  }
  const { data } = parsed;
  return {
    port: data.PORT,
    host: data.HOST,
    databaseUrl: data.DATABASE_URL ?? null,
    dataDir: data.DATA_DIR,
    npoName: data.NPO_NAME,
    publicUrl: data.PUBLIC_URL ?? null,
    allowedOrigins: data.ALLOWED_ORIGINS,
    proxies: data.TRUST_PROXY,
    logLevel: data.LOG_LEVEL,
    closeGraceMs: CLOSE_GRACE_MS,
    requestMs: REQUEST_MS,
  };
}
