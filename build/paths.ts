import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const projectDir = fileURLToPath(new URL('..', import.meta.url));
/** Where the built renderer is. */
export const rendererDist = fileURLToPath(new URL('../dist/renderer', import.meta.url));
/** Where the built main process and preload script are. */
export const shellDist = fileURLToPath(new URL('../dist/electron', import.meta.url));
/** The file in which the journeys list the tests that passed only on a retry. */
export const flakyFile = fileURLToPath(new URL('../dist/flaky.txt', import.meta.url));
/** Where the empty databases are that tests copy. */
export const databaseTemplates = fileURLToPath(new URL('../dist/database-templates', import.meta.url));
/** Where the demo keeps its server's and its app's data. */
export const demoData = fileURLToPath(new URL('../.data/demo', import.meta.url));
/** The same of the demo that begins empty. */
export const emptyDemoData = fileURLToPath(new URL('../.data/demo-empty', import.meta.url));
