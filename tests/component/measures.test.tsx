import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { measureKinds, rhythmMeasures } from '#shared/domain/rhythm/index.ts';
import { fillMember } from '#tests/fixtures/fill-member.ts';
import { type MemberKind, memberKinds, rangeOf, rhythmMember } from '#tests/fixtures/rhythm-members.ts';
import { phrasesOf } from '#tests/phrases.ts';
import { named } from '#tests/words.ts';
import { type OpenOptions, openApp } from './open-app.tsx';
import { expectSaid } from './said.ts';
import { expectAccessible, expectCount, expectFits, pressOn, ready } from './screen.ts';

/** The noon after the last day of the five members. */
const NOW = '2026-11-23T12:00:00+09:00';

async function openMeasures(kind: MemberKind, options: OpenOptions = {}) {
  const member = rhythmMember(kind);
  const app = await openApp('/week', {
    now: NOW,
    given: (workspace) => fillMember(workspace, member, 31),
    ...options,
  });
  await ready('week');
  const summary = page.getBySelector('summary').last();
  const article = (name: Parameters<typeof app.words>[0]) =>
    page.getByRole('article', { name: named(app.words(name)) });
  return { ...app, member, summary, article };
}

test('numbers come only when asked for, say what they rest on, and are hidden one by one', async () => {
  const { words, member, summary, article, reload } = await openMeasures('regular');
  const { days, duration } = phrasesOf('ja');
  await expectCount(page.getByRole('article'), 0);
  await pressOn(summary);
  await expectCount(page.getByRole('article'), measureKinds.length);

  const { rhythm: records, entries } = member;
  const told = rhythmMeasures({ records, entries }, rangeOf(member));
  const spread = told.find(({ kind }) => kind === 'mid-sleep-spread') ?? expect.fail();
  const shown = article('measures.spread');
  await expectSaid(shown, duration(Math.round(spread.value ?? Number.NaN)));
  const share = String(Math.round(spread.knownShare * 100));
  await expectSaid(shown, words('measures.basis', { days: days(28), known: days(spread.knownDays), share }));
  await expectSaid(shown, words('measures.spreadLimits'));

  const box = page.getByRole('checkbox', { name: named(words('measures.spread')) });
  await pressOn(box, ' ');
  await expectCount(shown, 0);
  await reload();
  await ready('week');
  await pressOn(summary);
  await expectCount(page.getByRole('article'), measureKinds.length - 1);
  await pressOn(box, ' ');
  await expectCount(shown, 1);
});

test('of whoever records little nothing is said but that it is not enough yet', async () => {
  const { words, summary } = await openMeasures('sparse', { register: 'en' });
  await pressOn(summary);
  const notYet = page.getByText(words('measures.notYet'), { exact: true });
  await expectCount(notYet, measureKinds.length);
});

test('a week of the past shows what was up to its end', async () => {
  const { words, summary, member } = await openMeasures('drifting', {
    register: 'en',
    given: (workspace) => fillMember(workspace, rhythmMember('drifting'), 60),
  });
  location.hash = '#/week/2026-11-02';
  await ready('week');
  await pressOn(summary);
  const { dayShort } = phrasesOf('en');
  const range = words('measures.about', { from: dayShort('2026-10-12'), to: dayShort('2026-11-08') });
  await expectCount(page.getByText(range, { exact: true }), 1);
  // The mean of a rhythm of 25 hours is somewhere else by now.
  const before = { ...member, days: member.days.filter((day) => day <= '2026-11-08') };
  const { rhythm: records, entries } = member;
  const middle = (of: typeof member) => rhythmMeasures({ records, entries }, rangeOf(of))[0]?.value ?? 0;
  expect(Math.abs(middle(before) - middle(member))).toBeGreaterThan(60);
});

const looks = [
  ['regular', 'ja', 'light'],
  ['reversed', 'ja-easy', 'dark'],
  ['drifting', 'en', 'contrast'],
  ['shift', 'ja-easy', 'light'],
  ['sparse', 'ja', 'dark'],
] as const;

test.each(looks)(
  'the numbers of the member who is %s can be read by everybody, in %s and %s',
  async (kind, register, look) => {
    expect(looks.map(([member]) => member)).toEqual(memberKinds);
    const { summary } = await openMeasures(kind, { register, look, readings: true });
    await userEvent.click(summary);
    await expectCount(page.getByRole('article'), measureKinds.length);
    await expectAccessible(`the measures of ${kind}`);
    for (const [width, height] of [
      [900, 640],
      [400, 640],
    ] as const) {
      await page.viewport(width, height);
      expectFits(`the measures of ${kind} at ${width}`);
    }
  },
);
