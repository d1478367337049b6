import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import type {Exhibit} from '../../../src/core/capture/exhibit.ts';
import {sha256Hex} from '../../../src/core/hash/sha256.ts';
import {decryptAge} from '../../../src/lock/age.ts';
import {iterate} from '../../../src/lock/byte-stream.ts';
import {restoreBackup} from '../../../src/store/backup/restore.ts';
import type {Store} from '../../../src/store/open-store.ts';
import {freshStore} from '../../support/fresh-store.ts';
import {circumstances} from '../../support/samples.ts';

/** What was in it when it was made. */
type Kept = {
  passphrase: string;
  madeBy: string;
  exhibits: string[];
  revisions: string[];
  cases: string[];
  leaves: string[];
  removed: string[];
  key: string;
  notes: string[];
  diaryNotes: string[];
  tags: string[][];
  drafts: unknown[];
  helpers: string[];
  privateWords: string[];
};

// Copies that somebody may still have: made once by the version that they are named after, and never again.
const FILES = import.meta.glob<string>('../../fixtures/backups/*/*.age', {
  query: '?url',
  import: 'default',
  eager: true,
});
const TOLD = import.meta.glob<Kept>('../../fixtures/backups/*/*.json', {import: 'default', eager: true});

let store: Store;
beforeEach(async () => {
  store = await freshStore();
});
afterEach(() => store.close());

async function restored(address: string, passphrase: string) {
  const file = await (await fetch(address)).blob();
  const opened = await decryptAge(file.stream(), {kind: 'passphrase', passphrase});
  if (!opened.ok) throw new Error(opened.error);
  return restoreBackup(store, iterate(opened.value), {circumstances: circumstances(), write: true});
}

async function whatIsThere(): Promise<Omit<Kept, 'passphrase' | 'madeBy'>> {
  const entries = (await store.getAll('entries')).filter(({line}) => !line.includes('"backup.restored"'));
  return {
    exhibits: (await store.getAll('exhibits')).map(({digest}) => digest).sort(),
    revisions: (await store.getAll('revisions')).map(({digest}) => digest).sort(),
    cases: (await store.getAll('cases')).map(({digest}) => digest).sort(),
    leaves: entries.map(({leaf}) => leaf).sort(),
    removed: (await store.getAll('removed')).map(({id}) => id).sort(),
    key: (await store.get('settings', 'currentKey')) ?? '',
    notes: (await store.getAll('notes')).map(({text}) => text),
    diaryNotes: (await store.getAll('diaryNotes')).map(({text}) => text),
    tags: (await store.getAll('exhibitTags')).map(({tags}) => tags),
    drafts: (await store.getAll('drafts')).map(({content}) => content),
    helpers: (await store.getAll('helperLabels')).map(({name}) => name),
    privateWords: JSON.parse((await store.get('settings', 'privateWords')) ?? '[]') as string[],
  };
}

describe('a copy of an earlier version', () => {
  it('is here for each version there was', () => {
    expect(Object.keys(FILES)).toContain('../../fixtures/backups/v1/all-kinds.age');
    expect(Object.keys(TOLD).map((name) => name.replace('.json', '.age'))).toEqual(Object.keys(FILES));
  });

  it.each(Object.entries(FILES))('is restored whole: %s', async (name, address) => {
    const {passphrase, madeBy, ...kept} = TOLD[name.replace('.age', '.json')] as Kept;
    expect(madeBy).not.toBe('');
    const tally = await restored(address, passphrase);
    expect([tally.broken, tally.brokenLines, tally.apart.exhibits]).toEqual([0, 0, 0]);
    expect(await whatIsThere()).toEqual(kept);
    for (const {id, json} of await store.getAll('exhibits')) {
      for (const {path, sha256} of (JSON.parse(json) as Exhibit).parts)
        expect(sha256Hex((await store.get('parts', [id, path]))?.bytes ?? new Uint8Array())).toBe(sha256);
    }
    // A second time it brings nothing.
    expect((await restored(address, passphrase)).added).toEqual({exhibits: 0, incidents: 0, subjects: 0});
  });
});
