import os from 'node:os';

/** One measured value, beside what it is measured against. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  baseline?: number;
  /** `value / baseline`. */
  ratio?: number;
  /** The largest ratio that the design allows. */
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
  chromium: string;
}

/** What one run of a bench gives. */
export interface Measured {
  chromium: string;
  figures: Figure[];
}

/** This machine, with the Chromium that was used. */
export function machineWith(chromium: string): Machine {
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

/** Median of samples against the median of baseline samples, both in milliseconds. */
export function compare(
  name: string,
  samples: ReadonlyArray<number>,
  baselineSamples: ReadonlyArray<number>,
  target: number,
): Figure {
  const [value, baseline] = [quantile(samples, 0.5), quantile(baselineSamples, 0.5)];
  const ratio = value / baseline;
  return {
    name,
    value: round(value),
    unit: 'ms',
    baseline: round(baseline),
    ratio: round(ratio),
    target,
    ok: ratio <= target,
  };
}

/** The 95th percentile of samples beside that of baseline samples, for information. */
export function spread(
  name: string,
  samples: ReadonlyArray<number>,
  baselineSamples: ReadonlyArray<number>,
): Figure {
  const [value, baseline] = [quantile(samples, 0.95), quantile(baselineSamples, 0.95)];
  return { name, value: round(value), unit: 'ms', baseline: round(baseline), ratio: round(value / baseline) };
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
