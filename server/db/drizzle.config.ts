import { defineConfig } from 'drizzle-kit';

/** For `npx drizzle-kit generate --config server/db/drizzle.config.ts`, after a change of the schema. */
export default defineConfig({
  dialect: 'postgresql',
  casing: 'snake_case',
  schema: './server/db/schema.ts',
  out: './server/db/migrations',
});
