import {catchDownloads} from './downloads.ts';
import '../../src/pages/case-file/case-file.css';
import {deleteDB} from 'idb';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {emptyTelling} from '../../src/core/diary/incident.ts';
import type {Uuid} from '../../src/core/ids.ts';
import {BackupSection} from '../../src/pages/case-file/backup/backup-section.tsx';
import {endBackup} from '../../src/pages/case-file/backup/backup-work.ts';
import {currentCaseId} from '../../src/store/current-case.ts';
import {writeIncident} from '../../src/store/incidents.ts';
import {listEntries} from '../../src/store/log.ts';
import type {Store} from '../../src/store/open-store.ts';
import KEPT_COPY from '../fixtures/backups/v1/all-kinds.age?url';
import kept from '../fixtures/backups/v1/all-kinds.json' with {type: 'json'};
import {circumstances} from '../support/samples.ts';
import {openedStore, seed} from './seed.ts';
import {called, cleanStage, clearStage, expectNoAxeFault, press, said, show, until} from './stage.tsx';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

/** What the browser's downloads were given. */
const stores: Store[] = [];
let downloads: {name: string; blob: Blob}[] = [];

beforeEach(async () => {
  await cleanStage();
  endBackup();
  downloads = catchDownloads();
});
afterEach(() => {
  clearStage();
  closeStores();
  vi.restoreAllMocks();
});

function closeStores(): void {
  for (const store of stores.splice(0)) store.close();
}

async function openSafety(): Promise<void> {
  const store = await openedStore();
  stores.push(store);
  show(
    <main class="panel">
      <h1>Safety</h1>
      <BackupSection store={store} />
    </main>,
  );
  await until(() => called('Make a copy'));
}

function field(label: string): HTMLInputElement {
  const found = [...document.querySelectorAll('label')].find((one) => one.textContent?.trim() === label);
  const input = found && document.getElementById(found.htmlFor);
  if (!(input instanceof HTMLInputElement)) throw new Error(`no field ${label}`);
  return input;
}

function type(label: string, value: string): void {
  const input = field(label);
  input.value = value;
  input.dispatchEvent(new InputEvent('input', {bubbles: true}));
}

const WORDS = 'river lamp seven stone quiet';

/** A passphrase takes a second or two of a whole core, on purpose; of a busy one far more. */
function slowly(find: () => boolean): Promise<unknown> {
  return until(find)
    .catch(() => until(find))
    .catch(() => until(find));
}

async function makeCopy(): Promise<Blob> {
  await press('Make a copy');
  type('Passphrase', WORDS);
  type('The same once more', WORDS);
  await until(() => called('Make the copy')?.getAttribute('aria-disabled') !== 'true');
  await press('Make the copy');
  await slowly(() => said().includes('The copy is ready'));
  await until(() => called('Save the copy')?.getAttribute('aria-disabled') !== 'true');
  await press('Save the copy');
  await until(() => downloads.length > 0);
  return downloads[0]?.blob as Blob;
}

async function choose(blob: Blob, typed: string): Promise<void> {
  await press('Bring a copy back');
  const files = new DataTransfer();
  files.items.add(new File([blob], 'copy.age'));
  const input = field('The file of the copy');
  input.files = files.files;
  input.dispatchEvent(new Event('change', {bubbles: true}));
  type('What opens it: the passphrase, or a secret key', typed);
  await until(() => called('Look what is in it')?.getAttribute('aria-disabled') !== 'true');
  await press('Look what is in it');
}

describe('a second copy', () => {
  it('is made with a passphrase, saved, and brought back into an empty browser', async () => {
    const store = await openedStore();
    await seed(store, [
      {text: 'one', name: '<b>Ann</b>'},
      {text: 'two', picture: true},
    ]);
    await writeIncident(store, {...emptyTelling('UTC'), words: 'He came again.'}, circumstances());
    const before = await store.getAll('exhibits');
    store.close();

    await openSafety();
    await until(() => said().includes('3 things are on this computer only.'));
    await expectNoAxeFault();
    const blob = await makeCopy();
    expect(downloads[0]?.name).toMatch(/^documents-\d{4}-\d{2}-\d{2}\.age$/);
    expect(await blob.slice(0, 21).text()).toBe('age-encryption.org/v1');
    await until(() => said().includes('Everything is in a copy.'));
    await expectNoAxeFault();
    const after = await openedStore();
    const log = await listEntries(after, (await currentCaseId(after)) as Uuid);
    expect(log.at(-1)?.line).toContain('"type":"backup.made"');
    after.close();
    await press('Done');
    clearStage();
    closeStores();
    await deleteDB('holdfast');

    await openSafety();
    await choose(blob, ` ${WORDS.toUpperCase()} `);
    await slowly(() => said().includes('What is in the copy'));
    expect(said()).toContain('2 saved things · 1 diary entry');
    await expectNoAxeFault();
    const looked = await openedStore();
    expect(await looked.count('exhibits')).toBe(0);
    looked.close();
    await press('Bring it in');
    await slowly(() => said().includes('It is here'));
    await expectNoAxeFault();
    const restored = await openedStore();
    expect(await restored.getAll('exhibits')).toEqual(before);
    restored.close();
  });

  it('does not open with another passphrase, and says of a damaged, cut or foreign file what it is', async () => {
    const store = await openedStore();
    await seed(store, [{text: 'one'}]);
    store.close();
    await openSafety();
    const blob = await makeCopy();
    await press('Done');
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const middle = Math.floor(bytes.length / 2);
    const tries: [Blob, string, string][] = [
      [blob, 'another passphrase', 'This does not open it.'],
      [new Blob([bytes.slice(0, -900)]), WORDS, 'The end of the file is missing or damaged.'],
      [new Blob([bytes.map((byte, i) => (i === middle ? byte ^ 1 : byte))]), WORDS, 'damaged'],
      [new Blob(['no copy']), WORDS, 'This is no copy that was made here.'],
    ];
    for (const [file, typed, sentence] of tries) {
      await choose(file, typed);
      await slowly(() => said().includes(sentence));
      expect(said()).toContain('Nothing here was changed.');
      await press('Try again');
      await press('Leave it');
    }
    await expectNoAxeFault();
  });

  it('says so when there is not enough room, before it begins', async () => {
    const store = await openedStore();
    await seed(store, [{text: 'one'}]);
    store.close();
    await openSafety();
    vi.spyOn(navigator.storage, 'estimate').mockResolvedValue({usage: 100e6, quota: 105e6});
    await press('Make a copy');
    await press('Make six words for me');
    await until(() => called('Make the copy')?.getAttribute('aria-disabled') !== 'true');
    expect(field('Passphrase').value.split(' ').length).toBe(6);
    await expectNoAxeFault();
    await press('Make the copy');
    await until(() => said().includes('There is not enough room on this computer to make the copy.'));
  });

  it('says so when there is not enough room for all that would come in, and takes none of it in', async () => {
    await openSafety();
    const copy = await (await fetch(KEPT_COPY)).blob();
    vi.spyOn(navigator.storage, 'estimate').mockResolvedValue({usage: 100e6, quota: 105e6});
    await choose(copy, kept.passphrase);
    await slowly(() => said().includes('What is in the copy'));
    expect(said()).toContain('There is not enough room on this computer for all of it');
    await expectNoAxeFault();
    expect(called('Bring it in')?.getAttribute('aria-disabled')).toBe('true');
    const store = await openedStore();
    expect(await store.count('exhibits')).toBe(0);
    store.close();
  });
});
