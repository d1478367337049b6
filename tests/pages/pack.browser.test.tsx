import '../../src/pages/case-file/case-file.css';
import JSZip from 'jszip';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {clearLeftFiles} from '../../src/browser/left-files.ts';
import {sha256Hex} from '../../src/core/hash/sha256.ts';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import {makePack, type PackStage} from '../../src/pages/case-file/pack/make-pack.ts';
import {openTempFile} from '../../src/pages/case-file/temp-file.ts';
import {hideWords} from '../../src/pages/shared/address-words.ts';
import {say} from '../../src/pages/shared/words.ts';
import {listEntries} from '../../src/store/log.ts';
import type {Store} from '../../src/store/open-store.ts';
import {beginPack} from '../../src/store/pack-source.ts';
import {noteUnderWay} from '../../src/store/packs-under-way.ts';
import type {ExhibitRow} from '../../src/store/rows.ts';
import {circumstances} from '../support/samples.ts';
import {openedStore, seed} from './seed.ts';
import {called, cleanStage, clearStage, expectNoAxeFault, press, said, show, until} from './stage.tsx';
import {standInChecker} from './stand-in-checker.ts';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

const CHECKER = '<!doctype html><title>Checker</title>';

let store: Store;
let rows: ExhibitRow[];

beforeEach(async () => {
  await cleanStage();
  await clearLeftFiles();
  standInChecker(CHECKER);
  store = await openedStore();
  rows = await seed(store, [
    {name: 'Mara', text: 'one', picture: true},
    {name: 'Ben', text: 'two', picture: true},
  ]);
});
afterEach(() => {
  clearStage();
  store.close();
  vi.restoreAllMocks();
});

async function tempFiles(): Promise<string[]> {
  const root = await navigator.storage.getDirectory();
  const names: string[] = [];
  for await (const [name, handle] of root.entries()) {
    if (name !== 'packs' || handle.kind !== 'directory') continue;
    for await (const inside of (handle as FileSystemDirectoryHandle).keys()) names.push(inside);
  }
  return names;
}

const types = async () =>
  (await listEntries(store, rows[0]?.caseId as never)).map(({line}) => (JSON.parse(line) as {type: string}).type);

function options(onStage: (stage: PackStage) => void = () => undefined, signal = new AbortController().signal) {
  return {circumstances: circumstances(), signal, onStage};
}

describe('makePack', () => {
  it('makes a pack that its own check passes, with printed pictures and the initials asked for', async () => {
    const stages = new Set<string>();
    const made = await makePack(
      store,
      {choice: {scope: 'whole'}, initials: 'm.b.'},
      options(({kind}) => stages.add(kind)),
    );
    if (!made.ok) throw new Error(made.error.detail);
    const {file, written, report, remove} = made.value;
    expect(report.outcome).toBe('verified');
    expect(report.verdict.unchanged).toBe('yes');
    expect([...stages]).toEqual(['gathering', 'writing', 'checking']);
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect(sha256Hex(bytes)).toBe(written.zipSha256);
    const zip = await JSZip.loadAsync(bytes);
    const names = Object.keys(zip.files);
    expect(names.filter((name) => name.endsWith('.jpg'))).toHaveLength(2);
    expect(await zip.file(`${written.name}/verify.html`)?.async('string')).toBe(CHECKER);
    expect(await zip.file(`${written.name}/data/report/report.html`)?.async('string')).toContain('MB/1');
    expect(written.name).toMatch(/^record-\d{8}-[0-9a-f]{8}$/);
    expect(await types()).toContain('pack.saved');
    await remove();
    expect(await tempFiles()).toEqual([]);
  });

  it('puts only what was chosen into a chosen pack', async () => {
    const chosen = rows.slice(1).map(({id}) => id);
    const made = await makePack(
      store,
      {choice: {scope: 'chosen', exhibitIds: chosen, withCase: false}, initials: ''},
      options(),
    );
    if (!made.ok) throw new Error(made.error.detail);
    const zip = await JSZip.loadAsync(new Uint8Array(await made.value.file.arrayBuffer()));
    const exhibits = Object.keys(zip.files).filter((name) => name.endsWith('/exhibit.json'));
    expect(exhibits).toEqual([`${made.value.written.name}/data/exhibits/000002/exhibit.json`]);
    await made.value.remove();
  });

  it('leaves nothing when it is stopped half-way, and the log says so', async () => {
    const stop = new AbortController();
    const made = await makePack(
      store,
      {choice: {scope: 'whole'}, initials: ''},
      options((stage) => {
        if (stage.kind === 'writing' && stage.doneFiles > 3) stop.abort();
      }, stop.signal),
    );
    expect(made).toMatchObject({ok: false, error: {code: 'packCancelled'}});
    expect(await tempFiles()).toEqual([]);
    expect((await types()).at(-1)).toBe('pack.failed');
  });

  it('makes none of a part whose stored bytes are not the sealed ones', async () => {
    const id = rows[0]?.id as string;
    const part = await store.get('parts', [id, 'screen-1.png']);
    if (!part) throw new Error('no part');
    await store.put('parts', {...part, bytes: part.bytes.map((byte, index) => (index === 20 ? byte ^ 1 : byte))});
    const made = await makePack(store, {choice: {scope: 'whole'}, initials: ''}, options());
    expect(made).toMatchObject({ok: false, error: {code: 'packFailed'}});
    expect(await tempFiles()).toEqual([]);
  });

  it('offers none that does not read back whole', async () => {
    const whole = FileSystemFileHandle.prototype.getFile;
    vi.spyOn(FileSystemFileHandle.prototype, 'getFile').mockImplementation(async function (this: FileSystemFileHandle) {
      const file = await whole.call(this);
      const bytes = new Uint8Array(await file.arrayBuffer());
      bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
      return new File([bytes], file.name);
    });
    const made = await makePack(store, {choice: {scope: 'whole'}, initials: ''}, options());
    expect(made).toMatchObject({ok: false, error: {code: 'packCheckFailed'}});
    vi.restoreAllMocks();
    expect(await tempFiles()).toEqual([]);
  });

  it('says that the disk is full, and leaves nothing', async () => {
    vi.spyOn(FileSystemWritableFileStream.prototype, 'write').mockRejectedValue(
      new DOMException('no room', 'QuotaExceededError'),
    );
    const made = await makePack(store, {choice: {scope: 'whole'}, initials: ''}, options());
    expect(made).toMatchObject({ok: false, error: {code: 'diskFull'}});
    vi.restoreAllMocks();
    expect(await tempFiles()).toEqual([]);
  });

  it('works where the browser has no private folder', async () => {
    vi.spyOn(navigator.storage, 'getDirectory').mockRejectedValue(new DOMException('no', 'SecurityError'));
    const made = await makePack(store, {choice: {scope: 'whole'}, initials: ''}, options());
    expect(made.ok && made.value.report.outcome).toBe('verified');
  });
});

describe('files on the way', () => {
  it('are cleared when their page is gone, and left while it is open', async () => {
    const file = await openTempFile('open.zip');
    await file.write(new Uint8Array([1, 2, 3]));
    await clearLeftFiles();
    expect(await tempFiles()).toContain('open.zip');
    await file.remove();
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('packs', {create: true});
    await folder.getFileHandle('left.zip', {create: true});
    await clearLeftFiles();
    expect(await tempFiles()).toEqual([]);
  });
});

describe('a pack that was being made when its page went', () => {
  it('is ended in the log by the next start, which says so once', async () => {
    // As a page leaves it that is killed: noted, begun, half a file.
    await noteUnderWay(store);
    const surroundings = {say, language: 'en', makeRendition: () => Promise.resolve(undefined)};
    const {packId} = await beginPack(store, {scope: 'whole'}, surroundings, circumstances());
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('packs', {create: true});
    await folder.getFileHandle(`${packId}.zip`, {create: true});

    location.hash = hideWords('#/');
    show(<CaseFilePage />);
    await until(() => said().includes('A pack was being made when its page was left or closed.'));
    await expectNoAxeFault();
    expect((await types()).at(-1)).toBe('pack.failed');
    await vi.waitFor(async () => expect(await tempFiles()).toEqual([]), 10_000);
    location.hash = hideWords('#/pack');
    await until(() => called('Make a pack') && said().includes('A pack was being made'));
    await press('I have read this');
    await until(() => !said().includes('A pack was being made'));
    clearStage();

    location.hash = hideWords('#/');
    show(<CaseFilePage />);
    await until(() => document.querySelector('.list__item'));
    expect(said()).not.toContain('A pack was being made');
    expect((await types()).filter((type) => type === 'pack.failed')).toHaveLength(1);
  });

  it('is left alone while another page makes it', async () => {
    await noteUnderWay(store);
    await navigator.locks.request('holdfast-packs-under-way', {mode: 'shared'}, async () => {
      show(<CaseFilePage />);
      await until(() => document.querySelector('.list__item'));
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(await store.get('settings', 'packsUnderWay')).toBe('1');
    });
  });

  it('is nothing any more once it was made or given up', async () => {
    location.hash = hideWords('#/pack');
    show(<CaseFilePage />);
    (await until(() => document.querySelector<HTMLElement>('.button--main'))).click();
    await until(() => said().includes('Your pack is ready and was checked.'));
    await vi.waitFor(async () => expect(await store.get('settings', 'packsUnderWay')).toBeUndefined(), 10_000);
    // What lies ready goes at once when the page is locked or goes, unless it was just given to the browser.
    expect(await tempFiles()).toHaveLength(1);
    clearStage();
    await vi.waitFor(async () => expect(await tempFiles()).toEqual([]), 10_000);
  });
});

describe('the panel', () => {
  it('makes, checks and offers the pack and its receipt under neutral names', async () => {
    location.hash = `#/pack?ids=${rows[0]?.id}`;
    show(<CaseFilePage />);
    const main = await until(() => document.querySelector<HTMLElement>('.button--main'));
    await expectNoAxeFault();
    main.click();
    await until(() => said().includes('Your pack is ready and was checked.'));
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    const last = () => clicked.mock.contexts.at(-1) as HTMLAnchorElement;
    await press('Save the pack');
    expect(last().download).toMatch(/^documents-\d{4}-\d\d-\d\d\.zip$/);
    await press('Save the receipt');
    expect(last().download).toMatch(/^documents-\d{4}-\d\d-\d\d-note\.txt$/);
    expect(await (await fetch(last().href)).text()).toContain('holdfast receipt v1');
    await until(() => called('Clear the line in the list'));
    await expectNoAxeFault();
    const field = document.querySelector<HTMLInputElement>('.short-field input');
    if (!field) throw new Error('no field for the name');
    field.value = 'holiday / 2026';
    field.dispatchEvent(new Event('input', {bubbles: true}));
    await until(() => said().includes('holiday 2026.zip'));
    await press('Save the pack');
    expect(last().download).toBe('holiday 2026.zip');
    clicked.mockRestore();

    // Looking at something else keeps it.
    location.hash = '#/safety';
    await until(() => document.querySelector('h1')?.textContent === 'Safety and copies');
    location.hash = '#/pack';
    await until(() => called('Save the pack'));
    await press('Done');
    await until(() => called('Make another pack'));
  });

  it('checks a pack that is dropped, and names what is wrong with one that was changed', async () => {
    const made = await makePack(store, {choice: {scope: 'whole'}, initials: ''}, options());
    if (!made.ok) throw new Error(made.error.detail);
    const bytes = new Uint8Array(await made.value.file.arrayBuffer());
    await made.value.remove();
    location.hash = '#/check';
    show(<CaseFilePage />);
    drop(await until(() => document.querySelector('.drop')), new File([bytes], 'some.zip'));
    await until(() => said().includes('Everything that can be compared holds.'));
    await expectNoAxeFault();

    const changed = bytes.slice();
    const middle = Math.floor(changed.length / 2);
    changed[middle] = (changed[middle] ?? 0) ^ 1;
    drop(await until(() => document.querySelector('.drop')), new File([changed], 'changed.zip'));
    await until(() => said().includes('This pack does not hold.'));
    expect(said()).toMatch(/data\/exhibits\/00000\d\/item-1\.png/);
    await expectNoAxeFault();

    drop(await until(() => document.querySelector('.drop')), new File(['no archive'], 'other.zip'));
    await until(() => said().includes('This pack could not be read.'));
    await expectNoAxeFault();
  });
});

function drop(place: Element, file: File): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  place.dispatchEvent(new DragEvent('drop', {bubbles: true, cancelable: true, dataTransfer}));
}
