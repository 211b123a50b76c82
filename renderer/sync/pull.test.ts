import Dexie from 'dexie';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { getState, putState } from '#renderer/store/state.ts';
import { Space } from '#tests/fixtures/space.ts';
import { fixedKeychain, testCodec } from '#tests/fixtures/test-codec.ts';
import { assignmentFields, openTestWorkspace, type TestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { createApi } from './api.ts';
import { pullAll } from './pull.ts';
import type { Codec } from './seal.ts';
import { SyncSession } from './session.ts';

/** What was asked for, and how the device stood as it asked. */
interface Question {
  cursor: number;
  /** Up to where it said to have stored what came. */
  told: number;
  mark: string | null;
  stored: { cursor: number | undefined; mark: string | null | undefined };
}

/** A device that pulls from a space, page by page. */
class Puller {
  readonly space = new Space();
  readonly questions: Question[] = [];
  /** The mark that was told last. */
  told: string | null = null;
  /** Happens before a question is answered. */
  meanwhile: (question: number) => unknown = () => null;
  readonly workspace: TestWorkspace;
  readonly #pageSize: number;

  private constructor(workspace: TestWorkspace, pageSize: number) {
    this.workspace = workspace;
    this.#pageSize = pageSize;
  }

  static async join(pageSize: number): Promise<Puller> {
    const puller = new Puller(await openTestWorkspace(), pageSize);
    await putState(puller.workspace.db, 'position', { epoch: puller.space.epoch, cursor: 0 });
    return puller;
  }

  give(...ids: string[]): void {
    for (const id of ids) this.space.write('assignments', id, assignmentFields(id));
  }

  get round(): SyncSession {
    const { db, device, around } = this.workspace;
    const api: SyncSession['api'] = {
      ...createApi({ server: 'http://nowhere.invalid', token: null }),
      pull: async ({ mark, cursor: told }, cursor) => {
        const number = this.questions.length;
        const question: Question = { cursor, told, mark, stored: { cursor: undefined, mark: undefined } };
        this.questions.push(question);
        const [position, stored] = await Promise.all([getState(db, 'position'), getState(db, 'mark')]);
        question.stored = { cursor: position?.cursor, mark: stored?.mark ?? null };
        await this.meanwhile(number);
        const page = this.space.page(cursor, this.#pageSize);
        this.told = page.mark;
        return page;
      },
    };
    return new SyncSession({ db, device, api, keychain: fixedKeychain(null), now: around.now });
  }

  async ids(): Promise<string[]> {
    return (await this.workspace.db.rows('assignments').toArray()).map(({ id }) => id);
  }
}

const numbered = (count: number, prefix = 'row') =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index).padStart(3, '0')}`);

describe('pulling many pages', () => {
  test('opens a page, and asks for the one after that, while one is stored', async () => {
    const puller = await Puller.join(10);
    puller.give(...numbered(45));
    const { workspace, space, round } = puller;
    const { db } = workspace;
    await putState(db, 'mark', { mark: space.page(0, 10).mark });
    const asked: number[] = [];
    const told: number[] = [];
    let opened = 0;
    let letStore = () => {};
    // The first page cannot be stored before the second is opened, and the third asked for.
    const isAhead = new Promise<void>((resolve) => {
      letStore = () => opened >= 2 && asked.length >= 3 && resolve();
    });
    let holding: Promise<void> | undefined;
    const pull: SyncSession['api']['pull'] = async (here, cursor) => {
      holding ??= db.transaction('rw', db.meta, () => Dexie.waitFor(isAhead));
      asked.push(cursor);
      told.push(here.cursor);
      letStore();
      return space.page(cursor, 10);
    };
    const open: Codec['open'] = async (sealed) => {
      opened++;
      letStore();
      return sealed.map(({ fields }) => fields);
    };
    const keychain = fixedKeychain({ ...testCodec(), open });
    await pullAll(new SyncSession({ ...round, keychain, api: { ...round.api, pull } }));
    await holding;
    expect(await puller.ids()).toEqual(numbered(45));
    expect(asked).toEqual([0, 10, 20, 30, 40]);
    // Nothing is stored yet as the third is asked for; then the server is told how far it has come.
    expect(told.slice(0, 3)).toEqual([0, 0, 0]);
    expect(told.at(-1)).toBeGreaterThanOrEqual(10);
  });

  test('I9: shows with every page the mark that was told and stored last, whatever happens there meanwhile', async () => {
    const happens = fc.array(fc.nat({ max: 3 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.nat({ max: 20 }),
        happens,
        async (size, count, news) => {
          const puller = await Puller.join(size);
          puller.give(...numbered(count));
          const expected: (string | null)[] = [];
          puller.meanwhile = (question) => {
            expected.push(puller.told);
            puller.give(...numbered(news[question] ?? 0, `new-${question}`));
          };
          await pullAll(puller.round);
          expect(puller.questions.map(({ mark }) => mark)).toEqual(expected);
          expect(puller.questions.map(({ stored }) => stored.mark)).toEqual(expected);
          for (const { told, stored } of puller.questions)
            expect(told).toBeLessThanOrEqual(stored.cursor ?? 0);
          expect(new Set(await puller.ids())).toEqual(
            new Set([...puller.space.records.values()].map(({ id }) => id)),
          );
          expect((await getState(puller.workspace.db, 'position'))?.cursor).toBe(puller.space.seq);
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each([1, 2, 3, 4])(
    'I4: goes on from where the device stands when that moved while page %i was on its way',
    async (moved) => {
      const puller = await Puller.join(10);
      puller.give(...numbered(45));
      const { db } = puller.workspace;
      const { epoch } = puller.space;
      // As in starting over: what was here has to come again.
      puller.meanwhile = async (question) => {
        if (question !== moved) return;
        await Promise.all([db.rows('assignments').clear(), db.meta.clear()]);
        await putState(db, 'position', { epoch, cursor: 0 });
      };
      await pullAll(puller.round);
      expect(await puller.ids()).toEqual(numbered(45));
      expect(await getState(db, 'position')).toEqual({ epoch, cursor: 45 });
    },
  );

  test('I4: keeps the pages that were stored when a later one does not come', async () => {
    const puller = await Puller.join(10);
    puller.give(...numbered(45));
    puller.meanwhile = (question) => {
      if (question === 3) throw new Error('cut off');
    };
    await expect(pullAll(puller.round)).rejects.toThrow('cut off');
    expect(await puller.ids()).toEqual(numbered(30));
    expect((await getState(puller.workspace.db, 'position'))?.cursor).toBe(30);
  });
});
