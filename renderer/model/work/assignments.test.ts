import { describe, expect, test } from 'vitest';
import { toStoredRow } from '#renderer/store/database.ts';
import {
  Assignment,
  HAND_OVER_BYTES_MAX,
  HAND_OVER_LINK_MAX,
  HAND_OVER_LINKS_MAX,
  HAND_OVER_NOTE_MAX,
} from '#shared/domain/relay/assignment.ts';
import { handOverOf } from '#tests/fixtures/hand-over.ts';
import { assignmentFields, openTestWorkspace } from '#tests/fixtures/test-workspace.ts';
import { acceptOffer, declineOffer, handOver } from './assignments.ts';
import { readDeclined } from './read-work.ts';

/** A workspace in which stages of these names are offered. */
async function withOffers(...ids: string[]) {
  const workspace = await openTestWorkspace();
  const offers = ids.map((id) => Assignment.parse({ ...assignmentFields(id), id }));
  await workspace.db
    .rows('assignments')
    .bulkPut(ids.map((id) => toStoredRow('assignments', id, assignmentFields(id))));
  return { workspace, offers };
}

const link = (length: number) => 'https://npo.example/'.padEnd(length, 'x');

describe('a hand-over', () => {
  test.each([
    [{ note: 'x'.repeat(HAND_OVER_NOTE_MAX + 1), links: [] }, 'note-too-long'],
    [{ note: '', links: Array(HAND_OVER_LINKS_MAX + 1).fill(link(30)) }, 'too-many-links'],
    [{ note: '', links: [link(30), link(HAND_OVER_LINK_MAX + 1)] }, 'link-too-long'],
    [handOverOf(HAND_OVER_BYTES_MAX + 1), 'hand-over-too-large'],
  ])('beyond its limits is refused by name, and nothing is stored', async (handed, code) => {
    const { workspace, offers } = await withOffers('front-page');
    const [offer] = offers;
    if (!offer) throw new Error('no offer');
    await expect(async () => handOver(workspace, offer, handed)).rejects.toMatchObject({ code });
    expect(await workspace.db.outbox.count()).toBe(0);
  });

  test('at its limits is kept', async () => {
    const { workspace, offers } = await withOffers('front-page');
    const [offer] = offers;
    if (!offer) throw new Error('no offer');
    for (const handed of [
      {
        note: 'x'.repeat(HAND_OVER_NOTE_MAX),
        links: Array(HAND_OVER_LINKS_MAX).fill(link(HAND_OVER_LINK_MAX)),
      },
      handOverOf(HAND_OVER_BYTES_MAX),
    ]) {
      await handOver(workspace, offer, handed);
      expect(await workspace.db.rows('assignments').get('front-page')).toMatchObject({ handOver: handed });
    }
  });
});

test('what was put off is found again, the latest first, until it is accepted', async () => {
  const { workspace, offers } = await withOffers('front-page', 'drawings', 'layout');
  const declined = async (limit = 10) => (await readDeclined(workspace.db, limit)).map(({ id }) => id);
  expect(await declined()).toEqual([]);
  for (const offer of offers) {
    workspace.clocks.pass(1_000);
    await declineOffer(workspace, offer);
  }
  expect(await declined()).toEqual(['layout', 'drawings', 'front-page']);
  expect(await declined(1)).toEqual(['layout']);
  const [first] = offers;
  if (first) await acceptOffer(workspace, first);
  expect(await declined()).toEqual(['layout', 'drawings']);
});
