import type {IDBPDatabase, IDBPTransaction, StoreNames} from 'idb';
import type {Schema} from './schema.ts';

type Upgrade = (
  store: IDBPDatabase<Schema>,
  transaction: IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>,
) => void;

/** Step n brings a database of version n to version n + 1. A step awaits nothing but the database and deletes nothing. */
const STEPS: readonly Upgrade[] = [
  (store) => {
    store.createObjectStore('cases', {keyPath: 'digest'}).createIndex('byCase', 'caseId');
    store
      .createObjectStore('exhibits', {keyPath: 'id'})
      .createIndex('byOrdinal', ['caseId', 'ordinal'], {unique: true});
    store.createObjectStore('parts', {keyPath: ['exhibitId', 'path']});
    store.createObjectStore('rows', {keyPath: 'id'}).createIndex('byOrdinal', ['caseId', 'ordinal'], {unique: true});
    store.createObjectStore('thumbnails', {keyPath: 'exhibitId'});
    store.createObjectStore('notes', {keyPath: 'exhibitId'});
    store.createObjectStore('entries', {keyPath: ['caseId', 'seq']});
    store.createObjectStore('checkpoints', {keyPath: ['caseId', 'size']});
    store.createObjectStore('keys', {keyPath: 'keyId'});
    store.createObjectStore('counters', {keyPath: 'caseId'});
    store.createObjectStore('settings');
  },
  (store) => {
    store.createObjectStore('jobs', {keyPath: 'id'});
    store.createObjectStore('jobTiles', {keyPath: ['jobId', 'n']});
  },
  (store) => {
    const revisions = store.createObjectStore('revisions', {keyPath: 'digest'});
    revisions.createIndex('byRecord', ['id', 'revision'], {unique: true});
    revisions.createIndex('byOrdinal', ['caseId', 'kind', 'ordinal', 'revision'], {unique: true});
    store
      .createObjectStore('diaryRows', {keyPath: 'id'})
      .createIndex('byOrdinal', ['caseId', 'kind', 'ordinal'], {unique: true});
    store.createObjectStore('diaryNotes', {keyPath: 'recordId'});
    store.createObjectStore('drafts', {keyPath: 'id'});
  },
  (store) => {
    store.createObjectStore('exhibitTags', {keyPath: 'exhibitId'});
    store.createObjectStore('removed', {keyPath: 'id'});
  },
  (store) => {
    store.createObjectStore('helperLabels', {keyPath: ['caseId', 'helperId']});
  },
];

export function migrate(
  store: IDBPDatabase<Schema>,
  from: number,
  transaction: IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>,
): void {
  for (const step of STEPS.slice(from)) step(store, transaction);
}
