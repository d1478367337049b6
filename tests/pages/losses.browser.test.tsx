import '../../src/pages/popup/popup.css';
import {deleteDB} from 'idb';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import {PopupPage} from '../../src/pages/popup/popup-page.tsx';
import {deleteExhibit} from '../../src/store/removed.ts';
import {circumstances} from '../support/samples.ts';
import fakeBrowser from './fake-browser.ts';
import {openedStore, seed} from './seed.ts';
import {called, cleanStage, clearStage, expectNoAxeFault, press, said, show, until} from './stage.tsx';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

beforeEach(async () => {
  await cleanStage();
  await fakeBrowser.storage.session.set({saveState: undefined});
});
afterEach(() => {
  clearStage();
  vi.restoreAllMocks();
});

const FIVE = ['one', 'two', 'three', 'four', 'five'].map((text) => ({text}));

async function keepFiveAndLook(): Promise<void> {
  const store = await openedStore();
  await seed(store, FIVE);
  store.close();
  show(<PopupPage />);
  await until(() => said().includes('5 things kept'));
  const remembered = async () => (await fakeBrowser.storage.local.get('ledger')).ledger as {standing?: {kept: number}};
  await vi.waitFor(async () => expect((await remembered())?.standing?.kept).toBe(5));
  clearStage();
}

describe('C75: the browser emptied the database, but not what was remembered of it', () => {
  it.each([
    ['the popup', () => <PopupPage />],
    ['the full page', () => <CaseFilePage />],
  ])('is said by %s instead of a greeting, until the person has read it', async (_name, Page) => {
    await keepFiveAndLook();
    await deleteDB('holdfast');
    show(<Page />);
    await until(() => said().includes('5 things that were kept here are gone. The last one had the number 5.'));
    expect(said()).toContain('What is in a pack that you made is safe');
    expect(said()).not.toContain('What you save will stand here.');
    await expectNoAxeFault();
    await press('I have read this');
    await until(() => said().includes('What you save will stand here.'));
    clearStage();
    show(<Page />);
    await until(() => said().includes('What you save will stand here.'));
    expect(called('I have read this')).toBeUndefined();
  });

  it('is said when something new was saved before anybody looked', async () => {
    await keepFiveAndLook();
    await deleteDB('holdfast');
    const store = await openedStore();
    await seed(store, [{text: 'new'}]);
    store.close();
    show(<PopupPage />);
    await until(() => said().includes('5 things that were kept here are gone.'));
    await until(() => said().includes('1 thing kept'));
  });

  it('is not said of what the person deleted', async () => {
    await keepFiveAndLook();
    const store = await openedStore();
    for (const {id} of await store.getAll('rows')) await deleteExhibit(store, id, circumstances());
    store.close();
    show(<PopupPage />);
    await until(() => said().includes('What you save will stand here.'));
    expect(called('I have read this')).toBeUndefined();
  });
});

describe('C74: the room runs out', () => {
  it('is warned of at 95 %, with the way to a pack beside it', async () => {
    vi.spyOn(navigator.storage, 'estimate').mockResolvedValue({usage: 95e6, quota: 100e6});
    const store = await openedStore();
    await seed(store, [{text: 'one'}]);
    store.close();
    show(<PopupPage />);
    await until(() => said().includes('This computer is nearly full. Make a pack now'));
    await until(() => called('Make a pack'));
    await expectNoAxeFault();
  });

  it('is prevented as far as the browser lets us: it is asked to keep what is ours', async () => {
    const asked = vi.spyOn(navigator.storage, 'persist').mockResolvedValue(true);
    show(<PopupPage />);
    await until(() => asked.mock.calls.length > 0);
  });
});
