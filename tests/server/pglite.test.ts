import { allSuites } from './suite/all.ts';
import { engine } from './support/engine.ts';

process.stdout.write('server suites: PGlite runs\n');
allSuites(engine('PGlite'));
