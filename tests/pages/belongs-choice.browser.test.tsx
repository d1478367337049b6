import '../../src/pages/case-file/case-file.css';
import '../../src/pages/case-file/pack/pack.css';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {clearLeftFiles} from '../../src/browser/left-files.ts';
import {joinBytes, utf8Text} from '../../src/core/bytes.ts';
import type {Uuid} from '../../src/core/ids.ts';
import {sourceOfBlob} from '../../src/core/verify/byte-source.ts';
import {readZip} from '../../src/core/verify/read-zip.ts';
import {findingsOf} from '../../src/core/verify/report.ts';
import {verifyPack} from '../../src/core/verify/verify-pack.ts';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import {makePack} from '../../src/pages/case-file/pack/make-pack.ts';
import {earlierPacks} from '../../src/store/earlier-packs.ts';
import type {Store} from '../../src/store/open-store.ts';
import type {ExhibitRow} from '../../src/store/rows.ts';
import {circumstances} from '../support/samples.ts';
import {openedStore, seed} from './seed.ts';
import {called, cleanStage, clearStage, expectNoAxeFault, said, show, until} from './stage.tsx';
import {standInChecker} from './stand-in-checker.ts';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

const PROOF = 'data/log/belongs.json';

let store: Store;
let rows: ExhibitRow[];

beforeEach(async () => {
  await cleanStage();
  await clearLeftFiles();
  standInChecker();
  store = await openedStore();
  rows = await seed(store, [
    {name: 'Mara', text: 'one', picture: true},
    {name: 'Ben', text: 'two', picture: true},
  ]);
});
afterEach(async () => {
  clearStage();
  await clearLeftFiles();
  store.close();
  vi.restoreAllMocks();
});

/** A pack of some things that was saved; what is known of it afterwards. */
async function saved(...exhibitIds: readonly (Uuid | undefined)[]): Promise<{sealCode: string}> {
  const ids = exhibitIds.flatMap((id) => id ?? []);
  const made = await makePack(
    store,
    {choice: {scope: 'chosen', exhibitIds: ids, incidentIds: [], subjectIds: [], withCase: false}, initials: ''},
    {circumstances: circumstances(), signal: new AbortController().signal, onStage: () => undefined},
  );
  if (!made.ok) throw new Error(made.error.detail);
  await made.value.remove();
  return made.value.written;
}

/** The place where one thing alone is handed over. */
async function openFor(exhibit: ExhibitRow | undefined): Promise<void> {
  location.hash = `#/pack?ids=${exhibit?.id}`;
  show(<CaseFilePage />);
  await until(() => called('Look at it'));
  await until(() => said().includes('1 thing you saved goes in · 1 stay out'));
}

const summary = () =>
  [...document.querySelectorAll('summary')].find(
    ({textContent}) => textContent === 'Show that it was in an earlier pack',
  );

async function ticks(): Promise<HTMLInputElement[]> {
  (await until(summary)).click();
  return [...(summary()?.closest('details')?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [])];
}

/** Makes the pack by the button, and reads what was made where the browser keeps it. */
async function made(): Promise<File> {
  (await until(() => document.querySelector<HTMLElement>('.main-bar .button--main'))).click();
  await until(() => called('Save the pack'));
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('packs');
  const files: File[] = [];
  for await (const handle of folder.values()) {
    if (handle.kind === 'file') files.push(await (handle as FileSystemFileHandle).getFile());
  }
  const [only, ...more] = files;
  if (!only || more.length > 0) throw new Error(`${files.length} files`);
  return only;
}

async function proofIn(file: File): Promise<{seal: string; exhibits: {record: string}[]}[] | undefined> {
  const found = (await readZip(sourceOfBlob(file))).files.get(PROOF);
  if (!found) return undefined;
  const pieces = [];
  for await (const piece of found.read()) pieces.push(piece);
  return JSON.parse(utf8Text(joinBytes(pieces)) ?? '');
}

/** Seal codes of the packs that a pack shows its things to have been in. */
async function earlierCodes(file: File): Promise<(string | number | undefined)[]> {
  const report = await verifyPack(sourceOfBlob(file));
  expect(report.outcome).toBe('verified');
  return findingsOf(report).flatMap(({code, values}) => (code === 'inEarlierPack' ? values?.at(-1) : []));
}

describe('one thing that is handed over', () => {
  it('is not asked about earlier packs where there is none', async () => {
    await openFor(rows[0]);
    expect(summary()).toBeUndefined();
  });

  it('takes the proof along that it was in the pack that is ticked, and not in the others', async () => {
    const first = await saved(rows[0]?.id, rows[1]?.id);
    const second = await saved(rows[0]?.id);
    const packs = await earlierPacks(store, rows[0]?.caseId as Uuid);
    await openFor(rows[0]);
    const boxes = await ticks();
    expect(boxes.map(({checked}) => checked)).toEqual([false, false]);
    expect(said()).toContain('It was in the pack of');
    await expectNoAxeFault();
    const place = packs.findIndex(({sealCode}) => sealCode === first.sealCode);
    boxes[place]?.click();
    await until(() => document.querySelectorAll('details input:checked').length > 0);
    const file = await made();
    expect(await earlierCodes(file)).toEqual([first.sealCode]);
    const records = (await proofIn(file))?.map(({exhibits}) => exhibits.map(({record}) => record));
    expect(records).toEqual([packs.find(({sealCode}) => sealCode === second.sealCode)?.exhibits]);
  });

  it('takes none along where the tick is taken away again', async () => {
    await saved(rows[0]?.id);
    await openFor(rows[0]);
    const [box] = await ticks();
    box?.click();
    await until(() => box?.checked);
    box?.click();
    await until(() => box?.checked === false);
    const file = await made();
    expect(await proofIn(file)).toBeUndefined();
    expect(await earlierCodes(file)).toEqual([]);
  });

  it('that was not in the pack that is ticked gets no proof, and none of what was in it', async () => {
    await saved(rows[1]?.id);
    await openFor(rows[0]);
    const [box] = await ticks();
    box?.click();
    await until(() => box?.checked);
    const file = await made();
    expect(await earlierCodes(file)).toEqual([]);
    expect(await proofIn(file)).toBeUndefined();
  });
});
