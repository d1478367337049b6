import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import reportWords from '../../src/_locales/en/report.json';
import verifyWords from '../../src/_locales/en/verify.json';
import {type Bytes, joinBytes, utf8} from '../../src/core/bytes.ts';
import type {Exhibit, PartWithBytes} from '../../src/core/capture/exhibit.ts';
import {sha256Hex} from '../../src/core/hash/sha256.ts';
import type {Uuid} from '../../src/core/ids.ts';
import type {PackInput, ReportMaker} from '../../src/core/pack/pack-input.ts';
import {writePack} from '../../src/core/pack/write-pack.ts';
import {wordLeaves} from '../../src/core/redaction/word-leaves.ts';
import {sourceOfBytes} from '../../src/core/verify/byte-source.ts';
import {findingsOf} from '../../src/core/verify/report.ts';
import {verifyPack} from '../../src/core/verify/verify-pack.ts';
import {sayFrom} from '../../src/core/words.ts';
import {restoreBackup} from '../../src/store/backup/restore.ts';
import {beginBackup} from '../../src/store/backup/write-backup.ts';
import {earlierPacks, keepSeal} from '../../src/store/earlier-packs.ts';
import {addExhibit, openExhibit, readPart} from '../../src/store/exhibits.ts';
import {listEntries} from '../../src/store/log.ts';
import type {Store} from '../../src/store/open-store.ts';
import {beginPack, type PackChoice} from '../../src/store/pack-source.ts';
import {
  deleteRedaction,
  listRedactions,
  makeRedaction,
  openRedaction,
  putBackRedaction,
  redactionFiles,
  removeRedactionForGood,
} from '../../src/store/redactions.ts';
import {deleteExhibit, putBack, removeForGood} from '../../src/store/removed.ts';
import {sealedStore} from '../../src/store/sealed/sealed-store.ts';
import {freshStore} from '../support/fresh-store.ts';
import {circumstances, MOMENT, sampleDraft} from '../support/samples.ts';

const when = circumstances();
const say = sayFrom({...verifyWords, ...reportWords});
const report: ReportMaker = {
  html: ({input}) => `<!doctype html>${JSON.stringify(input.exhibits.map(({facts}) => facts ?? null))}`,
  csv: () => 'a\r\n',
  xlsx: async () => new Uint8Array([80, 75]),
  ics: () => 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
  drafts: () => '<!doctype html>',
  readMe: () => 'read me\n',
  howTo: () => 'how to\n',
};

let store: Store;
beforeEach(async () => {
  store = await freshStore();
});
afterEach(() => store.close());

/** A picture as this browser draws and encodes it: every tile of another colour. */
async function drawn(width: number, height: number): Promise<Bytes> {
  const canvas = new OffscreenCanvas(width, height);
  const paint = canvas.getContext('2d');
  for (let i = 0; paint && i * 16 < width * height; i += 1) {
    paint.fillStyle = `hsl(${i * 37} 70% ${20 + (i % 60)}%)`;
    paint.fillRect((i * 16) % width, Math.floor((i * 16) / width) * 16, 16, 16);
  }
  return new Uint8Array(await (await canvas.convertToBlob({type: 'image/png'})).arrayBuffer());
}

/** Keeps a post of which the words and a picture are real. */
async function keep(into: Store, text: string): Promise<Uuid> {
  const {draft, facts} = sampleDraft({text});
  const bytes = await drawn(200, 120);
  const item: PartWithBytes = {
    part: {
      ...{path: 'item-9.png', role: 'item', how: 'rendering', mediaType: 'image/png', width: 200, height: 120},
      ...{bytes: bytes.length, sha256: sha256Hex(bytes)},
    },
    bytes,
  };
  return (await addExhibit(into, {...draft, parts: [...draft.parts, item]}, facts, undefined, when)).id;
}

async function hide(into: Store, id: Uuid, word: string) {
  const opened = await openExhibit(into, id);
  const facts = JSON.parse(JSON.stringify(opened?.facts));
  const hidden = wordLeaves(facts).flatMap(({value}, i) => (String(value).includes(word) ? i : []));
  expect(hidden.length).toBeGreaterThan(0);
  const made = await makeRedaction(
    into,
    {
      exhibitId: id,
      pictures: [{path: 'item-9.png', rects: [{x: 70, y: 40, width: 10, height: 10}]}],
      words: [{path: 'facts.json', hidden}],
      shown: [],
      saysWhy: 'my street',
    },
    when,
  );
  if (!made.ok) throw new Error(made.error.detail);
  return made.value;
}

async function written(
  from: Store,
  choice: PackChoice,
): Promise<{input: PackInput; zip: Bytes; sealed: {seal: string; list: string; sealCode: PackInput['keyId']}}> {
  const input = await beginPack(from, choice, {say, language: 'en', makeRendition: async () => undefined}, when);
  let pieces: Bytes[] = [];
  const sink = {
    write: async (bytes: Bytes) => void pieces.push(bytes),
    restart: async () => {
      pieces = [];
    },
  };
  const result = await writePack(input, {report, verifyHtml: new Uint8Array([60])}, sink);
  if (!result.ok) throw new Error(result.error.detail);
  const {sealed, sealCode} = result.value;
  return {input, zip: joinBytes(pieces), sealed: {...sealed, sealCode}};
}

describe('a redaction that is made here', () => {
  it('is provable from the pixels that this browser stored, and a pack with it holds nothing of what is hidden', async () => {
    const id = await keep(store, 'she lives at Zanzibarquark Lane');
    const {exhibit} = (await openExhibit(store, id)) ?? {};
    expect(exhibit?.parts.find(({path}) => path === 'item-9.png')?.pixels).toMatchObject({
      tile: 32,
      columns: 7,
      rows: 4,
    });
    const redaction = await hide(store, id, 'Zanzibar');
    expect(openRedaction(redaction).parts.every(({proof}) => proof)).toBe(true);
    const {zip} = await written(store, {
      scope: 'chosen',
      exhibitIds: [],
      redactionIds: [redaction.id],
      withCase: false,
    });
    const checked = await verifyPack(sourceOfBytes(zip));
    expect(findingsOf(checked).map(({code}) => code)).toEqual((exhibit as Exhibit).parts.map(() => 'partWithheld'));
    expect(checked.outcome).toBe('verified');
    expect(new TextDecoder('latin1').decode(zip)).not.toContain('Zanzibar');
    const whole = await written(store, {scope: 'whole'});
    expect((await verifyPack(sourceOfBytes(whole.zip))).outcome).toBe('verified');
  });

  it('is kept whole or not at all, and the log has it once', async () => {
    const id = await keep(store, 'words');
    const missing = await makeRedaction(
      store,
      {exhibitId: id, pictures: [{path: 'no-such.png', rects: []}], words: [], shown: [], saysWhy: ''},
      when,
    );
    expect(missing.ok ? '' : missing.error.code).toBe('redactionFailed');
    expect(await listRedactions(store, id)).toEqual([]);
    const absent = await makeRedaction(
      store,
      {exhibitId: crypto.randomUUID() as Uuid, pictures: [], words: [], shown: [], saysWhy: ''},
      when,
    );
    expect(absent.ok ? '' : absent.error.code).toBe('notFound');
    const both = await Promise.all([hide(store, id, 'words'), hide(store, id, 'words')]);
    expect(both.map(({number}) => number).sort()).toEqual([1, 2]);
    const made = (await listEntries(store, (await store.get('exhibits', id))?.caseId as Uuid)).filter(({line}) =>
      line.includes('redaction.made'),
    );
    expect(made.length).toBe(2);
  });

  it('is deleted, put back, and removed for good with its files; packs follow', async () => {
    const id = await keep(store, 'words');
    const [one, two] = [await hide(store, id, 'words'), await hide(store, id, 'words')];
    expect(await deleteRedaction(store, id, one.id, when)).toBe(true);
    expect(await deleteRedaction(store, id, one.id, when)).toBe(false);
    const {input, zip} = await written(store, {scope: 'whole'});
    expect(input.redactions?.map(({record}) => record.id)).toEqual([two.id]);
    expect((await verifyPack(sourceOfBytes(zip))).outcome).toBe('verified');
    expect(await putBackRedaction(store, id, one.id, when)).toBe(true);
    expect((await verifyPack(sourceOfBytes((await written(store, {scope: 'whole'})).zip))).outcome).toBe('verified');
    await removeRedactionForGood(store, id, one.id);
    expect((await listRedactions(store, id)).length).toBe(2);
    await deleteRedaction(store, id, one.id, when);
    await removeRedactionForGood(store, id, one.id);
    expect((await listRedactions(store, id)).map(({id}) => id)).toEqual([two.id]);
    for (const path of redactionFiles(one)) expect(await readPart(store, id, path)).toBeUndefined();
    expect((await hide(store, id, 'words')).number).toBe(3);
  });

  it('goes with its exhibit when that is deleted, comes back with it, and leaves nothing for good; so does the seed', async () => {
    const id = await keep(store, 'words');
    const redaction = await hide(store, id, 'words');
    await deleteExhibit(store, id, when);
    expect((await verifyPack(sourceOfBytes((await written(store, {scope: 'whole'})).zip))).outcome).toBe('verified');
    await putBack(store, id, when);
    expect((await listRedactions(store, id)).map(({id}) => id)).toEqual([redaction.id]);
    expect((await store.get('exhibits', id))?.seed?.length).toBe(32);
    expect((await verifyPack(sourceOfBytes((await written(store, {scope: 'whole'})).zip))).outcome).toBe('verified');
    await deleteExhibit(store, id, when);
    await removeForGood(store, [id]);
    expect([await store.count('parts'), await store.count('removed')]).toEqual([0, 0]);
  });

  it('lies sealed where the vault is closed, seed and all', async () => {
    const raw = store;
    const sealed = await sealedStore(raw, new Uint8Array(32).fill(7));
    const id = await keep(sealed, 'she lives at Zanzibarquark Lane');
    await hide(sealed, id, 'Zanzibar');
    const row = (await raw.get('exhibits', id)) as unknown as {[name: string]: unknown};
    expect(Object.keys(row).sort()).toEqual(['caseId', 'id', 'ordinal', 'sealed']);
    const {zip} = await written(sealed, {scope: 'whole'});
    expect((await verifyPack(sourceOfBytes(zip))).outcome).toBe('verified');
  });

  it('comes with its files and the seed out of a backup on another computer', async () => {
    const id = await keep(store, 'she lives at Zanzibarquark Lane');
    const redaction = await hide(store, id, 'Zanzibar');
    const before = await store.get('exhibits', id);
    const {bytes} = await beginBackup(store, {madeAt: MOMENT, version: '0.1.0', madeOn: 'x', readMe: 'x'});
    const pieces: Bytes[] = [];
    for await (const piece of bytes()) pieces.push(piece);
    store.close();
    store = await freshStore();
    await restoreBackup(
      store,
      (async function* () {
        yield joinBytes(pieces);
      })(),
      {circumstances: when, write: true},
    );
    expect(await store.get('exhibits', id)).toEqual(before);
    for (const path of redactionFiles(redaction)) expect(await readPart(store, id, path)).toBeDefined();
    expect((await verifyPack(sourceOfBytes((await written(store, {scope: 'whole'})).zip))).outcome).toBe('verified');
    // Made with the seed that came along.
    const again = await hide(store, id, 'Zanzibar');
    expect(openRedaction(again).parts.every(({proof}) => proof)).toBe(true);
  });

  it('is made of what was kept before, and then says that nothing proves it', async () => {
    const id = await keep(store, 'words');
    const row = await store.get('exhibits', id);
    const {seed: _, ...old} = row ?? {};
    const exhibit = JSON.parse(row?.json ?? '') as Exhibit;
    const parts = exhibit.parts.map(({pixels: _p, words: _w, ...part}) => part);
    await store.put('exhibits', {...old, json: JSON.stringify({...exhibit, parts})} as never);
    const {parts: copies} = openRedaction(await hide(store, id, 'words'));
    expect(copies.map(({proof}) => proof)).toEqual([undefined, undefined]);
  });
});

describe('the seal of a pack that was saved', () => {
  it('is kept, and proves to whoever has its receipt that one exhibit was in it', async () => {
    const ids = [await keep(store, 'one'), await keep(store, 'two'), await keep(store, 'three')];
    const {input, sealed} = await written(store, {scope: 'whole'});
    await keepSeal(store, input, {...sealed, signature: await input.sign(utf8(sealed.list))});
    const kept = await earlierPacks(store, input.caseId);
    expect(kept.map(({packId, exhibits}) => [packId, exhibits.length])).toEqual([[input.packId, 3]]);
    const {zip} = await written(store, {
      scope: 'chosen',
      exhibitIds: [ids[1] as Uuid],
      belongsTo: [input.packId],
      withCase: false,
    });
    const {size, root} = input.checkpoint.record;
    const receipt = {sealCode: sealed.sealCode, key: input.keyId.slice(0, 20), size, root};
    const checked = await verifyPack(sourceOfBytes(zip), {receipts: [receipt]});
    expect(checked.outcome).toBe('verified');
    expect(findingsOf(checked).map(({code}) => code)).toContain('inEarlierPack');
  });
});
