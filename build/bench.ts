import { parseArgs } from 'node:util';
import { type Figure, type Measured, machineWith } from '#tests/bench/figures.ts';

/** `npm run bench -- NAME [--json]`: measures one thing and prints the figures beside their baselines. */
const benches: Record<string, () => Promise<{ default: () => Promise<Measured> }>> = {
  write: () => import('#tests/bench/write.ts'),
  startup: () => import('#tests/bench/startup.ts'),
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const [name = ''] = positionals;
const load = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (load) {
  const { default: measure } = await load();
  const { chromium, figures } = await measure();
  const machine = machineWith(chromium);
  if (values.json) console.log(JSON.stringify({ bench: name, machine, figures }));
  else {
    console.log(`${name}, on ${machine.cpu} (${machine.cores} cores), Chromium ${machine.chromium}`);
    console.table(Object.fromEntries(figures.map((figure) => [figure.name, columns(figure)])));
  }
} else {
  console.error(`npm run bench -- NAME [--json], where NAME is one of: ${Object.keys(benches).join(', ')}`);
  process.exitCode = 1;
}

function columns({ value, unit, baseline, ratio, target, ok }: Figure): Record<string, string> {
  return {
    value: `${value} ${unit}`,
    baseline: baseline === undefined ? '' : `${baseline} ${unit}`,
    ratio: ratio === undefined ? '' : `${ratio} ×`,
    target: target === undefined ? '' : `≤ ${target} × ${ok ? 'met' : 'missed'}`,
  };
}
