import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, sep } from 'node:path';
import express from 'express';
import expressPouchdb from 'express-pouchdb';
import PouchDB from 'pouchdb';
import { assignmentDocument } from '../assignments.ts';

/* PouchDB's own server, express-pouchdb, on PouchDB's own LevelDB, with what replication needs. */

const [folder = '', size = '0'] = process.argv.slice(2);
const count = Number(size);
const CHUNK = 1_000;
const home = join(folder, 'pouchdb');
mkdirSync(home);
const Stored = PouchDB.defaults({ prefix: home + sep });
const db = new Stored('bench');
for (let from = 0; from < count; from += CHUNK) {
  const chunk = Array.from({ length: Math.min(CHUNK, count - from) }, (_, index) => {
    const { id, ...document } = assignmentDocument(from + index, count);
    return { _id: id, ...document };
  });
  await db.bulkDocs(chunk);
}

const app = express();
app.use((request, response, next) => {
  response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
  response.setHeader('access-control-allow-credentials', 'true');
  response.setHeader('access-control-allow-methods', 'GET, HEAD, POST, PUT, DELETE');
  response.setHeader('access-control-allow-headers', 'content-type, accept');
  if (request.method === 'OPTIONS') response.end();
  else next();
});
app.use(expressPouchdb(Stored, { mode: 'minimumForPouchDB' }));
const server = createServer(app);
server.listen(0, '127.0.0.1', () =>
  console.log(`PouchDB answers at http://127.0.0.1:${server.address().port}`),
);
