import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, type ServerConfig } from '#server/config.ts';
import { newDataFolder } from '#tests/fixtures/database-template.ts';

/** A database engine to run the suites on. */
export interface Engine {
  name: string;
  /** The configuration of a server with an empty database of this engine. */
  fresh(): Promise<FreshConfig>;
}

export interface FreshConfig {
  config: ServerConfig;
  cleanUp(): Promise<void>;
}

/**
 * An engine whose servers have a temporary data folder each.
 * @param newDatabase gives a connection string; the embedded engine has none
 */
export function engine(name: string, newDatabase?: () => Promise<string>): Engine {
  return {
    name,
    async fresh() {
      const dataDir = await (newDatabase ? mkdtemp(join(tmpdir(), 'kotsukotsu-server-')) : newDataFolder());
      const databaseUrl = (await newDatabase?.()) ?? null;
      const config = {
        ...readConfig({ PORT: '0', LOG_LEVEL: 'silent', NPO_NAME: 'Test NPO', DATA_DIR: dataDir }),
        databaseUrl,
        allowedOrigins: ['http://app.test'],
        closeGraceMs: 60_000,
      };
      return { config, cleanUp: () => rm(dataDir, { recursive: true, force: true }) };
    },
  };
}
