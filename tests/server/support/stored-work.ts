import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { addMember } from '#server/auth/members.ts';
import { records, spaces } from '#server/db/schema.ts';
import {
  HAND_OVER_LINK_MAX,
  HAND_OVER_LINKS_MAX,
  HAND_OVER_NOTE_MAX,
  type HandOver,
} from '#shared/domain/relay/assignment.ts';
import { Overview, officeRoutes } from '#shared/http/office.ts';
import { byteLength, type Fields } from '#shared/sync/operation.ts';
import type { World } from './world.ts';

/** A stage and the member who has it. */
export interface HeldStage {
  stage: string;
  member: string;
  space: string;
}

/** A project of three stages that have been offered to three members. */
export async function holdStages(world: World): Promise<[HeldStage, HeldStage, HeldStage]> {
  const { stages } = await world.newProject('design', 'drawing', 'texts');
  const hold = async (stage = ''): Promise<HeldStage> => {
    const { db } = world.server.npo;
    const { id: member } = await addMember(world.server.npo, 'Sample Person');
    await world.offer(stage, member);
    const [space] = await db.select().from(spaces).where(eq(spaces.memberId, member));
    return { stage, member, space: space?.id ?? '' };
  };
  return [await hold(stages[0]), await hold(stages[1]), await hold(stages[2])];
}

/** What is stored of an assignment. */
export async function storedRecord({ server }: World, held: HeldStage): Promise<typeof records.$inferSelect> {
  const [record] = await server.npo.db.select().from(records).where(placeOf(held));
  if (!record) throw new Error(`no assignment ${held.stage}`);
  return record;
}

/** Puts fields into an assignment as it is stored, without any check, and without delivering them. */
export async function storeFields(world: World, held: HeldStage, fields: Fields): Promise<void> {
  const stored = await storedRecord(world, held);
  await world.server.npo.db
    .update(records)
    .set({ fields: { ...stored.fields, ...fields } })
    .where(placeOf(held));
}

/** Lets the server believe that a member's space holds so many bytes. */
export async function storeSize({ server }: World, { space }: HeldStage, bytes: number): Promise<void> {
  await server.npo.db.update(spaces).set({ bytes }).where(eq(spaces.id, space));
}

/** The answers of a member who has handed over. */
export function handedOver(handOver: z.infer<typeof HandOver> = { note: 'Here it is.', links: [] }): Fields {
  return { answer: 'accepted', answeredAt: 1, startedAt: 2, handedOverAt: 3, handOver };
}

/** A hand-over of so many bytes of JSON, at least of 30,000. */
export function largeHandOver(bytes: number): z.infer<typeof HandOver> {
  const note = 'あ'.repeat(HAND_OVER_NOTE_MAX);
  const links = Array.from({ length: HAND_OVER_LINKS_MAX }, () => '');
  for (let left = bytes - byteLength(JSON.stringify({ note, links })), at = 0; left > 0; at++) {
    links[at] = 'x'.repeat(Math.min(left, HAND_OVER_LINK_MAX));
    left -= links[at]?.length ?? 0;
  }
  return { note, links };
}

function placeOf({ space, stage }: HeldStage) {
  return and(eq(records.spaceId, space), eq(records.id, stage));
}

/** What the coordinator sees. */
export async function askOverview({ ask, coordinatorToken }: World): Promise<Overview> {
  return Overview.parse((await ask(officeRoutes.overview.path, { token: coordinatorToken })).body);
}
