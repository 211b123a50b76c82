import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { codeOf } from '#server/db/errors.ts';
import { coordinators } from '#server/db/schema.ts';
import type { Npo } from '#server/npo.ts';
import { StartError } from '#server/start-error.ts';
import { Token } from '#shared/http/account.ts';
import { hashSecret, newToken } from './tokens.ts';

/** There is one coordinator's office. */
const OFFICE = 'office';

/** Where the coordinator's token is kept. */
export function coordinatorTokenPath(dataDir: string): string {
  return join(dataDir, 'coordinator.token');
}

/**
 * The coordinator's token in the data folder, or null when there is none.
 * @throws StartError when the file holds something else
 */
export async function readCoordinatorToken(dataDir: string): Promise<string | null> {
  const path = coordinatorTokenPath(dataDir);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const token = Token.safeParse(text.trim());
  if (!token.success) throw new StartError(`${path} does not hold a token. Delete it to get a new one.`);
  return token.data;
}

/**
 * Makes the token in the data folder the coordinator's, and makes one where there is none. Whoever can write the
 * folder is the coordinator: a lost token is replaced by deleting the file and starting again.
 */
export async function ensureCoordinator(npo: Npo, dataDir: string): Promise<void> {
  const path = coordinatorTokenPath(dataDir);
  const token = (await readCoordinatorToken(dataDir)) ?? (await makeToken(npo, dataDir));
  await chmod(path, 0o600);
  const tokenHash = hashSecret(token);
  // Of several servers that start at once, one makes the row. The others may conflict with its primary key or with its
  // unique `tokenHash`, so no conflict target is named.
  await npo.db
    .insert(coordinators)
    .values({ id: OFFICE, tokenHash, createdAt: npo.now() })
    .onConflictDoNothing();
  await npo.db.update(coordinators).set({ tokenHash }).where(eq(coordinators.id, OFFICE));
}

/** A token in a new file. When two servers make one at the same moment, the later one uses the token of the other. */
async function makeToken(npo: Npo, dataDir: string): Promise<string> {
  const path = coordinatorTokenPath(dataDir);
  const token = newToken();
  try {
    await writeFile(path, `${token}\n`, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    const existing = codeOf(error) === 'EEXIST' ? await readCoordinatorToken(dataDir) : null;
    if (existing === null) throw error;
    return existing;
  }
  npo.log.info({ path }, 'wrote the token of the coordinator');
  return token;
}
