import { projects, stages } from '#server/db/schema.ts';
import { transact } from '#server/db/transact.ts';
import type { Npo } from '#server/npo.ts';
import type { CreatedProject, NewProject } from '#shared/http/office.ts';

/** Makes a project of stages. Nobody has any of its stages yet. */
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
