// A tablet of PouchDB: writes a day into its memory, then pushes it over a link, then pulls nothing.
//
//     node client.mjs <address of the database> <file: one JSON document a line> <batch>
//
// It prints a line of JSON for each step: what it took. Documents that the server refuses fail it.
import { readFileSync } from 'node:fs';
import PouchDB from 'pouchdb-core';
import http from 'pouchdb-adapter-http';
import memory from 'pouchdb-adapter-memory';
import replication from 'pouchdb-replication';

PouchDB.plugin(memory).plugin(http).plugin(replication);

const [address, file, batch] = process.argv.slice(2);
const docs = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line));

let requests = 0;
// The platform's own fetch, which keeps connections open as a browser does; PouchDB's default in
// Node would open one for each request.
const kept = (url, options = {}) => {
  requests += 1;
  return fetch(url, { ...options, headers: [...(options.headers ?? [])] });
};

const local = new PouchDB('tablet', { adapter: 'memory' });
await local.bulkDocs(docs);
const remote = new PouchDB(address, { fetch: kept });
// The database is made, and the connection is warm.
await remote.info();

const tell = async (what, act) => {
  const [start, before] = [performance.now(), requests];
  const { docs_written: written, errors } = await act();
  const seconds = (performance.now() - start) / 1000;
  console.log(JSON.stringify({ what, seconds, requests: requests - before, written }));
  if (errors.length > 0) throw new Error(`${what}: ${errors}`);
  // Whoever reads this line counts the bytes so far before the next begins.
  await new Promise((resolve) => setTimeout(resolve, 100));
  return written;
};

const options = { batch_size: Number(batch) };
await tell('warm', async () => ({ docs_written: 0, errors: [] }));
const written = await tell('push', () => local.replicate.to(remote, options));
if (written !== docs.length) throw new Error(`pushed ${written} of ${docs.length}`);
// What the push itself moved on is followed once, so that nothing is left.
await tell('caught up', () => local.replicate.from(remote, options));
await tell('nothing', () => local.replicate.from(remote, options));
process.exit(0);
