import '#shared/without-eval.ts';
import { openFile } from '#shared/formats/imports/open-file.ts';
import { type ImportedBefore, planImport } from '#shared/formats/imports/plan-import.ts';
import { unreadColumns } from '#shared/formats/imports/sources.ts';
import {
  likelyOrders,
  peopleOf,
  type ReadOptions,
  readTimeLines,
} from '#shared/formats/imports/time-lines.ts';
import type { Answer, Asked } from './file-messages.ts';

/*
 * Files are read in a worker, as a large or hostile one would block the page. A time log stays here while the member
 * chooses how it is to be read.
 */

let times: Extract<ReturnType<typeof openFile>, { kind: 'times' }> | null = null;

function open(bytes: ArrayBuffer, today: string): Answer {
  const opened = openFile(new Uint8Array(bytes));
  if (opened.kind !== 'times') return opened;
  times = opened;
  const { recognised, rows, encoding } = opened;
  return {
    kind: 'times',
    unread: unreadColumns(rows, recognised),
    source: recognised.source,
    encoding,
    people: peopleOf(rows, recognised),
    orders: likelyOrders(rows, recognised, today),
  };
}

async function read(options: ReadOptions, known: ImportedBefore): Promise<Answer> {
  if (!times) throw new Error('no file is open');
  const { lines, ...rest } = readTimeLines(times.rows, times.recognised, options);
  return { kind: 'plan', plan: await planImport(lines, known), ...rest };
}

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  if (data.ask === 'open') postMessage(open(data.bytes, data.today));
  // What is thrown here has to reach the page like what is thrown above.
  else void read(data.options, data.known).then(postMessage, reportError);
});
