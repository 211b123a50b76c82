import { execFileSync, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Break, breaks } from '#tests/mutants/breaks.ts';
import { projectDir } from './paths.ts';

/** The share of breaks that the tests must notice. */
const CAUGHT_MIN = 0.9;

/** How long a test on a screen waits for what a break keeps from coming. */
const PATIENCE_MS = 60_000;

/**
 * A layer of tests, the cheapest first: which files it is run for, and the commands to run. Each command ends at its
 * first failure.
 */
interface Layer {
  name: string;
  isFor: (file: string) => boolean;
  steps: (file: string) => ReadonlyArray<readonly [tool: string, ...args: string[]]>;
}

const isIn =
  (...rooms: string[]) =>
  (file: string) =>
    rooms.some((room) => file.startsWith(`${room}/`));
const projects = (...names: string[]) => ['--bail', '1', ...names.flatMap((name) => ['--project', name])];

const BUILD = ['node', 'build/build.ts'] as const;

const layers: ReadonlyArray<Layer> = [
  {
    name: 'unit',
    isFor: () => true,
    steps: (file) => [['vitest', 'related', file, '--run', ...projects('unit', 'simulated')]],
  },
  {
    name: 'component',
    isFor: isIn('renderer', 'shared'),
    steps: () => [['vitest', 'run', ...projects('component'), '--testTimeout', String(PATIENCE_MS)]],
  },
  {
    name: 'server',
    isFor: isIn('server', 'shared'),
    steps: () => [['vitest', 'run', ...projects('server')]],
  },
  {
    name: 'simulation',
    isFor: isIn(
      'shared/sync',
      'shared/keys',
      'renderer/sync',
      'renderer/store',
      'server/sync',
      'server/keys',
    ),
    steps: () => [['node', 'build/sim.ts', '--runs', '75', '--seed', '1']],
  },
  {
    name: 'shell',
    isFor: isIn('electron'),
    steps: () => [BUILD, ['vitest', 'run', ...projects('shell')]],
  },
  {
    name: 'journeys',
    isFor: isIn('renderer', 'server', 'shared'),
    steps: () => [BUILD, ['playwright', 'test', '--max-failures', '1', '--retries', '0']],
  },
];

/**
 * `npm run test:mutants`: puts each fault of `tests/mutants/breaks.ts` into a copy of the project, one at a time, and tells
 * which layer of the tests notices it. `--only TEXT` takes the breaks whose name or file holds the text. Ends with 1 when
 * fewer than nine in ten are noticed.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
  const chosen = breaks.filter(({ name, file }) => name.includes(values.only) || file.includes(values.only));
  const folder = await copyProject();
  let caught = 0;
  try {
    for (const fault of chosen) {
      const from = performance.now();
      const by = await caughtBy(folder, fault);
      if (by !== null) caught++;
      const seconds = ((performance.now() - from) / 1_000).toFixed(0);
      console.log(`${by ?? 'NOT CAUGHT'}: ${fault.name} (${fault.file}, ${seconds} s)`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  console.log(`\n${caught} of ${chosen.length} caught`);
  if (caught < chosen.length * CAUGHT_MIN) process.exitCode = 1;
}

/** Copies the project's files to a folder inside the project, so that imports still find `node_modules`. */
async function copyProject(): Promise<string> {
  const dist = join(projectDir, 'dist');
  await mkdir(dist, { recursive: true });
  const folder = await mkdtemp(join(dist, 'mutants-'));
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: projectDir,
    encoding: 'utf8',
  });
  for (const file of listed.split('\0').filter(Boolean)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await cp(join(projectDir, file), join(folder, file));
  }
  return folder;
}

/** The first layer that notices a break, or null. */
async function caughtBy(folder: string, { file, from, to, name }: Break): Promise<string | null> {
  const path = join(folder, file);
  const whole = await readFile(path, 'utf8');
  if (whole.split(from).length !== 2) throw new Error(`${name}: what is to be broken is not once in ${file}`);
  await writeFile(
    path,
    whole.replace(from, () => to),
  );
  try {
    for (const layer of layers.filter(({ isFor }) => isFor(file))) {
      for (const [tool, ...args] of layer.steps(file)) {
        const output = await failureOf(folder, tool, args);
        if (output !== null) return `${layer.name} (${firstFailure(output)})`;
      }
    }
    return null;
  } finally {
    await writeFile(path, whole);
  }
}

/** Runs a tool in the copy. @returns what it printed when it failed, null when all was well */
function failureOf(folder: string, tool: string, args: ReadonlyArray<string>): Promise<string | null> {
  const bin = join(projectDir, 'node_modules', '.bin');
  return new Promise((resolve, reject) => {
    const child = spawn(tool, args, {
      cwd: folder,
      env: { ...process.env, NO_COLOR: '1', PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
      shell: process.platform === 'win32',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0 ? null : output));
  });
}

/** The name of the first test that failed, or the end of the output where no name is found. */
function firstFailure(output: string): string {
  const line =
    output.split('\n').find((one) => /^\s*(FAIL|✘|seed \d+)/.test(one)) ?? output.trim().slice(-200);
  return line.replace(/\s+/g, ' ').trim();
}

await main();
