import { eq } from 'drizzle-orm';
import { listMembers } from '#server/auth/members.ts';
import { devices, members, projects, stages } from '#server/db/schema.ts';
import type { Npo } from '#server/npo.ts';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import type { Member, NewProject } from '#shared/http/office.ts';
import { offerStage } from './offer.ts';
import { createProject } from './projects.ts';

/** The people of the demo NPO. Their names say that they are samples. */
export const demoMembers = [
  { id: 'demo-hana', name: '見本 はな' },
  { id: 'demo-sora', name: '見本 そら' },
  { id: 'demo-umi', name: '見本 うみ' },
] as const satisfies ReadonlyArray<Member>;

const DEMO_PROJECT = 'demo-website';

export interface DemoNpo {
  members: typeof demoMembers;
  /** The stages of the demo project, in order. */
  stages: { id: string; title: string }[];
}

/**
 * Makes the demo NPO where it is not there yet: three members and one website in three stages, the first of them
 * offered to the first member. What was done in it since stays.
 */
export async function seedDemo(npo: Npo): Promise<DemoNpo> {
  await seedMembers(npo, npo.now());
  const found = await npo.db.select().from(projects).where(eq(projects.id, DEMO_PROJECT));
  const today = utcDay(npo.now());
  if (found.length === 0) {
    await createProject(
      npo,
      flowerShop([addDays(today, 7), addDays(today, 14), addDays(today, 21)]),
      DEMO_PROJECT,
    );
  }
  const demoStages = await npo.db
    .select()
    .from(stages)
    .where(eq(stages.projectId, DEMO_PROJECT))
    .orderBy(stages.position);
  const [first] = demoStages;
  if (first && demoStages.every(({ memberId }) => memberId === null)) {
    await offerStage(npo, first.id, demoMembers[0].id);
  }
  return { members: demoMembers, stages: demoStages.map(({ id, title }) => ({ id, title })) };
}

/** Makes those of the demo's members who are not there yet. @param createdAt UTC milliseconds */
export async function seedMembers(npo: Npo, createdAt: number): Promise<void> {
  const there = new Set((await listMembers(npo.db)).map(({ id }) => id));
  const missing = demoMembers.filter(({ id }) => !there.has(id));
  if (missing.length > 0) {
    await npo.db.insert(members).values(missing.map((member) => ({ ...member, createdAt })));
  }
}

/** Whether a device of a member has ever joined. */
export async function hasJoined(npo: Npo, memberId: string): Promise<boolean> {
  return (await npo.db.select().from(devices).where(eq(devices.memberId, memberId)).limit(1)).length > 0;
}

/** The date in UTC, near enough for a date by which something is needed. @param at UTC milliseconds */
export function utcDay(at: number): Day {
  return new Date(at).toISOString().slice(0, 10);
}

/** A website in three stages. @param dueDays when each of them is needed */
export function flowerShop([design, drawing, programming]: readonly [Day, Day, Day]): NewProject {
  return {
    title: '花屋さんの ウェブサイト',
    client: '見本の花屋（架空）',
    stages: [
      {
        role: 'デザイン',
        title: 'トップページのデザイン',
        brief:
          '花屋さんの雰囲気が伝わるトップページを1枚つくります。\n写真の代わりに、次の人がイラストを描きます。絵が入る場所を空けておいてください。',
        checklist: ['スマートフォンの幅でも読める', '絵が入る場所と大きさが書いてある', '色の一覧がある'],
        dueDay: design,
      },
      {
        role: 'イラスト',
        title: '季節の花のイラスト',
        brief: 'デザインで空けてある場所に、季節の花のイラストを3点描きます。',
        checklist: ['3点そろっている', '背景が透明になっている', '元の大きさの2倍で書き出してある'],
        dueDay: drawing,
      },
      {
        role: 'プログラミング',
        title: 'ページを組み立てる',
        brief: 'デザインとイラストから、HTML と CSS でページを組み立てます。',
        checklist: ['キーボードだけで使える', '画像に説明がある', '主なブラウザで確かめた'],
        dueDay: programming,
      },
    ],
  };
}
