import '../../src/pages/case-file/case-file.css';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import type {Uuid} from '../../src/core/ids.ts';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import {revealWords} from '../../src/pages/shared/address-words.ts';
import {listEntries} from '../../src/store/log.ts';
import {fake} from './fake-browser.ts';
import {openedStore, seed} from './seed.ts';
import {called, cleanStage, clearStage, expectNoAxeFault, key, press, said, show, until} from './stage.tsx';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

beforeEach(async () => {
  await cleanStage();
  document.documentElement.style.blockSize = '700px';
});
afterEach(clearStage);

const items = () => [...document.querySelectorAll<HTMLElement>('.list__item')];
const focusedPlace = () => Number(document.activeElement?.closest('li')?.getAttribute('aria-posinset'));

async function keep(...seeds: Parameters<typeof seed>[1]) {
  const store = await openedStore();
  const rows = await seed(store, seeds);
  store.close();
  return rows;
}

/** Rows for a list; what they lead to is not opened. */
async function keepMany(count: number) {
  const [first] = await keep({name: 'Mara', text: 'x'});
  const store = await openedStore();
  const transaction = store.transaction('rows', 'readwrite');
  for (let ordinal = 2; first && ordinal <= count; ordinal += 1) {
    void transaction.store.add({...first, id: crypto.randomUUID() as Uuid, ordinal, name: `Person ${ordinal}`});
  }
  await transaction.done;
  store.close();
}

describe('everything', () => {
  it('draws of ten thousand only what is in sight, and says where each stands', async () => {
    await keepMany(10_000);
    show(<CaseFilePage />);
    await until(() => items()[0]?.getAttribute('aria-setsize') === '10000');
    expect(items().length).toBeLessThan(40);
    expect(items()[0]?.textContent).toContain('Person 10000');
    await expectNoAxeFault();
  });

  it('keeps the place of the keyboard, however fast the keys come', async () => {
    await keepMany(3000);
    show(<CaseFilePage />);
    await until(() => items()[0]?.getAttribute('aria-setsize') === '3000');
    const first = await until(() => items()[0]?.querySelector<HTMLElement>('.line__link'));
    first.focus();
    for (let press = 0; press < 25; press += 1) key(document.activeElement ?? document.body, 'ArrowDown');
    await until(() => focusedPlace() === 26);
    key(document.activeElement ?? document.body, 'End');
    await until(() => focusedPlace() === 3000);
    key(document.activeElement ?? document.body, 'Home');
    await until(() => focusedPlace() === 1);
    expect(document.querySelectorAll('.line__link:not([tabindex])')).toHaveLength(1);
  });

  it('keeps search and what is open in the address, for back and reload', async () => {
    const rows = await keep({name: 'Mara', text: 'x'}, {name: 'Ben', text: 'x'});
    location.hash = '#/?q=mara';
    show(<CaseFilePage />);
    await until(() => items().length === 1);
    items()[0]?.querySelector<HTMLElement>('.line__link')?.click();
    await until(() => document.querySelector('article'));
    expect(revealWords(location.hash)).toBe(`#/exhibit/${rows[0]?.id}?q=mara`);
    expect(location.hash).not.toContain('mara');
    expect(document.title).toBe('Holdfast');
    history.back();
    await until(() => !document.querySelector('article'));
    expect(revealWords(location.hash)).toBe('#/?q=mara');
    expect(location.hash).not.toContain('mara');
  });

  it('says when nothing is found, and when there is nothing yet', async () => {
    show(<CaseFilePage />);
    await until(() => said().includes('What you save will stand here.'));
    await expectNoAxeFault();
    clearStage();
    await keep({name: 'Mara'});
    location.hash = '#/?q=zzz';
    show(<CaseFilePage />);
    await until(() => said().includes('Nothing was found.'));
    await expectNoAxeFault();
  });
});

describe('the details of one', () => {
  async function open(...seeds: Parameters<typeof seed>[1]) {
    const rows = await keep(...seeds);
    location.hash = `#/exhibit/${rows.at(-1)?.id}`;
    show(<CaseFilePage />);
    await until(() => document.querySelector('article'));
    return rows.at(-1);
  }

  it('shows facts with how each is known, and says of the others why they are missing', async () => {
    await open({name: 'Mara', handle: '@mara', platform: 'mastodon', text: 'x', postedShown: '2h', picture: true});
    const details = document.querySelector('article')?.textContent ?? '';
    expect(details).toContain('Mara shown on the page');
    expect(details).toContain('Not known: The page does not show it.');
    expect(details).toContain('By the clock of this device, time zone Europe/Berlin.');
    expect(details).toContain('11:00:');
    expect(details).toContain('UTC');
    await expectNoAxeFault();
  });

  it('links to nothing outside: an address of a page is text', async () => {
    await open({name: 'Mara', address: 'https://forum.example/t/1', text: 'x'});
    for (const link of document.querySelectorAll('article a')) expect(link.getAttribute('href')).toMatch(/^#/);
    expect(document.querySelector('article')?.textContent).toContain('https://forum.example/t/1');
  });

  it('shows each hash whole in groups, and copies it unbroken', async () => {
    await open({name: 'Mara', text: 'x'});
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    document.querySelector<HTMLElement>('.copy .button')?.click();
    await until(() => document.querySelector('.copy')?.textContent?.includes('Copied'));
    expect(copied.mock.calls[0]?.[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(document.querySelector('.copy__text')?.textContent).toBe(copied.mock.calls[0]?.[0]);
    copied.mockRestore();
  });

  it('shows a text of a hundred thousand characters in part, then whole', async () => {
    await open({name: 'Mara', text: `${'long '.repeat(20_000)}end of it`});
    expect(document.body.textContent).not.toContain('long long');
    await press('Show the words');
    await until(() => document.querySelector('blockquote'));
    expect(document.querySelector('blockquote')?.textContent?.length).toBeLessThan(6000);
    await press('Show all 100,009 characters');
    await until(() => document.querySelector('blockquote')?.textContent?.endsWith('end of it'));
  });

  it('deletes after asking, the log keeps a line, and it can be put back', async () => {
    const row = await open({name: 'Ben', text: 'stays'}, {name: 'Mara', text: 'x'});
    await press('Delete this');
    await press('Delete it');
    await until(() => said().includes('You deleted this.'));
    await until(() => items().length === 1);
    const store = await openedStore();
    const log = async () => (row ? ((await listEntries(store, row.caseId)).at(-1)?.line ?? '') : '');
    expect(await log()).toContain('record.deleted');
    await expectNoAxeFault();
    await press('Put it back');
    await until(() => items().length === 2);
    await until(() => document.querySelector('article'));
    expect(await log()).toContain('record.putBack');
    store.close();
  });

  it('says so when it is no longer there', async () => {
    await keep({name: 'Ben'});
    location.hash = `#/exhibit/${crypto.randomUUID()}`;
    show(<CaseFilePage />);
    await until(() => said().includes('This is no longer here.'));
  });
});

describe('safety and copies', () => {
  it('says where things are, makes no key by looking, and shows the key’s mark once there is one', async () => {
    location.hash = '#/safety';
    show(<CaseFilePage />);
    await until(() => said().includes('A key is made when you save for the first time.'));
    await expectNoAxeFault();
    clearStage();
    const store = await openedStore();
    expect(await store.count('keys')).toBe(0);
    const [row] = await seed(store, [{name: 'Mara'}]);
    const [stored] = await store.getAll('keys');
    store.close();
    expect(row).toBeDefined();
    show(<CaseFilePage />);
    const mark = await until(() => document.querySelector('.copy__text'));
    expect(mark.textContent).toBe(stored?.keyId.slice(0, 20));
    expect(mark.children).toHaveLength(4);
    await expectNoAxeFault();
  });

  it('offers the browser’s own page file where there is one, asks in that very press, and takes a no for a no', async () => {
    location.hash = '#/safety';
    show(<CaseFilePage />);
    await until(() => said().includes('Where things are kept'));
    expect(said()).not.toContain('What is kept');
    clearStage();

    fake.optionalPermissions = ['pageCapture'];
    fake.consents = false;
    show(<CaseFilePage />);
    const box = await until(() => document.querySelector<HTMLInputElement>('[aria-describedby^="browser-file"]'));
    expect(said()).toContain('may read and change data on all websites');
    await expectNoAxeFault();
    box.click();
    expect(fake.asked).toEqual([['pageCapture']]);
    await until(() => said().includes('The browser did not allow it.'));
    expect(box.checked).toBe(false);

    fake.consents = true;
    box.click();
    await until(() => !said().includes('The browser did not allow it.'));
    expect(box.checked).toBe(true);
    box.click();
    await until(() => fake.granted.length === 0);
  });

  it('is reached from every place by its name', async () => {
    show(<CaseFilePage />);
    for (const name of ['Make a pack', 'Check a pack', 'Safety and copies', 'Everything']) {
      const link = await until(() => called<HTMLAnchorElement>(name), name);
      link.click();
      await until(() => document.querySelector('h1')?.textContent === name, name);
      expect(link.getAttribute('aria-current')).toBe('page');
    }
  });
});
