import type { Db } from '#server/db/connect.ts';
import { members } from '#server/db/schema.ts';
import type { Npo } from '#server/npo.ts';
import type { Member } from '#shared/http/office.ts';

/** Adds a member to the NPO. */
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
