import { writeFile } from 'node:fs/promises';
import type { FullConfig, Reporter, Suite } from '@playwright/test/reporter';
import { flakyFile } from '#build/paths.ts';

/** Writes down the names of the tests that passed only when they were run again, a line each. */
export default class TellFlaky implements Reporter {
  #suite: Suite | undefined;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
  }

  async onEnd(): Promise<void> {
    const flaky = (this.#suite?.allTests() ?? []).filter((test) => test.outcome() === 'flaky');
    const names = flaky.map(({ location, title }) => `${location.file.split(/[\\/]/).at(-1)}: ${title}\n`);
    await writeFile(flakyFile, names.join(''));
  }
}
