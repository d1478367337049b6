import '../../src/pages/case-file/case-file.css';
import '../../src/pages/case-file/pack/pack.css';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {clearLeftFiles} from '../../src/browser/left-files.ts';
import {joinBytes} from '../../src/core/bytes.ts';
import {sha256Hex} from '../../src/core/hash/sha256.ts';
import {USUAL_BOUNDS} from '../../src/core/pack/limits.ts';
import {sourceOfBlob} from '../../src/core/verify/byte-source.ts';
import {verifyPack} from '../../src/core/verify/verify-pack.ts';
import {decryptZip} from '../../src/lock/zip.ts';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import type {PackLock} from '../../src/pages/case-file/pack/lock-pack.ts';
import type {MadePack} from '../../src/pages/case-file/pack/made-pack.ts';
import {makePack, type PackStage} from '../../src/pages/case-file/pack/make-pack.ts';
import {PackReady} from '../../src/pages/case-file/pack/pack-ready.tsx';
import {say} from '../../src/pages/shared/words.ts';
import {listEntries} from '../../src/store/log.ts';
import type {Store} from '../../src/store/open-store.ts';
import type {ExhibitRow} from '../../src/store/rows.ts';
import {circumstances} from '../support/samples.ts';
import {openedStore, seed} from './seed.ts';
import {cleanStage, clearStage, expectNoAxeFault, press, said, show, until} from './stage.tsx';
import {standInChecker} from './stand-in-checker.ts';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

/** So little that each exhibit's files make a part of their own. */
const BOUNDS = {...USUAL_BOUNDS, payload: 1};

let store: Store;
let rows: ExhibitRow[];

beforeEach(async () => {
  await cleanStage();
  await clearLeftFiles();
  standInChecker();
  store = await openedStore();
  rows = await seed(store, [{name: 'Mara', text: 'one', picture: true}]);
});
afterEach(() => {
  clearStage();
  store.close();
  vi.restoreAllMocks();
});

type Asked = {lock?: PackLock; signal?: AbortSignal; onStage?: (stage: PackStage) => void};

function make({lock, signal = new AbortController().signal, onStage = () => undefined}: Asked = {}) {
  const order = {choice: {scope: 'whole'}, initials: '', ...(lock && {lock})} as const;
  return makePack(store, order, {circumstances: circumstances(), signal, onStage, bounds: BOUNDS});
}

async function made(asked: Asked = {}): Promise<MadePack> {
  const answer = await make(asked);
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.detail}`);
  return answer.value;
}

async function tempFiles(): Promise<string[]> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('packs', {create: true});
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  return names;
}

async function entries(): Promise<{type: string; detail: Record<string, unknown>}[]> {
  const caseId = rows[0]?.caseId;
  if (!caseId) throw new Error('no case');
  return (await listEntries(store, caseId)).map(({line}) => JSON.parse(line));
}

/** The parts as files that somebody has: copies, so that the private folder can be cleared. */
async function filesOf({parts, written}: MadePack, ending = 'zip'): Promise<File[]> {
  const files: File[] = [];
  for (const {number, file} of parts) {
    const name = written.parts.find((part) => part.number === number)?.name ?? '';
    files.push(new File([await file.arrayBuffer()], `${name}.${ending}`));
  }
  return files;
}

function drop(files: readonly File[]): void {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  const place = document.querySelector('.drop');
  place?.dispatchEvent(new DragEvent('drop', {bubbles: true, cancelable: true, dataTransfer}));
}

describe('a pack over the bounds', () => {
  it('lies in several files, whole together, and the log names the seal code of the first', async () => {
    const pack = await made();
    const {written, parts} = pack;
    expect(parts.length).toBeGreaterThan(2);
    expect(await tempFiles()).toHaveLength(parts.length);
    const bags = parts.map(({number, file}) => ({name: `${number}`, source: sourceOfBlob(file)}));
    expect((await verifyPack(bags)).outcome).toBe('verified');
    for (const {number, file} of parts) {
      const sum = written.parts.find((part) => part.number === number)?.zipSha256;
      expect(sha256Hex(new Uint8Array(await file.arrayBuffer()))).toBe(sum);
    }
    const saved = (await entries()).at(-1);
    expect(saved).toMatchObject({type: 'pack.saved', detail: {sealCode: written.parts[0]?.sealCode}});
    await pack.remove();
    expect(await tempFiles()).toEqual([]);
  });

  it('leaves nothing half-made wherever it is stopped', async () => {
    let steps = 0;
    const whole = await made({
      onStage: () => {
        steps += 1;
      },
    });
    await whole.remove();
    for (const at of [3, 12, 20, steps - 2]) {
      const stop = new AbortController();
      let step = 0;
      const onStage = () => {
        step += 1;
        if (step >= at) stop.abort();
      };
      expect(await make({signal: stop.signal, onStage})).toMatchObject({ok: false, error: {code: 'packCancelled'}});
      expect(await tempFiles()).toEqual([]);
      expect((await entries()).at(-1)?.type).toBe('pack.failed');
    }
  });

  it('is locked part by part with the same six words, and no open part is left', async () => {
    const pack = await made({lock: {kind: 'passphrase'}});
    if (pack.locked?.kind !== 'passphrase') throw new Error('not locked');
    expect(await tempFiles()).toHaveLength(pack.parts.length);
    for (const {number, file} of pack.parts) {
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      const opened = await decryptZip(file, pack.locked.passphrase, async (piece) => void pieces.push(piece.slice()));
      expect(opened.ok).toBe(true);
      const sum = pack.written.parts.find((part) => part.number === number)?.zipSha256;
      expect(sha256Hex(joinBytes(pieces))).toBe(sum);
    }
    await pack.remove();
  });

  it('is offered part by part, the next one in front', async () => {
    const pack = await made();
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    show(
      <main>
        <h1>{say('common_makePack')}</h1>
        <PackReady made={pack} onHandedOver={() => undefined} onDone={() => undefined} />
      </main>,
    );
    await until(() => said().includes('It is large, so it is in'));
    await press('Save part 1');
    await press('Save part 2');
    await until(() => said().includes('Save part 2 again'));
    expect(names[0]).toMatch(new RegExp(`-part-1-of-${pack.parts.length}\\.zip$`));
    expect(names[1]).toMatch(new RegExp(`-part-2-of-${pack.parts.length}\\.zip$`));
    await expectNoAxeFault();
    await pack.remove();
  });
});

describe('the check panel', () => {
  it('takes all parts at once, and says which are not there', async () => {
    const pack = await made();
    const files = await filesOf(pack);
    await pack.remove();
    location.hash = '#/check';
    show(<CaseFilePage />);
    await until(() => document.querySelector('.drop'));
    drop(files);
    await until(() => said().includes('Everything that can be compared holds.'));
    expect(said()).toContain(`Parts of the pack shown: ${files.length} of ${files.length}.`);
    await expectNoAxeFault();
    drop(files.slice(0, 2));
    await until(() => said().includes('What was shown of this pack holds. Not all of it was shown.'));
    expect(said()).toContain(`Part 3/${files.length} of the pack was not shown`);
    await expectNoAxeFault();
  });

  it('asks once for the words of locked parts', async () => {
    const pack = await made({lock: {kind: 'passphrase'}});
    if (pack.locked?.kind !== 'passphrase') throw new Error('not locked');
    const files = await filesOf(pack);
    const {passphrase} = pack.locked;
    await pack.remove();
    location.hash = '#/check';
    show(<CaseFilePage />);
    await until(() => document.querySelector('.drop'));
    drop(files);
    await until(() => said().includes('This pack is locked'));
    const field = document.querySelector<HTMLTextAreaElement>('form textarea');
    if (!field) throw new Error('no field');
    field.value = passphrase;
    field.dispatchEvent(new Event('input', {bubbles: true}));
    await press('Open and check it');
    await until(() => said().includes('Everything that can be compared holds.'));
    await vi.waitUntil(async () => (await tempFiles()).length === 0);
  });
});
