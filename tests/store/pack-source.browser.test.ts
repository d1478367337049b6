import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import words from '../../src/_locales/en/verify.json';
import {type Bytes, joinBytes} from '../../src/core/bytes.ts';
import type {Uuid} from '../../src/core/ids.ts';
import type {PackInput, ReportMaker} from '../../src/core/pack/pack-input.ts';
import {logReceipt, parseReceipt, type Receipt} from '../../src/core/pack/receipt.ts';
import {type WrittenPack, writePack} from '../../src/core/pack/write-pack.ts';
import {sourceOfBytes} from '../../src/core/verify/byte-source.ts';
import {findingsOf} from '../../src/core/verify/report.ts';
import {verifyPack} from '../../src/core/verify/verify-pack.ts';
import {sayFrom} from '../../src/core/words.ts';
import {openCase} from '../../src/store/cases.ts';
import {checkpointNow} from '../../src/store/checkpoints.ts';
import {newEntry} from '../../src/store/circumstances.ts';
import {addTag} from '../../src/store/exhibit-tags.ts';
import {addExhibit} from '../../src/store/exhibits.ts';
import {appendToLog, listEntries} from '../../src/store/log.ts';
import type {Store} from '../../src/store/open-store.ts';
import {beginPack, type PackChoice, previewPack} from '../../src/store/pack-source.ts';
import {deleteExhibit, deleteExhibits, putBack} from '../../src/store/removed.ts';
import {freshStore} from '../support/fresh-store.ts';
import {circumstances, sampleDraft} from '../support/samples.ts';

let store: Store;

beforeEach(async () => {
  store = await freshStore();
});

afterEach(() => store.close());

const say = sayFrom(words);
const surroundings = {say, language: 'en', makeRendition: async () => undefined};
// The report has its own tests; what counts here is that store and writer agree.
const report: ReportMaker = {
  html: () => '<!doctype html>',
  csv: () => 'a\r\n',
  xlsx: async () => new Uint8Array([80, 75]),
  ics: () => 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
  drafts: () => '<!doctype html>',
  readMe: () => 'read me\n',
  howTo: () => 'how to\n',
};

async function save(text: string): Promise<Uuid> {
  const {draft, facts} = sampleDraft({text});
  return (await addExhibit(store, draft, facts, undefined, circumstances())).id;
}

async function make(choice: PackChoice): Promise<{input: PackInput; zip: Bytes; written: WrittenPack}> {
  const input = await beginPack(store, choice, surroundings, circumstances());
  let pieces: Bytes[] = [];
  const sink = {
    write: async (bytes: Bytes) => void pieces.push(bytes),
    restart: async () => {
      pieces = [];
    },
  };
  const result = await writePack(input, {report, verifyHtml: new Uint8Array([60])}, sink);
  if (!result.ok) throw new Error(result.error.detail);
  return {input, zip: joinBytes(pieces), written: result.value};
}

describe('a preview of a pack', () => {
  it('opens no case where there is none', async () => {
    expect(await previewPack(store, {scope: 'whole'}, surroundings, circumstances())).toBeUndefined();
    expect([await store.count('cases'), await store.count('keys'), await store.count('entries')]).toEqual([0, 0, 0]);
  });

  it('holds what the pack would hold, and writes nothing', async () => {
    await save('first');
    const chosen = await save('second');
    const stores = [...store.objectStoreNames];
    const all = () => Promise.all(stores.map(async (name) => JSON.stringify(await store.getAll(name))));
    const before = await all();
    const choice: PackChoice = {scope: 'chosen', exhibitIds: [chosen], withCase: true};
    const preview = await previewPack(store, choice, surroundings, circumstances());
    expect(await all()).toEqual(before);
    const {input} = await make(choice);
    const content = ({caseRecords, exhibits, incidents, subjects, prefix, scope, exhibitsInCase}: PackInput) => ({
      ...{caseRecords, exhibits, incidents, subjects, prefix, scope, exhibitsInCase},
    });
    expect(preview && content(preview)).toEqual(content(input));
    await expect(preview?.sign(new Uint8Array())).rejects.toThrow('a preview is not signed');
  });
});

describe('a pack out of the real database', () => {
  it('holds, with its own key, seal code and receipt', async () => {
    await save('first');
    await save('second “é” مرحبا 😀');
    const {input, zip, written} = await make({scope: 'whole'});
    const receipt = parseReceipt(written.receipt.text);
    const found = await verifyPack(sourceOfBytes(zip), {
      key: input.keyId,
      sealCode: written.sealCode,
      receipts: receipt ? [receipt] : [],
    });
    expect(findingsOf(found)).toEqual([]);
    expect(found.outcome).toBe('verified');
    expect(found.verdict.shown).toEqual({entries: 5, ofEntries: 5, partsWithheld: 0});
  });

  it('accounts for what was deleted, and a later pack carries on from the earlier one', async () => {
    const gone = await save('gone');
    await save('stays');
    const first = await make({scope: 'whole'});
    const saved = newEntry(circumstances(), 'pack.saved', {kind: 'pack', id: first.input.packId}, null, {
      packId: first.input.packId,
      sealCode: first.written.sealCode,
    });
    await appendToLog(store, first.input.caseId, () => saved);
    await deleteExhibit(store, gone, circumstances());
    const second = await make({scope: 'whole'});
    const receipt = parseReceipt(first.written.receipt.text);
    const found = await verifyPack(sourceOfBytes(second.zip), {receipts: receipt ? [receipt] : []});
    expect(findingsOf(found)).toEqual([]);
    expect(found.outcome).toBe('verified');
    expect(second.input.exhibits.map(({ordinal}) => ordinal)).toEqual([2]);
    const kept = await store.getAll('checkpoints');
    expect(kept.map(({size}) => size)).toEqual([5, 8]);
    expect(JSON.parse(kept[1]?.json ?? '{}')).toMatchObject({before: kept[0]?.digest});
  });

  it('holds what was deleted and put back, whole and chosen, with both in the log', async () => {
    const id = await save('gone, and back');
    const gone = await save('gone');
    await addTag(store, [id], 'a tag of mine');
    await deleteExhibits(store, [id, gone], circumstances());
    await putBack(store, id, circumstances());
    const {input, zip} = await make({scope: 'whole'});
    const whole = await verifyPack(sourceOfBytes(zip));
    expect([findingsOf(whole), whole.outcome]).toEqual([[], 'verified']);
    expect(input.exhibits.map(({id: one}) => one)).toEqual([id]);
    expect(new TextDecoder('latin1').decode(zip)).not.toContain('a tag of mine');
    const chosen = await verifyPack(
      sourceOfBytes((await make({scope: 'chosen', exhibitIds: [id, gone], withCase: true})).zip),
    );
    expect([findingsOf(chosen), chosen.outcome]).toEqual([[], 'verified']);
  });

  it('of one case knows nothing of another', async () => {
    await save('at home');
    const first = await make({scope: 'whole'});
    await openCase(store, 'At work', circumstances());
    await save('at work');
    const {input, zip} = await make({scope: 'whole'});
    const found = await verifyPack(sourceOfBytes(zip), {key: first.input.keyId});
    expect([findingsOf(found), found.outcome]).toEqual([[], 'verified']);
    expect(input.exhibits.map(({ordinal}) => ordinal)).toEqual([1]);
    expect(found.verdict.shown).toMatchObject({entries: 4, ofEntries: 4});
    expect(input.log.map(({line}) => JSON.parse(line).type)).toEqual([
      'case.opened',
      'key.used',
      'exhibit.sealed',
      'pack.begun',
    ]);
  });

  it('of chosen things shows them and no others', async () => {
    await save('not this');
    const chosen = await save('this');
    const {input, zip} = await make({scope: 'chosen', exhibitIds: [chosen], withCase: false});
    const found = await verifyPack(sourceOfBytes(zip));
    expect(found.outcome).toBe('verified');
    expect(found.verdict.shown).toEqual({entries: 1, ofEntries: 5, partsWithheld: 0});
    expect([input.exhibits.length, input.exhibitsInCase, input.caseRecords.length]).toEqual([1, 2, 0]);
  });

  it('of chosen things goes on, to be seen, from every receipt and every pack that was given out', async () => {
    const chosen = await save('this');
    const receipts: Receipt[] = [];
    const giveReceipt = async () => {
      const {record} = await checkpointNow(store, circumstances());
      const receipt = parseReceipt(logReceipt({...record, madeAt: circumstances().now()}, say).text);
      if (receipt) receipts.push(receipt);
    };
    await giveReceipt();
    const first = await make({scope: 'whole'});
    await save('that');
    await giveReceipt();
    // Once more without anything new: the same head, and one proof.
    await giveReceipt();
    await make({scope: 'chosen', exhibitIds: [chosen], withCase: false});
    const {zip, input} = await make({scope: 'chosen', exhibitIds: [chosen], withCase: false});
    expect([receipts.map(({size}) => size), input.given]).toEqual([
      [3, 5, 5],
      [3, 4, 5, 6],
    ]);
    const found = await verifyPack(sourceOfBytes(zip), {receipts});
    expect([findingsOf(found), found.outcome]).toEqual([[], 'verified']);
    const wrong = receipts.map((receipt) => ({...receipt, root: input.checkpoint.record.root}));
    const codes = findingsOf(await verifyPack(sourceOfBytes(zip), {receipts: wrong})).map(({code}) => code);
    expect(codes).toEqual(receipts.map(() => 'earlierPackNotContained'));
    const earlier = [{name: 'first.zip', source: sourceOfBytes(first.zip)}];
    const held = findingsOf(await verifyPack(sourceOfBytes(zip), {earlier}));
    expect(held).toMatchObject([{code: 'earlierNotChecked', reason: 'verify_reason_codeNotShown'}]);
  });

  it('begun while things are being saved is whole and holds', async () => {
    await save('before');
    const [{zip}] = await Promise.all([make({scope: 'whole'}), ...Array.from({length: 10}, (_, i) => save(`${i}`))]);
    const found = await verifyPack(sourceOfBytes(zip));
    // The clock of these tests goes on by a second at each look, so ten saves at once look long apart.
    expect(findingsOf(found).filter(({code}) => code !== 'clockWentBack')).toEqual([]);
    expect(found.outcome).toBe('verified');
  });

  it('is refused where a stored part is no longer the sealed one', async () => {
    const id = await save('first');
    const part = await store.get('parts', [id, 'screen-1.png']);
    if (!part) throw new Error('no part');
    const bytes = part.bytes.slice();
    bytes[3] = (bytes[3] ?? 0) ^ 1;
    await store.put('parts', {...part, bytes});
    await expect(make({scope: 'whole'})).rejects.toThrow('data/exhibits/000001/screen-1.png');
    expect((await listEntries(store, (await store.get('settings', 'currentCase')) as Uuid)).length).toBe(4);
  });
});
