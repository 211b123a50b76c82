import { parseArgs } from 'node:util';
import { told } from './told.ts';

/**
 * `npm start`: the whole of Kotsukotsu on this computer, with a demo NPO. Builds, starts the NPO server on its
 * embedded database, and opens the app as one of its members: in Electron, or else in the browser.
 */
const USAGE = `npm start                    start, keeping what was there
npm start -- --empty         start with an empty workspace instead of one in its third week
npm start -- --reset-demo    start over with new data
npm start -- --browser       use the browser even where Electron could run
APP_PORT and SERVER_PORT choose other ports (4781 and 4780).`;

const { values } = parseArgs({
  options: {
    'reset-demo': { type: 'boolean', default: false },
    empty: { type: 'boolean', default: false },
    browser: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(USAGE);
} else {
  await told(async () => {
    // Imported here and not at the top, so that `told` can report a missing package in one line.
    const { startDemo } = await import('./demo.ts');
    await startDemo({
      isReset: values['reset-demo'],
      isEmpty: values.empty,
      wantsBrowser: values.browser,
    });
  });
}
