import '../../src/pages/case-file/case-file.css';
import '../../src/pages/popup/popup.css';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {page, userEvent} from 'vitest/browser';
import {PLACES} from '../../src/core/care/service.ts';
import {parseDraft} from '../../src/core/diary/draft.ts';
import type {Instant} from '../../src/core/time.ts';
import {placeName} from '../../src/pages/case-file/care/care-words.ts';
import {siteNames} from '../../src/pages/case-file/care/site-names.ts';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import {PopupPage} from '../../src/pages/popup/popup-page.tsx';
import {hideWords, revealWords} from '../../src/pages/shared/address-words.ts';
import {readCareChoices, saveCareChoices} from '../../src/store/care-choices.ts';
import {listDrafts} from '../../src/store/drafts.ts';
import type {Store} from '../../src/store/open-store.ts';
import {deleteExhibit, putBack} from '../../src/store/removed.ts';
import {circumstances} from '../support/samples.ts';
import fakeBrowser, {fake} from './fake-browser.ts';
import {openedStore, seed} from './seed.ts';
import {called, cleanStage, clearStage, expectNoAxeFault, press, said, show, until} from './stage.tsx';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

let store: Store;

beforeEach(async () => {
  await cleanStage();
  await fakeBrowser.storage.local.set({seen: undefined});
  store = await openedStore();
});
afterEach(() => {
  clearStage();
  store.close();
  fake.language = 'en-GB';
  document.documentElement.dir = 'ltr';
});

const headings = (level: 2 | 3) => [...document.querySelectorAll(`h${level}`)].map(({textContent}) => textContent);
const names = () => [...document.querySelectorAll('.service__name bdi')].map(({textContent}) => textContent);
const labelled = <T extends HTMLElement>(label: string) =>
  until(() => {
    const found = [...document.querySelectorAll('label')].find(({textContent}) => textContent?.trim() === label);
    return found && (document.getElementById(found.htmlFor) as T | null);
  }, label);
const open = (hash: string) => {
  location.hash = hash;
  show(<CaseFilePage />);
};
const seen = async () => (await fakeBrowser.storage.local.get('seen')).seen;

describe('help and safety', () => {
  it('guesses the place from the browser’s language, says so, and keeps what the person chooses', async () => {
    fake.language = 'en-IE';
    open('#/care');
    const place = await labelled<HTMLSelectElement>('Where are you?');
    expect(place.value).toBe('IE');
    expect(said()).toContain('This is a guess from the language of your browser.');
    await userEvent.selectOptions(place, 'Scotland');
    await until(() => names().includes('Scotland’s Domestic Abuse and Forced Marriage Helpline'));
    expect(said()).not.toContain('This is a guess');
    await expect.poll(() => readCareChoices(store)).toEqual({place: 'GB-SCT'});

    clearStage();
    open('#/care');
    expect((await labelled<HTMLSelectElement>('Where are you?')).value).toBe('GB-SCT');
  });

  it('is drawn for every place with its emergency number first, and axe finds nothing', async () => {
    open('#/care');
    for (const place of PLACES) {
      const list = await labelled<HTMLSelectElement>('Where are you?');
      await userEvent.selectOptions(list, place);
      await until(() => list.value === place && headings(2)[0] === 'In danger now', placeName(place));
      expect(headings(2)).toEqual(expect.arrayContaining(['For children and teenagers', 'Somebody to talk to']));
      expect(document.querySelector('.service .copy__text')?.textContent).toMatch(/^\d{2,3}$/);
      await expectNoAxeFault();
    }
  }, 60_000);

  it('shows each number to read and to copy, and when it was checked', async () => {
    await saveCareChoices(store, {place: 'GB-EAW'});
    open('#/care');
    await until(() => names().includes('National Stalking Helpline'));
    expect(said()).toContain('0808 802 0300');
    const cards = [...document.querySelectorAll('.service')];
    expect(cards.every(({textContent}) => /(Checked|Listed) 29 Nov 2026/.test(textContent ?? ''))).toBe(true);
    const buttons = [...document.querySelectorAll('.service .copy button')].map(({textContent}) => textContent);
    expect(new Set(buttons).size).toBe(buttons.length);
  });

  it('leads to a page elsewhere only behind what the visit leaves behind', async () => {
    open('#/care');
    await until(() => document.querySelector('.service__open'));
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href^="http"]')];
    const outside = links.filter(({href}) => !href.startsWith(location.origin));
    expect(outside.length).toBeGreaterThan(5);
    for (const link of outside) {
      expect(link.checkVisibility()).toBe(false);
      expect(link.rel).toBe('noreferrer noopener');
      expect(link.target).toBe('_blank');
      expect(link.closest('details')?.textContent).toContain('The visit will stand in this browser’s history');
    }
  });

  it('narrows down by language, never the emergency number', async () => {
    await saveCareChoices(store, {place: 'DE'});
    open('#/care');
    await userEvent.selectOptions(await labelled('Language spoken there'), 'Turkish');
    await until(() => !names().includes('TelefonSeelsorge'));
    expect(names()).toEqual(expect.arrayContaining(['112', 'Polizei 110', 'Hilfetelefon „Gewalt gegen Frauen“']));
    await userEvent.selectOptions(await labelled('Where are you?'), 'Poland');
    await until(() => names().includes('„Niebieska Linia”'));
  });

  it('speaks simply to the young, shows their own first and leaves out what is for adults', async () => {
    open('#/care');
    await userEvent.click(await labelled('I am under 18'));
    await until(() => said().includes('It is not your fault'));
    expect(headings(2).slice(0, 2)).toEqual(['In danger right now', 'For you: children and teenagers']);
    expect(names()).toContain('Childline');
    expect(names()).not.toContain('StopNCII.org');
    await expectNoAxeFault();
    await expect.poll(() => readCareChoices(store)).toEqual({under18: true});
    clearStage();
    open('#/care/start/2');
    await until(() => said().includes('Then tell somebody, or block.'));
  });

  it('shows help where what was chosen before cannot be read', async () => {
    await store.put('settings', '{broken', 'care');
    open('#/care');
    await until(() => names().includes('999'));
    await store.put('settings', '{"place":"<b>","under18":"yes","language":"x\\"y"}', 'care');
    expect(await readCareChoices(store)).toEqual({});
  });

  it('fits a narrow window in both directions', async () => {
    await page.viewport(360, 800);
    await saveCareChoices(store, {place: 'PL'});
    for (const dir of ['ltr', 'rtl']) {
      document.documentElement.dir = dir;
      for (const hash of ['#/care', '#/care/start/1', '#/care/start/2', '#/care/start/3', '#/care/stop']) {
        clearStage();
        open(hash);
        await until(() => document.querySelector('.care'));
        expect(document.documentElement.scrollWidth, `${hash} ${dir}`).toBeLessThanOrEqual(360);
        const wide = [...document.querySelectorAll('.care *')].filter(
          (one) =>
            one.scrollWidth > one.clientWidth + 1 &&
            getComputedStyle(one).overflowX === 'visible' &&
            one.clientWidth > 0,
        );
        expect(
          wide.map(({className}) => className),
          `${hash} ${dir}`,
        ).toEqual([]);
        await expectNoAxeFault();
      }
    }
  }, 60_000);
});

describe('the three short pages', () => {
  it('are gone through by keyboard alone, with the heading read out each time', async () => {
    open('#/care/start/1');
    const at = (title: string) => until(() => document.activeElement?.textContent === title, title);
    await at('Is this device only yours?');
    await expectNoAxeFault();
    const pressByKey = async (name: string) => {
      for (let tabs = 0; document.activeElement?.textContent !== name; tabs += 1) {
        if (tabs > 12) throw new Error(`not reached: ${name}`);
        await userEvent.keyboard('{Tab}');
      }
      await userEvent.keyboard('{Enter}');
    };
    await pressByKey('Go on');
    await at('What this does, and what it does not');
    for (const words of [
      'Capture first, then report or block.',
      'You need no record to report.',
      'You can stop any time.',
    ])
      expect(said()).toContain(words);
    await expectNoAxeFault();
    await pressByKey('Back');
    await at('Is this device only yours?');
    history.back();
    await at('What this does, and what it does not');
    await pressByKey('Go on');
    await at('Where it works');
    expect(said()).toContain('reddit.com');
    await expectNoAxeFault();
    await pressByKey('Start');
    await until(() => location.hash === '#/');
  });

  it.each(['1', '2'])('can be skipped on page %s, and are not offered again', async (step) => {
    open(`#/care/start/${step}`);
    await press('Skip this');
    await until(() => location.hash === '#/');
    await expect.poll(seen).toEqual(['start']);
  });

  it('show no word that tells at a glance what they are for', async () => {
    open('#/care/start/1');
    await until(() => document.querySelector('.start'));
    expect(document.querySelector('.start')?.textContent).not.toMatch(/abuse|evidence|police|stalk|harass|victim/i);
  });

  it('name sites as people know them, each once', () => {
    expect(
      siteNames([
        'https://x.com/*',
        'https://mobile.x.com/*',
        'https://*.reddit.com/*',
        'https://www.google.com/maps/*',
        '',
      ]),
    ).toEqual(['google.com/maps', 'reddit.com', 'x.com']);
  });
});

describe('the popup', () => {
  it('offers them in one line until that is answered, and opens nothing by itself', async () => {
    const created = vi.spyOn(fakeBrowser.tabs, 'create');
    show(<PopupPage />);
    await until(() => said().includes('New here?'));
    expect(called('Read them')?.getAttribute('href')).toContain(hideWords('#/care/start/1'));
    expect(called('Help and safety')?.getAttribute('href')).toContain(hideWords('#/care'));
    await expectNoAxeFault();
    await press('Not now');
    await until(() => !said().includes('New here?'));
    await expect.poll(seen).toEqual(['start']);
    clearStage();
    show(<PopupPage />);
    await until(() => called('Help and safety'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(said()).not.toContain('New here?');
    expect(created).not.toHaveBeenCalled();
  });

  it('says after the first save what must never be saved, until that was read', async () => {
    const [row] = await seed(store, [{name: 'Mara'}]);
    const saved = {state: 'saved', exhibitId: row?.id, tabId: 7, at: new Date().toISOString() as Instant};
    await fakeBrowser.storage.session.set({saveState: saved});
    show(<PopupPage />);
    await until(() => said().includes('Never save sexual pictures or films of anyone under 18'));
    expect(called('What to do instead')?.getAttribute('href')).toContain(hideWords('#/care/stop'));
    await expectNoAxeFault();
    await press('I have read this');
    await until(() => !said().includes('Never save sexual'));
    await expect.poll(seen).toEqual(['stop']);
  });

  it('does not say it again once it was read', async () => {
    await fakeBrowser.storage.local.set({seen: ['stop']});
    const [row] = await seed(store, [{name: 'Mara'}]);
    const at = new Date().toISOString() as Instant;
    await fakeBrowser.storage.session.set({saveState: {state: 'saved', exhibitId: row?.id, tabId: 7, at}});
    show(<PopupPage />);
    await until(() => document.querySelector('.saved'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(said()).not.toContain('Never save sexual');
  });
});

describe('the stop sign', () => {
  it('stands where files are brought in, and at the foot of each kept thing', async () => {
    const [row] = await seed(store, [{name: 'Mara'}]);
    open('#/bring');
    await until(() => said().includes('Never save sexual pictures or films of anyone under 18, not even as proof.'));
    clearStage();
    open(`#/exhibit/${row?.id}`);
    const link = await until(() => called('Must not be kept at all'));
    expect(link.getAttribute('href')).toBe(hideWords(`#/care/stop?about=${row?.id}`));
  });

  it('offers a diary entry with the address and the time in words, and no picture', async () => {
    open('#/care/stop');
    const field = await labelled<HTMLInputElement>('Address of the page');
    await expectNoAxeFault();
    const address = 'https://forum.example/x?<script>alert(1)</script>\u202e';
    await userEvent.fill(field, address);
    await press('Write this down without a picture');
    await until(() => revealWords(location.hash).startsWith('#/write?draft='));
    const words = await until(() => document.querySelector<HTMLTextAreaElement>('textarea'));
    expect(words.value).toContain(address);
    const [draft] = await listDrafts(store);
    const {telling} = parseDraft(draft?.content, 'UTC');
    expect(telling.noticed?.start).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
    expect(telling.exhibitIds).toEqual([]);
    expect(telling.where).toEqual({kind: 'online', text: address});
    expect(await store.count('exhibits')).toBe(0);
    expect(await store.count('cases')).toBe(0);
  });

  it('deletes a thing and its copies for good, by facts alone, and says what stays', async () => {
    const address = 'https://forum.example/the-one';
    const [first, twin, other, copy] = await seed(store, [
      {name: 'A', text: 'a secret word', address, picture: true},
      {name: 'B', address, picture: true},
      {name: 'C', address: 'https://forum.example/another'},
      {name: 'D', address: 'https://forum.example/elsewhere'},
    ]);
    // Two pictures that look alike: each as if it had been brought in.
    const looks = {edges: '0123456789abcdef', shapes: '0123456789abcdef'};
    for (const row of [first, copy]) if (row) await store.put('rows', {...row, looks});
    open(`#/care/stop?about=${first?.id}`);
    await until(() => said().includes('Number 1'));
    expect(document.querySelector('.care img')).toBeNull();
    expect(said()).not.toContain('a secret word');
    expect(said()).toContain('Number 2');
    expect(said()).not.toContain('Number 3');
    expect(said()).toContain('Number 4');
    const field = await labelled<HTMLInputElement>('Address of the page');
    // It is read from the record.
    await until(() => field.value === address);
    await expectNoAxeFault();

    await press('Delete it for good');
    await until(() => called('Keep it') === document.activeElement);
    await press('Delete it for good');
    await until(() => said().includes('It is gone from here'));
    expect(said()).toContain('Nobody can make a picture from a hash');
    expect(await store.get('rows', first?.id as never)).toBeUndefined();
    expect(await store.count('removed')).toBe(0);
    const parts = await store.getAll('parts');
    expect(parts.some(({exhibitId}) => exhibitId === first?.id)).toBe(false);
    expect(parts.some(({exhibitId}) => exhibitId === twin?.id)).toBe(true);
    expect((await store.getAll('thumbnails')).map(({exhibitId}) => exhibitId)).toEqual([twin?.id]);
    const kept = JSON.stringify([
      await store.getAll('rows'),
      await store.getAll('notes'),
      await store.getAll('exhibits'),
    ]);
    expect(kept).not.toContain('a secret word');
    expect(await putBack(store, first?.id as never, circumstances())).toBe(false);
    expect(other && (await store.count('rows'))).toBe(3);
    await expectNoAxeFault();
  });

  it('deletes for good what lay among the deleted things, and says when nothing is there', async () => {
    const [row] = await seed(store, [{name: 'A'}]);
    if (!row) throw new Error('nothing was kept');
    await deleteExhibit(store, row.id, circumstances());
    open(`#/care/stop?about=${row.id}`);
    await press('Delete it for good');
    await until(() => called('Keep it'));
    await press('Delete it for good');
    await until(() => said().includes('It is gone from here'));
    expect(await store.count('removed')).toBe(0);
    expect(await store.count('parts')).toBe(0);
    clearStage();
    open(`#/care/stop?about=${row.id}`);
    await until(() => said().includes('It is not here any more.'));
  });

  it('speaks simply to the young', async () => {
    await saveCareChoices(store, {place: 'GB-NIR', under18: true});
    open('#/care/stop');
    await until(() => said().includes('that is not your fault'));
    expect(names()[0]).toBe('Report Remove (Childline and IWF)');
    await expectNoAxeFault();
  });
});
