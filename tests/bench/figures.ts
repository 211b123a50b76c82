import os from 'node:os';

/** One measured value, beside what it is measured against. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  baseline?: number;
  /** `value / baseline`. */
  ratio?: number;
  /** The largest ratio that the design allows; of a rate (see {@link isRate}), the smallest. */
  target?: number;
  /** Whether the ratio meets the target. */
  ok?: boolean;
}

/** What the figures were measured on. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryGb: number;
  system: string;
  node: string;
  chromium: string | null;
}

/** How a bench is run. */
export interface BenchOptions {
  /** The share of its full size, to try it out: 1 when not given. */
  scale: number;
}

/** What one run of a bench gives. */
export interface Measured {
  /** The version of the Chromium that was used, if one was. */
  chromium: string | null;
  figures: Figure[];
}

/** This machine, with the Chromium that was used, if one was. */
export function machineWith(chromium: string | null): Machine {
  return {
    cpu: os.cpus()[0]?.model ?? 'unknown',
    cores: os.availableParallelism(),
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()}`,
    node: process.versions.node,
    chromium,
  };
}

/** The value below which the share `of` (0–1) of the samples lies. */
export function quantile(samples: ReadonlyArray<number>, of: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? Number.NaN;
}

/** True when the unit is a rate, `…/s`: then more is better. */
export function isRate(unit: string): boolean {
  return unit.endsWith('/s');
}

/** A value beside its baseline, judged where the design has a target for their ratio. */
export function beside(name: string, unit: string, value: number, baseline: number, target?: number): Figure {
  const ratio = value / baseline;
  const figure = { name, value: round(value), unit, baseline: round(baseline), ratio: round(ratio) };
  if (target === undefined) return figure;
  return { ...figure, target, ok: isRate(unit) ? ratio >= target : ratio <= target };
}

/** Median of samples against the median of baseline samples, both in milliseconds. */
export function compare(
  name: string,
  samples: ReadonlyArray<number>,
  baselineSamples: ReadonlyArray<number>,
  target: number,
): Figure {
  return beside(name, 'ms', quantile(samples, 0.5), quantile(baselineSamples, 0.5), target);
}

/** The 95th percentile of samples beside that of baseline samples, for information. */
export function spread(
  name: string,
  samples: ReadonlyArray<number>,
  baselineSamples: ReadonlyArray<number>,
): Figure {
  return beside(name, 'ms', quantile(samples, 0.95), quantile(baselineSamples, 0.95));
}

/** Rounds to a thousandth, from 1,000 on to a whole number. */
function round(value: number): number {
  return value >= 1_000 ? Math.round(value) : Math.round(value * 1_000) / 1_000;
}
