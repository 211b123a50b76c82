import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { BrowserContext } from '@playwright/test';

/** The process that runs the one page of a context. */
export async function rendererPid(context: BrowserContext): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  await session?.detach();
  const renderers = processInfo
    .filter(({ type }) => type === 'renderer')
    .sort((a, b) => b.cpuTime - a.cpuTime);
  if (!renderers[0]) throw new Error('no renderer process');
  return renderers[0].id;
}

/** Whether peaks of memory can be measured here: Linux tells them. */
export const knowsPeaks = existsSync('/proc/self/clear_refs');

/** Forgets the peak of a process's memory so far. */
export function resetPeak(pid: number): Promise<void> {
  return writeFile(`/proc/${pid}/clear_refs`, '5');
}

/** The most memory a process has had resident since {@link resetPeak}, in MB. */
export async function peakMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(status.match(/^VmHWM:\s+(\d+) kB$/m)?.[1]) / 1024;
}
