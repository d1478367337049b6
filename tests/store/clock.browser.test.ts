import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import type {Entry} from '../../src/core/custody/entry.ts';
import {currentCase} from '../../src/store/cases.ts';
import {currentCaseId} from '../../src/store/current-case.ts';
import {addExhibit} from '../../src/store/exhibits.ts';
import {listEntries} from '../../src/store/log.ts';
import type {Store} from '../../src/store/open-store.ts';
import {freshStore} from '../support/fresh-store.ts';
import {circumstances, sampleDraft} from '../support/samples.ts';

let store: Store;

beforeEach(async () => {
  store = await freshStore();
  await currentCase(store, circumstances());
});

afterEach(() => {
  vi.restoreAllMocks();
  store.close();
});

function keep(text: string) {
  const {draft, facts} = sampleDraft({text});
  return addExhibit(store, draft, facts, undefined, circumstances());
}

async function types(): Promise<string[]> {
  const entries = await listEntries(store, (await currentCaseId(store)) ?? circumstances().session);
  return entries.map(({line}) => {
    const {type, detail} = JSON.parse(line) as Entry;
    return type === 'clock.jumped' ? `${type} ${detail.seconds}` : type;
  });
}

/** Sets the device's clock, as far as a page can see it. */
function setClock(by: number): void {
  const real = Date.now.bind(Date);
  vi.spyOn(Date, 'now').mockImplementation(() => real() + by);
}

it('a clock that is put back is noted once, before the next entry', async () => {
  await keep('one');
  const before = await types();
  setClock(-3_600_000);
  await keep('two');
  await keep('three');
  expect(await types()).toEqual([...before, 'clock.jumped -3600', 'exhibit.sealed', 'exhibit.sealed']);
});

it('a clock that goes as it should is not spoken of', async () => {
  await keep('one');
  await keep('two');
  expect((await types()).filter((type) => type.startsWith('clock'))).toEqual([]);
});
