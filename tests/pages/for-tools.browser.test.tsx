import '../../src/pages/case-file/case-file.css';
import '../../src/pages/case-file/pack/pack.css';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {CASE_UCO} from '../../src/core/pack/names.ts';
import {sourceOfBlob} from '../../src/core/verify/byte-source.ts';
import {readZip} from '../../src/core/verify/read-zip.ts';
import type {Choosing} from '../../src/pages/case-file/pack/choice-state.ts';
import {ForTools} from '../../src/pages/case-file/pack/for-tools.tsx';
import {makePack} from '../../src/pages/case-file/pack/make-pack.ts';
import type {Store} from '../../src/store/open-store.ts';
import {circumstances} from '../support/samples.ts';
import {openedStore, seed} from './seed.ts';
import {cleanStage, clearStage, expectNoAxeFault, said, show, until} from './stage.tsx';
import {standInChecker} from './stand-in-checker.ts';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

let store: Store;

beforeEach(async () => {
  await cleanStage();
  standInChecker();
  store = await openedStore();
  await seed(store, [{name: 'Mara', text: 'one', picture: true}]);
});
afterEach(() => {
  clearStage();
  store.close();
  vi.restoreAllMocks();
});

async function pathsOf(order: {forTools?: boolean}): Promise<string[]> {
  const made = await makePack(
    store,
    {choice: {scope: 'whole'}, initials: '', ...order},
    {circumstances: circumstances(), signal: new AbortController().signal, onStage: () => undefined},
  );
  if (!made.ok) throw new Error(`${made.error.code}: ${made.error.detail}`);
  const {files} = await readZip(sourceOfBlob(made.value.file));
  await made.value.remove();
  return [...files.keys()];
}

describe('the file for forensic programs', () => {
  it('is in the pack that was asked to have it, and in no other', async () => {
    expect(await pathsOf({})).not.toContain(CASE_UCO);
    expect(await pathsOf({forTools: true})).toContain(CASE_UCO);
  });

  it('is asked for by one tick that says what it is', async () => {
    const choosing: Pick<Choosing, 'forTools'> = {forTools: false};
    const chosen = vi.fn();
    const place = show(
      <main>
        <h1>A pack</h1>
        <ForTools choosing={choosing as Choosing} onChoosing={chosen} />
      </main>,
    );
    const tick = await until(() => place.querySelector('input'));
    expect(said()).toContain('Most readers do not need it.');
    await expectNoAxeFault();
    tick.click();
    expect(chosen).toHaveBeenCalledWith({forTools: true});
  });
});
