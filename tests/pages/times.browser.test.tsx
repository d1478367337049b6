import '../../src/pages/case-file/case-file.css';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {page} from 'vitest/browser';
import type {Entry} from '../../src/core/custody/entry.ts';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import {hideWords} from '../../src/pages/shared/address-words.ts';
import type {Store} from '../../src/store/open-store.ts';
import {readTimeChoices, saveTimeChoices} from '../../src/store/time-choices.ts';
import {wholeCase} from '../../src/store/whole-case.ts';
import {fake} from './fake-browser.ts';
import {openedStore, seed} from './seed.ts';
import {called, cleanStage, clearStage, expectNoAxeFault, press, said, show, until} from './stage.tsx';
import {standInChecker} from './stand-in-checker.ts';

const HOSTS = ['https://freetsa.org/*', 'https://timestamp.sigstore.dev/*'];

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

let store: Store;
beforeEach(async () => {
  await cleanStage();
  store = await openedStore();
});
afterEach(() => {
  clearStage();
  store.close();
});

async function settings(): Promise<void> {
  history.replaceState(null, '', hideWords('#/safety'));
  show(<CaseFilePage />);
  await until(() => said().includes('A time from outside'));
}

async function entries(): Promise<Entry[]> {
  const [first] = await store.getAll('cases');
  const lines = first ? await store.getAll('entries', wholeCase(first.caseId)) : [];
  return lines.map(({line}) => JSON.parse(line) as Entry);
}

describe('times from outside, in the settings', () => {
  it('are off, and say before they are turned on what is sent, to whom, when, and what can be seen', async () => {
    await settings();
    expect(said()).toContain('This is off until you turn it on.');
    expect(said()).toContain('One short code');
    expect(said()).toContain('the address of your internet connection');
    expect(said()).toContain('freetsa.org');
    expect(said()).toContain('timestamp.sigstore.dev');
    expect(called('Get a time from outside now')).toBeUndefined();
    const boxes = [...document.querySelectorAll<HTMLInputElement>('.times-choices input')];
    expect(boxes.map(({checked}) => checked)).toEqual([true, true]);
    await expectNoAxeFault();
  });

  it('stay off where the browser is told no', async () => {
    fake.consents = false;
    await settings();
    await press('Turn on times from outside');
    await until(() => said().includes('so nothing is sent'));
    expect(fake.asked).toEqual([HOSTS]);
    expect((await readTimeChoices(store)).on).toBe(false);
    expect(called('Get a time from outside now')).toBeUndefined();
  });

  it('ask for the hosts that were ticked and for no others, and for none when none is ticked', async () => {
    await settings();
    const box = (n: number) => document.querySelectorAll<HTMLInputElement>('.times-choices input')[n];
    box(0)?.click();
    await until(() => box(0)?.checked === false);
    await press('Turn on times from outside');
    await until(() => said().includes('This is on.'));
    expect(fake.asked).toEqual([[HOSTS[1]]]);
    await press('Turn off times from outside');
    await until(() => called('Turn on times from outside'));
    expect(fake.granted).toEqual([]);
    box(1)?.click();
    await until(() => box(1)?.checked === false);
    expect(called('Turn on times from outside')?.getAttribute('aria-disabled')).toBe('true');
  });

  it('that do not come are told kindly, and stand in the log', async () => {
    await seed(store, [{name: 'one'}]);
    await settings();
    await press('Turn on times from outside');
    await until(() => said().includes('Asked are: freetsa.org and timestamp.sigstore.dev.'));
    // No test reaches the network: this is what a computer without it sees.
    await press('Get a time from outside now');
    await until(() => said().includes('freetsa.org could not be reached.'));
    expect(said()).toContain('Everything you kept is safe and unchanged.');
    const times = (await entries()).filter(({type}) => type.startsWith('time.'));
    expect(times.map(({type, target, detail}) => [type, target.kind, detail])).toEqual([
      ['time.asked', 'log', {hosts: ['freetsa.org', 'timestamp.sigstore.dev'], of: 'log'}],
      ['time.failed', 'log', {host: 'freetsa.org', of: 'log', why: 'notReached'}],
      ['time.failed', 'log', {host: 'timestamp.sigstore.dev', of: 'log', why: 'notReached'}],
    ]);
    const [head] = await store.getAll('checkpoints');
    expect(head?.size).toBe(times[0] ? Number(times[0].seq) + 1 : 0);
    await expectNoAxeFault();
  });

  it('say that the browser allows it no more', async () => {
    await settings();
    await press('Turn on times from outside');
    await until(() => said().includes('This is on.'));
    clearStage();
    fake.granted = [];
    await settings();
    await until(() => said().includes('does not allow every one of these services any more'));
    await press('Get a time from outside now');
    await until(() => said().includes('freetsa.org was not asked: the browser does not allow it.'));
    await press('Allow them again');
    await until(() => said().includes('This is on. Asked are'));
  });

  it('that do not come stop no pack, and the person is told', async () => {
    standInChecker('<title>Checker</title>');
    await seed(store, [{name: 'one'}]);
    await saveTimeChoices(store, true, ['freetsa', 'sigstore']);
    fake.granted = [...HOSTS];
    history.replaceState(null, '', hideWords('#/pack'));
    show(<CaseFilePage />);
    await until(() => [...document.querySelectorAll('button')].some(({textContent}) => textContent === 'Make a pack'));
    [...document.querySelectorAll('button')].find(({textContent}) => textContent === 'Make a pack')?.click();
    await until(() => said().includes('No time came this time. Your pack is whole without one.'));
    expect(said()).toContain('timestamp.sigstore.dev could not be reached.');
    expect(called('Save the pack')).toBeDefined();
    await expectNoAxeFault();
    vi.restoreAllMocks();
  });

  it('fit narrow pages and run from the right', async () => {
    await page.viewport(390, 800);
    document.documentElement.dir = 'rtl';
    await settings();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
    document.documentElement.dir = 'ltr';
  });
});
