// Two windows, two tabs and a worker that dies: several threads of a real browser write into one log at the same time.
import {afterEach, beforeEach, expect, it} from 'vitest';
import {emptyTelling} from '../../src/core/diary/incident.ts';
import type {Uuid} from '../../src/core/ids.ts';
import {sourceOfBytes} from '../../src/core/verify/byte-source.ts';
import {findingsOf, isNote} from '../../src/core/verify/report.ts';
import {verifyPack} from '../../src/core/verify/verify-pack.ts';
import {checkpointNow} from '../../src/store/checkpoints.ts';
import {currentCaseId} from '../../src/store/current-case.ts';
import {writeIncident} from '../../src/store/incidents.ts';
import {listEntries} from '../../src/store/log.ts';
import type {Store} from '../../src/store/open-store.ts';
import {freshStore} from '../support/fresh-store.ts';
import {circumstances} from '../support/samples.ts';
import {wholePack} from './whole-pack.ts';

let store: Store;
let writers: Worker[];

beforeEach(async () => {
  store = await freshStore();
  writers = [];
});
afterEach(() => {
  for (const writer of writers) writer.terminate();
  store.close();
});

/** A writer of its own; `until` says after which message its work is over for us. */
function begin(count: number, until: (said: unknown) => boolean): Promise<Worker> {
  const writer = new Worker(new URL('./log-writer.ts', import.meta.url), {type: 'module'});
  writers.push(writer);
  return new Promise((resolve, reject) => {
    writer.onmessage = ({data}: MessageEvent<unknown>) => until(data) && resolve(writer);
    writer.onerror = (event) => reject(new Error(event.message));
    writer.postMessage(count);
  });
}

async function linesOf(): Promise<{seq: number; type: string}[]> {
  const caseId = (await currentCaseId(store)) as Uuid;
  return (await listEntries(store, caseId)).map(({seq, line}) => ({
    seq,
    type: (JSON.parse(line) as {type: string}).type,
  }));
}

/** The pack of everything, as our own checker finds it. */
async function checked() {
  const report = await verifyPack(sourceOfBytes(await wholePack(store)));
  return {outcome: report.outcome, faults: findingsOf(report).filter((one) => !isNote(one))};
}

it('four writers at once, the first of them on an empty database, make one log without a gap or a double number', async () => {
  const ends = [24, 24, 24].map((count) => begin(count, (said) => said === 'end'));
  const here = Array.from({length: 12}, (_, n) =>
    writeIncident(store, {...emptyTelling('UTC'), words: `told ${n}`}, circumstances()),
  );
  const receipts = Array.from({length: 6}, () => checkpointNow(store, circumstances()));
  await Promise.all([...ends, ...here, ...receipts]);
  const lines = await linesOf();
  expect(lines.map(({seq}) => seq)).toEqual(lines.map((_, n) => n));
  const count = (type: string) => lines.filter((line) => line.type === type).length;
  expect([count('case.opened'), count('key.made'), count('key.replaced')]).toEqual([1, 1, 0]);
  expect([count('exhibit.sealed'), count('record.deleted'), count('incident.written')]).toEqual([72, 24, 12]);
  expect(await checked()).toEqual({outcome: 'verified', faults: []});
  const ordinals = (await store.getAll('exhibits')).map(({ordinal}) => ordinal);
  expect(new Set(ordinals).size).toBe(ordinals.length);
});

it('writers that are ended in the middle leave whole entries and nothing half, and the others go on', async () => {
  const stays = begin(32, (said) => said === 'end');
  for (const after of [2, 5, 9]) (await begin(400, (said) => said === after)).terminate();
  await stays;
  const lines = await linesOf();
  expect(lines.map(({seq}) => seq)).toEqual(lines.map((_, n) => n));
  // What the log says was saved is there, with every part of it, or was deleted.
  const sealed = lines.filter(({type}) => type === 'exhibit.sealed').length;
  expect((await store.count('exhibits')) + (await store.count('removed'))).toBe(sealed);
  expect(await store.count('rows')).toBe(await store.count('exhibits'));
  expect(await checked()).toEqual({outcome: 'verified', faults: []});
});
