import { eq } from 'drizzle-orm';
import { projects } from '#server/db/schema.ts';
import { transact } from '#server/db/transact.ts';
import type { Npo } from '#server/npo.ts';
import { applyOps } from '#server/sync/apply.ts';
import { lockSpace } from '#server/sync/space.ts';
import { addDays, type Day } from '#shared/domain/day/day.ts';
import { DAY_MS } from '#shared/domain/day/instant.ts';
import { Assignment, type HandOver } from '#shared/domain/relay/assignment.ts';
import type { NewProject } from '#shared/http/office.ts';
import type { Fields, Operation } from '#shared/sync/operation.ts';
import { demoMembers, flowerShop, seedMembers, utcDay } from './demo.ts';
import { offerStage } from './offer.ts';
import { createProject } from './projects.ts';
import { passOn } from './refresh.ts';
import { readStages, type StageWithHolder } from './stages.ts';

const [hana, sora, umi] = demoMembers;
const MENU = 'demo-menu';
const SHOP = 'demo-shop';
const LEAFLET = 'demo-leaflet';

/** Something that happened to a stage of the relay: it was offered to a member, or what the member did with it. */
interface Step {
  /** How many days before now. */
  ago: number;
  project: string;
  /** Its place in the project, from 0. */
  stage: number;
  who: (typeof demoMembers)[number];
  did: 'was offered it' | 'accepted' | 'started' | HandOver;
}

/** What happened, in the order in which it did. */
const STEPS: ReadonlyArray<Step> = [
  { ago: 14, project: MENU, stage: 0, who: hana, did: 'was offered it' },
  { ago: 13.98, project: MENU, stage: 0, who: hana, did: 'accepted' },
  { ago: 13.9, project: SHOP, stage: 0, who: sora, did: 'was offered it' },
  { ago: 13.5, project: SHOP, stage: 0, who: sora, did: 'accepted' },
  { ago: 13, project: MENU, stage: 0, who: hana, did: 'started' },
  { ago: 12, project: SHOP, stage: 0, who: sora, did: 'started' },
  {
    ago: 9,
    project: MENU,
    stage: 0,
    who: hana,
    did: {
      note: '料理の絵が5つできました。ラーメンだけ、湯気のあるものと、ないものがあります。',
      links: ['https://files.example/menu/pictures'],
    },
  },
  { ago: 8.9, project: MENU, stage: 1, who: umi, did: 'was offered it' },
  { ago: 8.5, project: MENU, stage: 1, who: umi, did: 'accepted' },
  { ago: 8.4, project: MENU, stage: 1, who: umi, did: 'started' },
  {
    ago: 8,
    project: SHOP,
    stage: 0,
    who: sora,
    did: {
      note: 'デザインができました。絵が入る場所は3つで、大きさはファイルの中に書いてあります。\n色は、うすい緑と、ぼたん色です。花は、秋から冬のものがいいそうです。\n分からないことがあったら、いつでも聞いてください。',
      links: ['https://files.example/flower-shop/top-page', 'https://files.example/flower-shop/colours'],
    },
  },
  { ago: 7.99, project: SHOP, stage: 1, who: hana, did: 'was offered it' },
  { ago: 7.97, project: SHOP, stage: 1, who: hana, did: 'accepted' },
  { ago: 7.5, project: SHOP, stage: 2, who: umi, did: 'was offered it' },
  { ago: 7, project: SHOP, stage: 1, who: hana, did: 'started' },
  { ago: 6.5, project: SHOP, stage: 2, who: umi, did: 'accepted' },
  { ago: 4, project: LEAFLET, stage: 0, who: sora, did: 'was offered it' },
  { ago: 3.9, project: LEAFLET, stage: 0, who: sora, did: 'accepted' },
  {
    ago: 0.5,
    project: LEAFLET,
    stage: 0,
    who: sora,
    did: {
      note: 'ちらしの文ができました。表紙は短く、うらに地図が入ります。',
      links: ['https://files.example/library/text'],
    },
  },
  { ago: 0.1, project: LEAFLET, stage: 1, who: hana, did: 'was offered it' },
];

/**
 * Makes the demo NPO in the third week of its first member, where it is not there yet: one stage that she handed over,
 * one that was handed to her and that she works on, and a fresh offer. What was done in it since stays.
 * @returns the first member's work
 */
export async function seedWeeks(npo: Npo): Promise<Assignment[]> {
  const now = npo.now();
  const then = (ago: number): Npo => ({ ...npo, now: () => now - Math.round(ago * DAY_MS) });
  const found = await npo.db.select().from(projects).where(eq(projects.id, MENU));
  if (found.length === 0) {
    await seedMembers(npo, then(15).now());
    const orders = Object.entries(demoOrders(utcDay(now)));
    for (const [id, order] of orders) await createProject(then(14.5), order, id);
    for (const step of STEPS) await take(then(step.ago), step);
  }
  const inOrder = await Promise.all([MENU, SHOP, LEAFLET].map((id) => readStages(npo.db, id)));
  return inOrder.flat().flatMap(({ stage, holder }) => {
    if (holder?.id !== hana.id) return [];
    return Assignment.parse({ ...holder.record.fields, id: stage.id });
  });
}

async function take(npo: Npo, { project, stage: place, who, did }: Step): Promise<void> {
  const at = npo.now();
  const found = (await readStages(npo.db, project))[place];
  if (!found) throw new Error(`the demo has no stage ${place} in ${project}`);
  if (did === 'was offered it') await offerStage(npo, found.stage.id, who.id);
  else if (did === 'accepted') await answer(npo, found, { answer: 'accepted', answeredAt: at });
  else if (did === 'started') await answer(npo, found, { startedAt: at });
  else
    await answer(npo, found, {
      startedAt: found.holder?.answers.startedAt ?? at,
      handedOverAt: at,
      handOver: did,
    });
}

/** Writes what a member says of their stage, as an operation of a device of theirs, and passes it on to the others. */
async function answer(npo: Npo, { stage, holder }: StageWithHolder, patch: Fields): Promise<void> {
  if (!holder) throw new Error(`nobody has the stage ${stage.id} of the demo`);
  const device = `${holder.id}-at-home`;
  const op: Operation = {
    opId: npo.newId(),
    device,
    table: 'assignments',
    id: stage.id,
    kind: 'set',
    patch,
    base: Object.fromEntries(Object.keys(patch).map((field) => [field, holder.record.vers[field]?.ver ?? 0])),
    at: npo.now(),
    schema: npo.known.version,
  };
  const { changed } = await transact(npo.db, async (tx) =>
    applyOps(tx, await lockSpace(tx, holder.spaceId), [op], { writer: 'member', device }, npo),
  );
  if (changed.length === 0) throw new Error(`the demo's member ${holder.id} could not answer`);
  await passOn(npo, changed);
}

function demoOrders(today: Day): Record<string, NewProject> {
  const inDays = (days: number) => addDays(today, days);
  return {
    [MENU]: {
      title: '食堂の メニュー',
      client: '見本の食堂（架空）',
      stages: [
        {
          role: 'イラスト',
          title: '料理の絵を5つ',
          brief: 'メニューにのせる料理の絵を5つ描きます。写真は、食堂からもらってあります。',
          checklist: ['5つそろっている', '背景が透明になっている'],
          dueDay: inDays(-8),
        },
        {
          role: 'デザイン',
          title: 'メニューのページを組む',
          brief: '絵と文を、A4で2ページのメニューに組みます。',
          checklist: ['値段がぜんぶ入っている', '離れても読める'],
          dueDay: inDays(4),
        },
      ],
    },
    [SHOP]: flowerShop([inDays(-7), inDays(3), inDays(10)]),
    [LEAFLET]: {
      title: '図書館の ちらし',
      client: '見本の図書館（架空）',
      stages: [
        {
          role: '文章',
          title: 'ちらしの文',
          brief: '「冬のおはなし会」のちらしの文を書きます。',
          checklist: ['日にちと場所がある', '子どもも読める'],
          dueDay: inDays(-1),
        },
        {
          role: 'イラスト',
          title: 'ちらしの絵と地図',
          brief: '表紙の絵を1つと、駅から図書館までのかんたんな地図を描きます。',
          checklist: ['白黒で印刷しても分かる', '地図に目印が3つある'],
          dueDay: inDays(9),
        },
        {
          role: '印刷',
          title: '印刷のデータをつくる',
          brief: '文と絵を1枚に組んで、印刷に出すデータをつくります。',
          checklist: ['塗り足しがある', '文字がぜんぶ出ている'],
          dueDay: inDays(13),
        },
      ],
    },
  };
}
