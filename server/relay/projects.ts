import * as z from 'zod';
import { projects, stages } from '#server/db/schema.ts';
import { transact } from '#server/db/transact.ts';
import { PlainLines, PlainText } from '#server/http/plain-text.ts';
import type { Npo } from '#server/npo.ts';
import { Day } from '#shared/domain/day.ts';
import { Id } from '#shared/domain/instant.ts';
import { byteLength } from '#shared/sync/operation.ts';

/** The most stages of a project. */
export const STAGES_MAX = 50;
/** The most points of a checklist. */
export const CHECKLIST_MAX = 50;
/** The largest checklist of a stage, as UTF-8 bytes of its JSON. */
export const CHECKLIST_BYTES_MAX = 48 * 1024;

/**
 * A client's order as a coordinator writes it: the stages in the order in which the work is handed on. The limits are
 * such that every assignment that can become of a stage fits into a record, with what members hand over.
 */
export const NewProject = z.strictObject({
  title: PlainText(200),
  client: PlainText(200),
  stages: z
    .array(
      z.strictObject({
        role: PlainText(100),
        title: PlainText(200),
        brief: PlainLines(10_000),
        checklist: z
          .array(PlainText(500))
          .max(CHECKLIST_MAX)
          .refine(
            (points) => byteLength(JSON.stringify(points)) <= CHECKLIST_BYTES_MAX,
            `may have ${CHECKLIST_BYTES_MAX} bytes in all; a Japanese letter has three`,
          )
          .default([]),
        dueDay: Day.nullable().default(null),
      }),
    )
    .min(1)
    .max(STAGES_MAX),
});
export type NewProject = z.infer<typeof NewProject>;

export const CreatedProject = z.object({
  id: Id,
  stages: z.array(z.object({ id: Id, role: z.string(), title: z.string() })),
});
export type CreatedProject = z.infer<typeof CreatedProject>;

/** Strings a project together. Nobody has any of its stages yet. */
export async function createProject(
  npo: Npo,
  { title, client, stages: newStages }: NewProject,
  id = npo.newId(),
): Promise<CreatedProject> {
  const rows = newStages.map((stage, position) => ({ id: npo.newId(), projectId: id, position, ...stage }));
  await transact(npo.db, async (tx) => {
    await tx.insert(projects).values({ id, title, client, createdAt: npo.now() });
    await tx.insert(stages).values(rows);
  });
  return { id, stages: rows.map((stage) => ({ id: stage.id, role: stage.role, title: stage.title })) };
}
