import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';

/** The id of the process that runs a page: the renderer process whose CPU time is nearest to what the page reports. */
export async function rendererPid(page: Page): Promise<number> {
  const context = page.context();
  const [ofPage, ofBrowser] = [
    await context.newCDPSession(page),
    await context.browser()?.newBrowserCDPSession(),
  ];
  await ofPage.send('Performance.enable');
  const { metrics } = await ofPage.send('Performance.getMetrics');
  const { processInfo } = (await ofBrowser?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  await Promise.all([ofPage.detach(), ofBrowser?.detach()]);
  const used = metrics.find(({ name }) => name === 'ProcessTime')?.value ?? Number.NaN;
  const distance = ({ cpuTime }: { cpuTime: number }) => Math.abs(cpuTime - used);
  const [nearest] = processInfo
    .filter(({ type }) => type === 'renderer')
    .sort((a, b) => distance(a) - distance(b));
  if (!nearest) throw new Error('no renderer process');
  return nearest.id;
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
