import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {utf8} from '../../src/core/bytes.ts';
import {canonicalJson} from '../../src/core/hash/canonical-json.ts';
import {sha256Hex} from '../../src/core/hash/sha256.ts';
import {addExhibit, allRows, countExhibits, latestRows, openExhibit, readPart} from '../../src/store/exhibits.ts';
import {listEntries} from '../../src/store/log.ts';
import {openStore, type Store} from '../../src/store/open-store.ts';
import {deleteExhibit, removeForGood} from '../../src/store/removed.ts';
import {freshStore} from '../support/fresh-store.ts';
import {circumstances, sampleDraft} from '../support/samples.ts';

let store: Store;

beforeEach(async () => {
  store = await freshStore();
});

afterEach(() => store.close());

describe('addExhibit', () => {
  it('keeps record, parts, row and log entry, and the record hashes to what the log says', async () => {
    const {draft, facts} = sampleDraft({text: 'first words'});
    const row = await addExhibit(store, draft, facts, undefined, circumstances());
    const opened = await openExhibit(store, row.id);
    expect(opened?.json).toBe(canonicalJson(opened?.exhibit));
    expect(opened?.digest).toBe(sha256Hex(utf8(opened?.json ?? '')));
    expect(opened?.facts).toEqual(facts);
    const entries = (await listEntries(store, row.caseId)).map(({line}) => JSON.parse(line));
    expect(entries.map(({type}) => type)).toEqual(['case.opened', 'key.made', 'exhibit.sealed']);
    expect(entries.at(-1)).toMatchObject({digest: opened?.digest, seq: 2, target: {kind: 'exhibit', id: row.id}});
    for (const part of opened?.exhibit.parts ?? []) {
      expect(sha256Hex((await readPart(store, row.id, part.path)) ?? new Uint8Array())).toBe(part.sha256);
    }
  });

  it('numbers forty saves at once from two connections without a gap, a twin or a fork of the log', async () => {
    const second = await openStore();
    if (!second.ok) throw new Error(second.error.detail);
    const saves = Array.from({length: 40}, (_, i) => {
      const {draft, facts} = sampleDraft({text: `words ${i}`});
      return addExhibit(i % 2 ? store : second.value, draft, facts, undefined, circumstances());
    });
    const rows = await Promise.all(saves);
    second.value.close();
    expect(rows.map(({ordinal}) => ordinal).sort((a, b) => a - b)).toEqual(Array.from({length: 40}, (_, i) => i + 1));
    const entries = await listEntries(store, (rows[0] as (typeof rows)[0]).caseId);
    expect(entries.length).toBe(42);
    entries.forEach((entry, i) => {
      const parsed = JSON.parse(entry.line);
      expect(parsed.seq).toBe(i);
      expect(parsed.prev).toBe(entries[i - 1]?.leaf ?? '0'.repeat(64));
    });
  });

  it('keeps nothing at all when one write of it fails', async () => {
    const good = sampleDraft({text: 'stays'});
    await addExhibit(store, good.draft, good.facts, undefined, circumstances());
    const bad = sampleDraft({text: 'goes'});
    const [twin] = bad.draft.parts;
    if (twin) bad.draft.parts.push(twin); // the same path twice: the second write is refused
    await expect(addExhibit(store, bad.draft, bad.facts, undefined, circumstances())).rejects.toThrow();
    expect(await countExhibits(store)).toBe(1);
    expect(await store.count('parts')).toBe(good.draft.parts.length);
    expect((await allRows(store)).map(({firstWords}) => firstWords)).toEqual(['stays']);
    const next = sampleDraft({text: 'next'});
    const row = await addExhibit(store, next.draft, next.facts, undefined, circumstances());
    expect(row.ordinal).toBe(2);
  });
});

describe('deleteExhibit', () => {
  it('once removed for good, takes away every byte and leaves an entry with the digest', async () => {
    const {draft, facts} = sampleDraft({text: 'secret words'});
    const row = await addExhibit(store, draft, facts, undefined, circumstances());
    const digest = (await openExhibit(store, row.id))?.digest;
    expect(await deleteExhibit(store, row.id, circumstances())).toBe(true);
    expect(await countExhibits(store)).toBe(0);
    await removeForGood(store, [row.id]);
    expect(await store.count('parts')).toBe(0);
    expect(await store.count('removed')).toBe(0);
    const last = JSON.parse((await listEntries(store, row.caseId)).at(-1)?.line ?? '{}');
    expect(last).toMatchObject({type: 'record.deleted', digest});
    expect(JSON.stringify(last)).not.toContain('secret');
  });
});

describe('latestRows', () => {
  it('gives the newest first and no more than asked', async () => {
    for (const text of ['one', 'two', 'three']) {
      const {draft, facts} = sampleDraft({text});
      await addExhibit(store, draft, facts, undefined, circumstances());
    }
    expect((await latestRows(store, 2)).map(({firstWords}) => firstWords)).toEqual(['three', 'two']);
  });
});
