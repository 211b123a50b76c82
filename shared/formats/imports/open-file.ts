import { type CsvRow, readCsv } from '../csv.ts';
import { decodeText, type Encoding } from '../text-encoding.ts';
import { looksLikeJson, type ReadWorkspace, readWorkspace } from '../workspace-json.ts';
import { type Recognised, recognise } from './sources.ts';

/** The largest file that is opened; the workspace of ten full years takes less than half of it. */
export const FILE_BYTES_MAX = 64 * 1024 * 1024;
/** The most lines of a time log. */
export const LINES_MAX = 100_000;

/** Why a file is not read at all. */
export type FileReason =
  | 'file-empty'
  | 'file-too-large'
  | 'file-not-text'
  | 'file-other-json'
  | 'file-own-table'
  | 'file-unknown'
  | 'file-too-many-lines';

export type OpenedFile =
  | { kind: 'refused'; reason: FileReason }
  | { kind: 'workspace'; read: ReadWorkspace }
  | { kind: 'times'; recognised: Recognised; rows: CsvRow[]; encoding: Encoding };

/** Opens a file by what is in it, whatever it is called. */
export function openFile(bytes: Uint8Array): OpenedFile {
  if (bytes.length === 0) return refused('file-empty');
  if (bytes.length > FILE_BYTES_MAX) return refused('file-too-large');
  const decoded = decodeText(bytes);
  if (!decoded) return refused('file-not-text');
  const { encoding } = decoded;
  // With this line, Excel tells itself at which character the cells end.
  const [separatorLine = ''] = /^sep=.\r?\n/i.exec(decoded.text) ?? [];
  const text = decoded.text.slice(separatorLine.length);
  if (text.trim() === '') return refused('file-empty');
  if (looksLikeJson(text)) {
    const read = readWorkspace(text);
    return read ? { kind: 'workspace', read } : refused('file-other-json');
  }
  const recognised = recognise(text);
  if (recognised === null) return refused('file-unknown');
  if (recognised === 'own') return refused('file-own-table');
  const { rows, isCut } = readCsv(text, recognised.delimiter, LINES_MAX + 1);
  if (isCut) return refused('file-too-many-lines');
  const numbered = separatorLine === '' ? rows : rows.map((row) => ({ ...row, line: row.line + 1 }));
  return { kind: 'times', recognised, rows: numbered.slice(recognised.hasHeader ? 1 : 0), encoding };
}

function refused(reason: FileReason): OpenedFile {
  return { kind: 'refused', reason };
}
