import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { assignmentDocument } from '../assignments.ts';

/*
 * The server of RxDB's guide to replication over HTTP (rxdb.info/replication-http.html), on SQLite: a checkpoint of
 * time and id, and a push that answers with the documents it conflicts with.
 */

const [folder = '', size = '0'] = process.argv.slice(2);
const count = Number(size);
const db = new DatabaseSync(join(folder, 'rxdb.sqlite'));
db.exec('pragma journal_mode = wal; pragma synchronous = full');
db.exec('create table docs (id text primary key, updatedAt integer not null, body text not null)');
db.exec('create index by_time on docs (updatedAt, id)');
const read = db.prepare('select body from docs where id = ?');
const after = db.prepare(
  'select body from docs where updatedAt > ? or (updatedAt = ? and id > ?) order by updatedAt, id limit ?',
);
const put = db.prepare('insert or replace into docs (id, updatedAt, body) values (?, ?, ?)');

function inTransaction(work) {
  db.exec('begin immediate');
  const result = work();
  db.exec('commit');
  return result;
}

function store(document) {
  put.run(document.id, document.updatedAt, JSON.stringify(document));
}

inTransaction(() => {
  for (let position = 0; position < count; position++) store(assignmentDocument(position, count));
});

function pull(query) {
  const updatedAt = Number(query.get('updatedAt') ?? 0);
  const rows = after.all(updatedAt, updatedAt, query.get('id') ?? '', Number(query.get('limit')));
  const documents = rows.map(({ body }) => JSON.parse(body));
  const last = documents.at(-1);
  return { documents, checkpoint: last ? { id: last.id, updatedAt: last.updatedAt } : undefined };
}

function push(changes) {
  return inTransaction(() => {
    const conflicts = [];
    for (const { newDocumentState, assumedMasterState } of changes) {
      const row = read.get(newDocumentState.id);
      const current = row && JSON.parse(row.body);
      if (current && current.updatedAt !== assumedMasterState?.updatedAt) conflicts.push(current);
      else store(newDocumentState);
    }
    return conflicts;
  });
}

const server = createServer(async (request, response) => {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-headers', 'content-type');
  response.setHeader('content-type', 'application/json');
  if (request.method === 'OPTIONS') response.end();
  else if (request.method === 'GET') {
    response.end(JSON.stringify(pull(new URL(request.url, 'http://localhost').searchParams)));
  } else {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    response.end(JSON.stringify(push(JSON.parse(Buffer.concat(chunks).toString()))));
  }
});
server.listen(0, '127.0.0.1', () => console.log(`RxDB answers at http://127.0.0.1:${server.address().port}`));
