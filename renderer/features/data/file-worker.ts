import '#shared/without-eval.ts';
import { openFile } from '#shared/formats/imports/open-file.ts';
import { type ImportedBefore, planImport } from '#shared/formats/imports/plan-import.ts';
import type { Columns } from '#shared/formats/imports/roles.ts';
import { firstCells, unreadColumns } from '#shared/formats/imports/sources.ts';
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

/** How many cells of each column are shown. */
const SAMPLES = 3;

function open(bytes: ArrayBuffer): Answer {
  const opened = openFile(new Uint8Array(bytes));
  if (opened.kind !== 'times') return opened;
  times = opened;
  const { recognised, rows, encoding } = opened;
  const { source, names, columns } = recognised;
  const samples = names.map((_name, index) => firstCells(rows, index, SAMPLES));
  return { kind: 'times', source, encoding, names, samples, columns };
}

function ways(columns: Columns, today: string): Answer {
  const { recognised, rows } = opened();
  return {
    kind: 'ways',
    people: peopleOf(rows, columns),
    orders: likelyOrders(rows, columns, today),
    unread: unreadColumns(rows, { ...recognised, columns }),
  };
}

async function read(columns: Columns, options: ReadOptions, known: ImportedBefore): Promise<Answer> {
  const { recognised, rows } = opened();
  const { lines, ...rest } = readTimeLines(rows, { ...recognised, columns }, options);
  return { kind: 'plan', plan: await planImport(lines, known), ...rest };
}

function opened(): NonNullable<typeof times> {
  if (!times) throw new Error('no file is open');
  return times;
}

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  if (data.ask === 'open') postMessage(open(data.bytes));
  else if (data.ask === 'ways') postMessage(ways(data.columns, data.today));
  // What is thrown here has to reach the page like what is thrown above.
  else void read(data.columns, data.options, data.known).then(postMessage, reportError);
});
