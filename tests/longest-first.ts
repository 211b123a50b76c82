import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, the longest first. */
const LONGEST = [
  'server/pglite',
  'server/postgres',
  'server/kill',
  'server/start',
  'component/looks',
  'renderer/sync/syncer',
];

/** Begins with what takes longest, so that at the end no core waits for it. Vitest itself goes by size, or by the last run. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex((name) => moduleId.includes(`${name}.test.`));
      return place === -1 ? LONGEST.length : place;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
