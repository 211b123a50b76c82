import * as z from 'zod';
import type { Db } from '#server/db/connect.ts';
import { members } from '#server/db/schema.ts';
import { PlainText } from '#server/http/plain-text.ts';
import type { Npo } from '#server/npo.ts';
import { Id } from '#shared/domain/instant.ts';

export const Member = z.object({ id: Id, name: z.string() });
export type Member = z.infer<typeof Member>;

export const NewMember = z.strictObject({ name: PlainText(100) });

/** Takes somebody up as a member of the NPO. */
export async function addMember(npo: Npo, name: string): Promise<Member> {
  const member = { id: npo.newId(), name };
  await npo.db.insert(members).values({ ...member, createdAt: npo.now() });
  return member;
}

/** All members, in the order they came. */
export function listMembers(db: Db): Promise<Member[]> {
  return db
    .select({ id: members.id, name: members.name })
    .from(members)
    .orderBy(members.createdAt, members.id);
}
