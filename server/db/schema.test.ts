import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { expect, it } from 'vitest';
import * as schema from './schema.ts';

it('the migrations lead to the schema', async () => {
  const snapshots = globSync(fileURLToPath(new URL('./migrations/meta/*_snapshot.json', import.meta.url)));
  const newest = JSON.parse(readFileSync(snapshots.toSorted().at(-1) ?? '', 'utf8'));
  const present = generateDrizzleJson(schema, newest.id, undefined, 'snake_case');
  // When this fails, run: npx drizzle-kit generate --config server/db/drizzle.config.ts
  expect(await generateMigration(newest, present)).toEqual([]);
});
