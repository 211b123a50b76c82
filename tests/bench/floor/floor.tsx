import { Dexie } from 'dexie';
import { useLiveQuery } from 'dexie-react-hooks';
import { type FormEvent, useState } from 'react';
import { createRoot } from 'react-dom/client';

/*
 * The least that a page with React and Dexie can do with the app's own database: it reads what is open, shows it as a
 * plain list, adds to it, ticks and starts. What the app takes longer than this is the cost of everything else that it
 * does.
 */

interface TaskRow {
  id: string;
  title: string;
  day: string | null;
  order: number;
  doneAt: number | null;
}

const root = document.getElementById('root');
if (!root) throw new Error('no root');
// Opened as the app does, but without a schema: the tables exist already.
const db = await new Dexie('kotsukotsu', {
  chromeTransactionDurability: 'strict',
  cache: 'disabled',
}).open();
const tasks = db.table<TaskRow, string>('tasks');
const entries = db.table<{ id: string }, string>('entries');
/** The present day. Days start at four. */
const today = new Date(Date.now() - 4 * 3_600_000).toLocaleDateString('sv-SE');

function Page() {
  const rows = useLiveQuery(() => tasks.where('day').equals(today).sortBy('order'));
  const open = useLiveQuery(() => entries.where('_open').equals(1).toArray());
  if (!rows || !open) return null;
  return (
    <div data-ready="today">
      {open.map(({ id }) => (
        <p key={id} data-state="running">
          <button type="button" onClick={() => void entries.delete(id)}>
            Stop
          </button>
        </p>
      ))}
      <ul>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
      <Add />
    </div>
  );
}

function Row({ row: { id, title, doneAt } }: { row: TaskRow }) {
  return (
    <li>
      <label>
        <input
          type="checkbox"
          checked={doneAt !== null}
          onChange={() => void tasks.update(id, { doneAt: doneAt === null ? Date.now() : null })}
        />
        {title}
      </label>
      {doneAt === null && (
        <button type="button" onClick={() => void entries.put(startedNow())}>
          Start {title}
        </button>
      )}
    </li>
  );
}

function startedNow() {
  return { id: crypto.randomUUID(), startAt: Date.now(), endAt: null, _open: 1 };
}

function Add() {
  const [title, setTitle] = useState('');
  const add = async (event: FormEvent) => {
    event.preventDefault();
    await tasks.put({ id: crypto.randomUUID(), title, day: today, order: Date.now(), doneAt: null });
    setTitle('');
  };
  return (
    <form onSubmit={(event) => void add(event)}>
      <input
        aria-label="Add something for today"
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
    </form>
  );
}

createRoot(root).render(<Page />);
