// A CouchDB-protocol server that keeps everything in memory; prints its port once it listens.
import PouchDB from 'pouchdb-core';
import memory from 'pouchdb-adapter-memory';
import replication from 'pouchdb-replication';
import express from 'express';
import couch from 'express-pouchdb';

PouchDB.plugin(memory).plugin(replication);

const app = express();
const Memory = PouchDB.defaults({ adapter: 'memory' });
app.use('/', couch(Memory, { mode: 'minimumForPouchDB', inMemoryConfig: true }));

const listener = app.listen(0, '127.0.0.1', () => console.log(listener.address().port));
