import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {edited} from '../../src/core/diary/edit-list.ts';
import type {Uuid} from '../../src/core/ids.ts';
import {newEntry, randomUuid} from '../../src/store/circumstances.ts';
import {listDrafts, saveDraft} from '../../src/store/drafts.ts';
import {givenOut} from '../../src/store/given-out.ts';
import {appendToLog, listEntries} from '../../src/store/log.ts';
import type {Store} from '../../src/store/open-store.ts';
import {caseRevisions, changeCase} from '../../src/store/revise-case.ts';
import {freshStore} from '../support/fresh-store.ts';
import {circumstances, MOMENT} from '../support/samples.ts';

let store: Store;

beforeEach(async () => {
  store = await freshStore();
});
afterEach(() => store.close());

const reference = (text: string) => ({body: '', reference: text, officer: ''});
const types = async (caseId: Uuid) =>
  (await listEntries(store, caseId)).map(({line}) => (JSON.parse(line) as {type: string}).type);

describe('a change of the case', () => {
  it('opens the case if it is the first thing, and is logged; asking opens none', async () => {
    expect(await caseRevisions(store)).toEqual([]);
    expect(await givenOut(store)).toEqual({packs: 0, prefixes: []});
    expect(await store.count('cases')).toBe(0);
    const sealed = await changeCase(store, () => ({title: 'A name'}), circumstances());
    const revisions = await caseRevisions(store);
    expect(revisions.map(({record}) => record.title)).toEqual(['', 'A name']);
    expect(revisions[1]?.record.revises).toBe(revisions[0]?.digest);
    expect(await types(sealed?.record.id as Uuid)).toEqual(['case.opened', 'key.made', 'case.revised']);
  });

  it('that says nothing new is no revision, and ends its draft all the same', async () => {
    const first = await changeCase(store, () => ({title: 'A name'}), circumstances());
    const id = randomUuid();
    await saveDraft(store, {id, kind: 'case', about: null, startedAt: MOMENT, changedAt: MOMENT, content: {}});
    const second = await changeCase(store, () => ({title: 'A name'}), circumstances(), id);
    expect(second?.digest).toBe(first?.digest);
    expect(await caseRevisions(store)).toHaveLength(2);
    expect(await listDrafts(store)).toEqual([]);
  });

  it('leaves its draft where it fails, and nothing else', async () => {
    await changeCase(store, () => ({title: 'A name'}), circumstances());
    const id = randomUuid();
    await saveDraft(store, {id, kind: 'case', about: null, startedAt: MOMENT, changedAt: MOMENT, content: {}});
    const failing = changeCase(
      store,
      () => {
        throw new Error('broken');
      },
      circumstances(),
      id,
    );
    await expect(failing).rejects.toThrow('broken');
    expect(await caseRevisions(store)).toHaveLength(2);
    expect(await listDrafts(store)).toHaveLength(1);
  });

  it('from ten windows at once loses none of them', async () => {
    await changeCase(store, () => ({title: 'A name'}), circumstances());
    const names = Array.from({length: 10}, (_, index) => `${index}`);
    await Promise.all(
      names.map((name) =>
        changeCase(
          store,
          ({references}) => ({references: edited(references, {before: null, after: reference(name), at: 99})}),
          circumstances(),
        ),
      ),
    );
    const revisions = await caseRevisions(store);
    expect(revisions).toHaveLength(12);
    expect(
      revisions
        .at(-1)
        ?.record.references.map((one) => one.reference)
        .sort(),
    ).toEqual(names);
  });
});

describe('what was given out', () => {
  it('is counted with the letters each pack had', async () => {
    const saved = async () => {
      const caseId = (await caseRevisions(store))[0]?.record.id as Uuid;
      const packId = randomUuid();
      await appendToLog(store, caseId, () =>
        newEntry(circumstances(), 'pack.saved', {kind: 'pack', id: packId}, null, {packId}),
      );
    };
    await changeCase(store, () => ({title: 'A name'}), circumstances());
    await saved();
    await changeCase(store, () => ({keeper: {name: '', initials: 'a.b.'}}), circumstances());
    expect(await givenOut(store)).toEqual({packs: 1, prefixes: ['EX']});
    await saved();
    await saved();
    // A word in the record is not mistaken for an entry of the log.
    await changeCase(store, () => ({summary: '"type":"pack.saved"'}), circumstances());
    expect(await givenOut(store)).toEqual({packs: 3, prefixes: ['EX', 'AB']});
  });
});
