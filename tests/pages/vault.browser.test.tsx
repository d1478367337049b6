import '../../src/pages/case-file/case-file.css';
import '../../src/pages/popup/popup.css';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {userEvent} from 'vitest/browser';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import {goTo, parseRoute} from '../../src/pages/case-file/route.ts';
import {PopupPage} from '../../src/pages/popup/popup-page.tsx';
import {keepAddressWords} from '../../src/pages/shared/keep-address-words.ts';
import {setSecond} from '../../src/vault/keys-of-door.ts';
import {lockVault} from '../../src/vault/lock.ts';
import {openLibrary} from '../../src/vault/open-library.ts';
import {wipeEverything} from '../../src/vault/wipe.ts';
import fakeBrowser from './fake-browser.ts';
import {openedStore, seed} from './seed.ts';
import {called, cleanStage, clearStage, expectNoAxeFault, press, said, show, until} from './stage.tsx';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));
// A weaker derivation, so that the tests take seconds.
vi.mock('../../src/core/vault/door.ts', async (original) => ({
  ...(await original<object>()),
  ARGON2ID: {name: 'argon2id', memory: 64, rounds: 1, lanes: 1},
}));

const PASSPHRASE = 'seven green teapots wander';
const SECOND = 'nine dull pencils sleeping';

beforeEach(async () => {
  await cleanStage();
  await wipeEverything();
  const store = await openedStore();
  await seed(store, [{text: 'one thing', name: 'Ann'}]);
  store.close();
});
afterEach(async () => {
  clearStage();
  await wipeEverything();
});

function field(name: string, nth = 0): HTMLInputElement | undefined {
  const labels = [...document.querySelectorAll('label')].filter(({textContent}) => textContent?.trim() === name);
  const id = labels[nth]?.getAttribute('for');
  return id ? (document.getElementById(id) as HTMLInputElement) : undefined;
}

async function type(name: string, text: string, nth = 0): Promise<void> {
  const input = await until(() => field(name, nth), name);
  await userEvent.fill(input, text);
}

async function setPassphrase(): Promise<void> {
  location.hash = '#/safety';
  show(<CaseFilePage />);
  await type('Passphrase', PASSPHRASE);
  await type('The same passphrase again', PASSPHRASE);
  await press('Set this passphrase');
  await until(() => said().includes('Your recovery code'));
}

async function lockAway(): Promise<void> {
  await setPassphrase();
  const box = await until(() => document.querySelector<HTMLInputElement>('.switch input[type=checkbox]'));
  const noted = [...document.querySelectorAll('label')].find(
    ({textContent}) => textContent === 'I have written it down',
  );
  (noted?.querySelector('input') ?? box).click();
  await until(() => called('Lock everything away')?.getAttribute('aria-disabled') !== 'true');
  await press('Lock everything away');
  await until(() => said().includes('A passphrase is set'));
}

describe('the section of the passphrase', () => {
  it('takes no short one and no two that differ, and shows the code before anything is moved', async () => {
    location.hash = '#/safety';
    show(<CaseFilePage />);
    await type('Passphrase', 'short');
    await type('The same passphrase again', 'short');
    await press('Set this passphrase');
    await until(() => said().includes('That is too short'));
    await type('Passphrase', PASSPHRASE);
    await press('Set this passphrase');
    await until(() => said().includes('not the same'));
    await expectNoAxeFault();
    clearStage();
    await setPassphrase();
    expect(said()).toMatch(/([0-9A-Z]{5}\s*){6}/);
    expect(called('Lock everything away')?.getAttribute('aria-disabled')).toBe('true');
    await expectNoAxeFault();
  });

  it('offers to go on where it was left before its end', async () => {
    await setPassphrase();
    clearStage();
    show(<CaseFilePage />);
    await until(() => said().includes('was not finished'));
    await expectNoAxeFault();
    await press('Give it up');
    await until(() => called('Set this passphrase'));
  });

  it('locks everything away once, however often the button is pressed', async () => {
    await setPassphrase();
    const noted = [...document.querySelectorAll('label')].find(
      ({textContent}) => textContent === 'I have written it down',
    );
    noted?.querySelector('input')?.click();
    const button = await until(
      () => called('Lock everything away')?.getAttribute('aria-disabled') !== 'true' && called('Lock everything away'),
    );
    button.click();
    button.click();
    button.click();
    await until(() => said().includes('A passphrase is set'));
    location.hash = '#/';
    await until(() => said().includes('Ann'));
  });

  it('locks away with the rest what was typed a moment before', async () => {
    await lockAway();
    location.hash = '#/write';
    const words = await until(() => document.querySelector<HTMLTextAreaElement>('main textarea'));
    await userEvent.fill(words, 'she wrote again');
    await lockVault();
    await until(() => said().includes('Locked'));
    await type('Passphrase', PASSPHRASE);
    await press('Open');
    await until(() => document.querySelector('main textarea'));
    const library = await openLibrary();
    if (!library.ok) throw new Error(library.error.code);
    const drafts = await library.value.getAll('drafts');
    library.value.close();
    expect(JSON.stringify(drafts)).toContain('she wrote again');
  });

  it('shows in a second place nothing of the first: not what was looked for', async () => {
    void keepAddressWords();
    await lockAway();
    const library = await openLibrary();
    if (!library.ok) throw new Error(library.error.code);
    await setSecond(library.value, 'other', PASSPHRASE, SECOND);
    library.value.close();
    goTo({panel: 'everything', query: 'stairwell', open: undefined});
    await until(() => document.querySelector<HTMLInputElement>('input[type=search]')?.value === 'stairwell');
    await lockVault();
    await until(() => said().includes('Locked'));
    await type('Passphrase', SECOND);
    await press('Open');
    await until(() => !said().includes('Locked'));
    expect(parseRoute(location.hash)).toEqual({panel: 'everything', query: '', open: undefined});
    expect(await fakeBrowser.storage.session.get('addressWords')).toEqual({});
  });

  it('shows nothing but a field when it is locked, in the page and in the popup', async () => {
    await lockAway();
    for (const fold of document.querySelectorAll('details')) fold.open = true;
    await expectNoAxeFault();
    await lockVault();
    await until(() => said().includes('Locked'));
    expect(said()).not.toMatch(/Ann|Diary|kept/);
    await expectNoAxeFault();
    await type('Passphrase', 'not this one at all');
    await press('Open');
    await until(() => said().includes('That is not the passphrase'));
    await expectNoAxeFault();
    clearStage();
    show(<PopupPage />);
    await until(() => field('Passphrase'));
    await expectNoAxeFault();
    await type('Passphrase', PASSPHRASE);
    await userEvent.keyboard('{Enter}');
    await until(() => said().includes('Ann'));
  });

  it('removes everything only after two questions, with the way to a copy first', async () => {
    location.hash = '#/safety';
    show(<CaseFilePage />);
    await press('Remove everything');
    await until(() => called('Make a copy first'));
    await press('Make a copy first');
    await until(() => document.activeElement?.closest('#second-copy'));
    await press('Remove everything');
    await press('Yes, remove everything');
    await until(() => said().includes('nobody can bring it back'));
    await expectNoAxeFault();
    await press('Keep everything');
    await until(() => said().includes('1 thing kept'));
  });
});
