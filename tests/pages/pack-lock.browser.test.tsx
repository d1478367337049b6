import '../../src/pages/case-file/case-file.css';
import '../../src/pages/case-file/pack/pack.css';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {clearLeftFiles} from '../../src/browser/left-files.ts';
import {joinBytes} from '../../src/core/bytes.ts';
import {sha256Hex} from '../../src/core/hash/sha256.ts';
import {decryptAge, encryptAge} from '../../src/lock/age.ts';
import {type Identity, newKeyPair} from '../../src/lock/age-keys.ts';
import {decryptZip} from '../../src/lock/zip.ts';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import type {PackLock} from '../../src/pages/case-file/pack/lock-pack.ts';
import {makePack} from '../../src/pages/case-file/pack/make-pack.ts';
import type {Store} from '../../src/store/open-store.ts';
import {circumstances} from '../support/samples.ts';
import {openedStore, seed} from './seed.ts';
import {called, cleanStage, clearStage, expectNoAxeFault, press, said, show, until} from './stage.tsx';
import {standInChecker} from './stand-in-checker.ts';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

let store: Store;

beforeEach(async () => {
  await cleanStage();
  await clearLeftFiles();
  standInChecker();
  store = await openedStore();
  await seed(store, [{name: 'Mara', text: 'one', picture: true}]);
});
afterEach(() => {
  clearStage();
  store.close();
  vi.restoreAllMocks();
});

async function made(lock: PackLock, signal = new AbortController().signal) {
  const stages = new Set<string>();
  const onStage = ({kind}: {kind: string}) => {
    stages.add(kind);
  };
  const answer = await makePack(
    store,
    {choice: {scope: 'whole'}, initials: '', lock},
    {circumstances: circumstances(), signal, onStage},
  );
  return {answer, stages};
}

async function tempFiles(): Promise<string[]> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('packs', {create: true});
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  return names;
}

describe('a pack that is locked', () => {
  it('opens with its six words to the very pack that was checked, and no open one is left', async () => {
    const {answer, stages} = await made({kind: 'passphrase'});
    if (!answer.ok || answer.value.locked?.kind !== 'passphrase') throw new Error('not made');
    const {file, locked, written, remove} = answer.value;
    expect(locked.passphrase.split(' ')).toHaveLength(6);
    expect([...stages]).toEqual(['gathering', 'writing', 'checking', 'locking', 'readingBack']);
    expect(await tempFiles()).toHaveLength(1);
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    await decryptZip(file, locked.passphrase, async (piece) => void pieces.push(piece.slice()));
    expect(sha256Hex(joinBytes(pieces))).toBe(written.zipSha256);
    await remove();
    expect(await tempFiles()).toEqual([]);
  });

  it('opens with the key of the person', async () => {
    const {identity, recipient} = await newKeyPair();
    const {answer} = await made({kind: 'key', recipient});
    if (!answer.ok) throw new Error(answer.error.detail);
    const opened = await decryptAge(answer.value.file.stream(), {kind: 'identity', identity});
    if (!opened.ok) throw new Error(opened.error);
    const bytes = new Uint8Array(await new Response(opened.value).arrayBuffer());
    expect(sha256Hex(bytes)).toBe(answer.value.written.zipSha256);
    await answer.value.remove();
  });

  it('is not offered where the locked file does not read back', async () => {
    const whole = FileSystemFileHandle.prototype.getFile;
    vi.spyOn(FileSystemFileHandle.prototype, 'getFile').mockImplementation(async function (this: FileSystemFileHandle) {
      const file = await whole.call(this);
      if (!file.name.endsWith('.locked')) return file;
      const bytes = new Uint8Array(await file.arrayBuffer());
      bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
      return new File([bytes], file.name);
    });
    const {recipient} = await newKeyPair();
    for (const lock of [{kind: 'passphrase'}, {kind: 'key', recipient}] as const) {
      const {answer} = await made(lock);
      expect(answer).toMatchObject({ok: false, error: {code: 'packCheckFailed'}});
    }
    vi.restoreAllMocks();
    expect(await tempFiles()).toEqual([]);
  });

  it('leaves nothing where it is stopped while it is locked', async () => {
    const stop = new AbortController();
    const answer = await makePack(
      store,
      {choice: {scope: 'whole'}, initials: '', lock: {kind: 'passphrase'}},
      {circumstances: circumstances(), signal: stop.signal, onStage: ({kind}) => kind === 'locking' && stop.abort()},
    );
    expect(answer).toMatchObject({ok: false, error: {code: 'packCancelled'}});
    expect(await tempFiles()).toEqual([]);
  });
});

function type(label: string, text: string): void {
  const name = [...document.querySelectorAll('label')].find((one) => one.textContent === label);
  const field = name && document.getElementById(name.htmlFor);
  if (!(field instanceof HTMLTextAreaElement)) throw new Error(`no field ${label}`);
  field.value = text;
  field.dispatchEvent(new Event('input', {bubbles: true}));
}

async function choose(way: string): Promise<void> {
  const label = await until(() =>
    [...document.querySelectorAll('label')].find((one) => one.textContent?.startsWith(way)),
  );
  label.querySelector('input')?.click();
}

function drop(file: File): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  document
    .querySelector('.drop')
    ?.dispatchEvent(new DragEvent('drop', {bubbles: true, cancelable: true, dataTransfer}));
}

describe('the panel', () => {
  it('shows the words once, with how they are told, and says what the reader needs', async () => {
    location.hash = '#/pack';
    show(<CaseFilePage />);
    await choose('Locked with six words');
    await until(() => said().includes('Windows and macOS alone cannot open it'));
    await expectNoAxeFault();
    document.querySelector<HTMLElement>('.main-bar .button--main')?.click();
    const words = await until(() => document.querySelector('.lock-words'));
    expect(words.textContent?.split(' ')).toHaveLength(6);
    expect(said()).toContain('Never in the same e-mail or chat.');
    await until(() => /documents-\d{4}-\d\d-\d\d\.zip/.test(said()));
    await expectNoAxeFault();
    const kept = await Promise.all([...store.objectStoreNames].map((name) => store.getAll(name)));
    expect(JSON.stringify(kept)).not.toContain(words.textContent);
    await press('Done');
    await until(() => called('Make another pack'));
    expect(document.querySelector('.lock-words')).toBeNull();
  });

  it('finds a key that was typed wrongly, and makes a file for a right one', async () => {
    const {recipient, identity} = await newKeyPair();
    location.hash = '#/pack';
    show(<CaseFilePage />);
    await choose('Locked for one person');
    await until(() => said().includes('Put in the key of the person'));
    type('Their key', `${recipient.slice(0, -1)}${recipient.endsWith('q') ? 'p' : 'q'}`);
    await until(() => said().includes('One or more characters of this key are wrong'));
    await expectNoAxeFault();
    type('Their key', identity);
    await until(() => said().includes('This is the secret half of a key'));
    type('Their key', ` ${recipient.toUpperCase()}\n`);
    await until(() => !said().includes('Put in the key of the person'));
    document.querySelector<HTMLElement>('.main-bar .button--main')?.click();
    await until(() => said().includes('Only the person who has the secret half'));
    await until(() => /documents-\d{4}-\d\d-\d\d\.zip\.age/.test(said()));
    await expectNoAxeFault();
  });

  it('asks for what opens a locked pack that is to be checked, and checks what is inside', async () => {
    // Files of packs that were put away stay a moment longer.
    const before = await tempFiles();
    const words = await made({kind: 'passphrase'});
    if (!words.answer.ok || words.answer.value.locked?.kind !== 'passphrase') throw new Error('not made');
    location.hash = '#/check';
    show(<CaseFilePage />);
    await until(() => document.querySelector('.drop'));
    drop(new File([words.answer.value.file], 'some.zip'));
    await until(() => said().includes('This pack is locked'));
    await expectNoAxeFault();
    type('The words', 'not these words at all here');
    await press('Open and check it');
    await until(() => said().includes('These words do not open it'));
    const {passphrase} = words.answer.value.locked;
    type('The words', `  ${passphrase.charAt(0).toUpperCase()}${passphrase.slice(1).replaceAll(' ', '  ')}\n`);
    await press('Open and check it');
    await until(() => said().includes('Everything that can be compared holds.'));
    await words.answer.value.remove();
    await expect.poll(tempFiles).toEqual(before);
  });

  it('opens one that was locked for a key, and says which key does not fit', async () => {
    const mine = await newKeyPair();
    const other: {identity: Identity} = await newKeyPair();
    const {answer} = await made({kind: 'key', recipient: mine.recipient});
    if (!answer.ok) throw new Error(answer.error.detail);
    location.hash = '#/check';
    show(<CaseFilePage />);
    await until(() => document.querySelector('.drop'));
    drop(new File([answer.value.file], 'some.zip.age'));
    await until(() => said().includes('locked for one person’s key'));
    const label = 'The secret key, from AGE-SECRET-KEY on';
    for (const [typed, answered] of [
      ['hello', 'This is not a secret key'],
      [other.identity, 'It was locked for another key'],
    ] as const) {
      type(label, typed);
      await press('Open and check it');
      await until(() => said().includes(answered));
    }
    type(label, `# made today\n${mine.identity}\n`);
    await press('Open and check it');
    await until(() => said().includes('Everything that can be compared holds.'));
    await answer.value.remove();
  });

  it('opens an age file that was locked with a passphrase, and finds one that is cut off', async () => {
    const {answer} = await made({kind: 'plain'});
    if (!answer.ok) throw new Error(answer.error.detail);
    const locking = await encryptAge(answer.value.file.stream(), {
      kind: 'passphrase',
      passphrase: 'a b',
      workFactor: 10,
    });
    const bytes = new Uint8Array(await new Response(locking).arrayBuffer());
    await answer.value.remove();
    location.hash = '#/check';
    show(<CaseFilePage />);
    await until(() => document.querySelector('.drop'));
    drop(new File([bytes.subarray(0, -5)], 'cut.age'));
    await until(() => said().includes('This pack is locked'));
    type('The secret key, from AGE-SECRET-KEY on', 'a b');
    await press('Open and check it');
    await until(() => said().includes('The end of the file is missing or damaged'));
    drop(new File([bytes], 'whole.age'));
    await until(() => !said().includes('The end of the file is missing or damaged'));
    await until(() => said().includes('This pack is locked'));
    type('The secret key, from AGE-SECRET-KEY on', 'a b');
    await press('Open and check it');
    await until(() => said().includes('Everything that can be compared holds.'));
  });
});
