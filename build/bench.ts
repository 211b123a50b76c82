import { parseArgs } from 'node:util';
import { type BenchOptions, type Figure, isRate, type Measured, machineWith } from '#tests/bench/figures.ts';

/**
 * `npm run bench -- NAME [--json] [--scale 0.1]`: measures one thing and prints the figures beside their baselines. A
 * scale below 1 is for trying out, where a bench has a size.
 */
const benches: Record<string, () => Promise<{ default: (options: BenchOptions) => Promise<Measured> }>> = {
  write: () => import('#tests/bench/write.ts'),
  startup: () => import('#tests/bench/startup.ts'),
  sync: () => import('#tests/bench/sync.ts'),
  seal: () => import('#tests/bench/seal.ts'),
  server: () => import('#tests/bench/server.ts'),
  day: () => import('#tests/bench/day.ts'),
  week: () => import('#tests/bench/week.ts'),
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, scale: { type: 'string', default: '1' } },
});
const [name = ''] = positionals;
const load = Object.hasOwn(benches, name) ? benches[name] : undefined;
const scale = Number(values.scale);
if (load && scale > 0) {
  const { default: measure } = await load();
  const { chromium, figures } = await measure({ scale });
  const machine = machineWith(chromium);
  if (values.json) console.log(JSON.stringify({ bench: name, machine, figures }));
  else {
    const by = chromium === null ? `Node ${machine.node}` : `Chromium ${chromium}`;
    console.log(`${name}, on ${machine.cpu} (${machine.cores} cores), ${by}`);
    console.table(Object.fromEntries(figures.map((figure) => [figure.name, columns(figure)])));
  }
} else {
  console.error(
    `npm run bench -- NAME [--json] [--scale N], where NAME is one of: ${Object.keys(benches).join(', ')}`,
  );
  process.exitCode = 1;
}

function columns({ value, unit, baseline, ratio, target, ok }: Figure): Record<string, string> {
  return {
    value: `${value} ${unit}`,
    baseline: baseline === undefined ? '' : `${baseline} ${unit}`,
    ratio: ratio === undefined ? '' : `${ratio} ×`,
    target: target === undefined ? '' : `${isRate(unit) ? '≥' : '≤'} ${target} × ${ok ? 'met' : 'missed'}`,
  };
}
