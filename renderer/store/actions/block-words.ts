import { NOTE_MAX } from '#shared/domain/task.ts';
import type { Feeling, TimeEntry } from '#shared/domain/time-entry.ts';
import type { Workspace } from '../workspace.ts';
import { type Change, write } from '../write.ts';
import { InputError } from './input-error.ts';

/** Changes the note of an entry, also while it runs. @throws InputError */
export async function noteEntry(
  workspace: Workspace,
  { id }: Pick<TimeEntry, 'id'>,
  text: string,
): Promise<Change[]> {
  const note = text.trim();
  if (note.length > NOTE_MAX) throw new InputError('entry-note-too-long');
  return write(workspace, [{ table: 'entries', id, kind: 'set', patch: { note } }]);
}

/** Says how a block was. All of it left out says that the member does not want to say, and is not asked again. */
export function feelEntry(
  workspace: Workspace,
  { id }: Pick<TimeEntry, 'id'>,
  felt: Feeling,
): Promise<Change[]> {
  return write(workspace, [{ table: 'entries', id, kind: 'set', patch: { felt } }]);
}
