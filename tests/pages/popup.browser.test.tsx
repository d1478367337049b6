import '../../src/pages/popup/popup.css';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import type {FailureCode} from '../../src/core/errors.ts';
import type {Instant} from '../../src/core/time.ts';
import {PopupPage} from '../../src/pages/popup/popup-page.tsx';
import {hideWords} from '../../src/pages/shared/address-words.ts';
import {listEntries} from '../../src/store/log.ts';
import {readNote} from '../../src/store/notes.ts';
import fakeBrowser, {fake} from './fake-browser.ts';
import {openedStore, seed} from './seed.ts';
import {called, cleanStage, clearStage, expectNoAxeFault, key, press, said, show, until} from './stage.tsx';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

beforeEach(async () => {
  await cleanStage();
  await fakeBrowser.storage.session.set({saveState: undefined});
});
afterEach(() => {
  clearStage();
  vi.restoreAllMocks();
});

const lines = () => [...document.querySelectorAll<HTMLElement>('.line')];
const link = (index: number) => lines()[index]?.querySelector<HTMLElement>('.line__link');
const saveState = (state: object) =>
  fakeBrowser.storage.session.set({saveState: {tabId: 7, at: new Date().toISOString() as Instant, ...state}});

async function keep(...seeds: Parameters<typeof seed>[1]) {
  const store = await openedStore();
  const rows = await seed(store, seeds);
  store.close();
  return rows;
}

describe('the popup', () => {
  it('says what will stand there while nothing is kept', async () => {
    show(<PopupPage />);
    await until(() => said().includes('What you save will stand here.'));
    expect(called('Make a pack')).toBeUndefined();
    await expectNoAxeFault();
  });

  it('shows the newest six of ten thousand without reading the rest, until something is searched', async () => {
    const [first] = await keep({name: 'Mara', text: 'a needle in it'});
    const store = await openedStore();
    const transaction = store.transaction('rows', 'readwrite');
    for (let ordinal = 2; ordinal <= 10_000; ordinal += 1) {
      if (first) void transaction.store.add({...first, id: crypto.randomUUID() as never, ordinal, search: 'hay'});
    }
    await transaction.done;
    store.close();
    const everything = vi.spyOn(IDBIndex.prototype, 'getAll');
    const read = vi.spyOn(IDBCursorWithValue.prototype, 'value', 'get');

    show(<PopupPage />);
    await until(() => lines().length === 6);
    await until(() => said().includes('10,000 things kept'));
    expect(everything).not.toHaveBeenCalled();
    expect(read.mock.calls.length).toBeLessThanOrEqual(6);

    key(document.body, '/');
    const field = await until(() =>
      document.activeElement instanceof HTMLInputElement ? document.activeElement : null,
    );
    field.value = 'NEEDLE';
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await until(() => said().includes('1 found'));
    expect(everything).toHaveBeenCalled();
    expect(lines()).toHaveLength(1);
  });

  it('keeps words off the page and the picture blurred until asked, one at a time, and veils when one looks away', async () => {
    await keep({name: 'A', text: 'first secret', picture: true}, {name: 'B', text: 'second secret', picture: true});
    show(<PopupPage />);
    const image = await until(() => document.querySelector<HTMLElement>('.veil__picture'));
    expect(document.body.textContent).not.toContain('secret');
    expect(getComputedStyle(image).filter).toContain('blur');

    key(await until(() => link(0)), ' ');
    await until(() => document.body.textContent?.includes('second secret'));
    await until(() => getComputedStyle(lines()[0]?.querySelector('.veil__picture') as Element).filter === 'none');
    await expectNoAxeFault();
    key(await until(() => link(1)), ' ');
    await until(() => document.body.textContent?.includes('first secret'));
    expect(document.body.textContent).not.toContain('second secret');

    window.dispatchEvent(new Event('blur'));
    await until(() => !document.body.textContent?.includes('secret'));
  });

  it('shows the picture while it is pressed, and no longer', async () => {
    await keep({name: 'A', text: 'secret', picture: true});
    show(<PopupPage />);
    const veil = await until(() => document.querySelector<HTMLElement>('.veil'));
    const pointer = (type: string, at: number) => {
      const event = new PointerEvent(type, {bubbles: true, button: 0, buttons: 1});
      Object.defineProperty(event, 'timeStamp', {value: at});
      veil.dispatchEvent(event);
    };
    pointer('pointerdown', 1000);
    await until(() => veil.getAttribute('aria-pressed') === 'true');
    pointer('pointerup', 2000);
    await until(() => veil.getAttribute('aria-pressed') === 'false');
    pointer('pointerdown', 3000);
    pointer('pointerup', 3100);
    await until(() => veil.getAttribute('aria-pressed') === 'true');
  });

  it('moves with the arrow keys', async () => {
    await keep({name: 'A'}, {name: 'B'}, {name: 'C'});
    show(<PopupPage />);
    await until(() => lines().length === 3);
    link(0)?.focus();
    key(link(0) as Element, 'ArrowDown');
    expect(document.activeElement).toBe(link(1));
    key(link(1) as Element, 'ArrowUp');
    expect(document.activeElement).toBe(link(0));
  });

  it('leads ticked ones to a pack of just those', async () => {
    const rows = await keep({name: 'A'}, {name: 'B'});
    show(<PopupPage />);
    await until(() => lines().length === 2);
    lines()[0]?.querySelector('input')?.click();
    const pack = await until(() => called<HTMLAnchorElement>('Make a pack of 1'));
    expect(pack.getAttribute('href')).toBe(`/src/pages/page/index.html${hideWords(`#/pack?ids=${rows[1]?.id}`)}`);
  });
});

describe('saving from the popup', () => {
  it('asks for the tab in front and shows what was kept', async () => {
    const [row] = await keep({name: 'Mara', handle: '@mara', text: 'x'});
    fake.answer = () => ({ok: true, value: {exhibitId: row?.id}});
    show(<PopupPage />);
    await press('Save what is on screen');
    await until(() => document.querySelector('.saved'));
    expect(fake.sent).toEqual([{to: 'background', name: 'saveScreen', request: {tabId: 7}}]);
    expect(said()).toContain('It is on this computer only.');
    await expectNoAxeFault();
  });

  it.each<[FailureCode, string]>([
    ['pageClosedToUs', 'does not let any add-on save this page'],
    ['diskFull', 'no room left'],
    ['noAccessToTab', 'Click the page once'],
  ])('says what to do after %s', async (code, words) => {
    fake.answer = () => ({ok: false, error: {code, detail: 'Error: secret detail'}});
    show(<PopupPage />);
    await press('Save what is on screen');
    await until(() => said().includes(words));
    expect(said()).not.toContain('secret detail');
    await expectNoAxeFault();
  });

  it('offers to be ready on a site that is not listed, and asks the browser in that very press', async () => {
    show(<PopupPage />);
    const box = await until(() => document.querySelector<HTMLInputElement>('.popup__site input'));
    box.click();
    expect(fake.asked).toEqual([['https://forum.example/*']]);
    fake.tab = {id: 7, url: 'https://old.reddit.com/r/x'};
    clearStage();
    show(<PopupPage />);
    await until(() => called('Save what is on screen'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(document.querySelector('.popup__site')).toBeNull();
    fake.tab = {id: 7, url: 'https://forum.example/thread'};
  });
});

describe('after a save', () => {
  it('shows who, where and the weightiest thing that is missing with what mends it, once', async () => {
    const [row] = await keep({
      name: 'Mara',
      handle: '@mara',
      platform: 'mastodon',
      text: 'x',
      problems: [{code: 'pictureMissing', sentence: 'The picture in this post had not loaded.'}],
    });
    await saveState({state: 'saved', exhibitId: row?.id});
    show(<PopupPage />);
    await until(() => document.querySelector('.saved'));
    for (const words of ['Saved', 'Mara', '@mara', 'Mastodon', 'had not loaded']) expect(said()).toContain(words);
    expect(said()).not.toContain('The exact time is not shown.');
    await expectNoAxeFault();
    await press('See 2 more');
    await until(() => said().includes('The exact time is not shown. Point at the time on the post'));
    await expectNoAxeFault();

    clearStage();
    show(<PopupPage />);
    await until(() => lines().length === 1);
    expect(document.querySelector('.saved')).toBeNull();
  });

  it('says nothing of a save that is older', async () => {
    const [row] = await keep({name: 'Mara'});
    await saveState({state: 'saved', exhibitId: row?.id, at: new Date(Date.now() - 120_000).toISOString()});
    show(<PopupPage />);
    await until(() => lines().length === 1);
    expect(document.querySelector('.saved')).toBeNull();
  });

  it('takes it back after asking once more, and the log keeps the line', async () => {
    const [row] = await keep({name: 'Mara', text: 'x'});
    await saveState({state: 'saved', exhibitId: row?.id});
    show(<PopupPage />);
    await press('Undo');
    await press('Keep it');
    await press('Undo');
    await press('Delete it');
    await until(() => said().includes('It was deleted.'));
    const store = await openedStore();
    expect(await store.count('exhibits')).toBe(0);
    const log = row ? await listEntries(store, row.caseId) : [];
    expect(JSON.parse(log.at(-1)?.line ?? '{}')).toMatchObject({type: 'record.deleted', target: {id: row?.id}});
    store.close();
  });

  it('keeps what is written about it, with nothing to press', async () => {
    const [row] = await keep({name: 'Mara', text: 'x'});
    await saveState({state: 'saved', exhibitId: row?.id});
    show(<PopupPage />);
    await press('Say something about it');
    const field = await until(() => document.querySelector<HTMLTextAreaElement>('textarea:not([readonly])'));
    field.value = 'the third this week';
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    // The popup goes away before the pause is over.
    window.dispatchEvent(new Event('pagehide'));
    await until(() => said().includes('Your words are kept.'));
    const store = await openedStore();
    expect(row && (await readNote(store, row.id))).toBe('the third this week');
    store.close();
  });
});

describe('saving the same once more', () => {
  it('asks for it in the tab it was saved in, and shows the new one', async () => {
    const rows = await keep({name: 'Mara', text: 'x'}, {name: 'Mara again', text: 'x'});
    await saveState({state: 'saved', exhibitId: rows[0]?.id, tabId: 9});
    fake.answer = () => ({ok: true, value: {exhibitId: rows[1]?.id}});
    show(<PopupPage />);
    await press('Save again');
    await until(() => said().includes('Mara again'));
    expect(fake.sent).toEqual([{to: 'background', name: 'saveAgain', request: {tabId: 9, exhibitId: rows[0]?.id}}]);
  });

  it('goes away while the person points, where the page no longer holds it', async () => {
    const [row] = await keep({name: 'Mara', text: 'x'});
    await saveState({state: 'saved', exhibitId: row?.id});
    const close = vi.spyOn(window, 'close').mockImplementation(() => undefined);
    fake.answer = () => {
      void saveState({state: 'picking'});
      return {ok: false, error: {code: 'nothingThere', detail: ''}};
    };
    show(<PopupPage />);
    await press('Save again');
    await until(() => close.mock.calls.length > 0);
  });
});

describe('a save that takes long', () => {
  const longSave = (progress: object | undefined, tabId = 7) =>
    fakeBrowser.storage.session.set({
      longSave: progress && {tabId, at: '2026-03-01T10:00:00.000Z', progress: {paused: false, ...progress}},
    });
  afterEach(() => longSave(undefined));

  it('says first what it will do, and starts only then', async () => {
    show(<PopupPage />);
    await press('Save everything here');
    await until(() => said().includes('The site may notice.'));
    expect(fake.sent).toEqual([]);
    await expectNoAxeFault();
    await press('Not now');
    await press('Save the whole page');
    await until(() => said().includes('The page scrolls by itself from top to bottom'));
    await press('Start');
    await until(() => fake.sent.length > 0);
    expect(fake.sent).toEqual([{to: 'background', name: 'savePage', request: {tabId: 7}}]);
  });

  it('shows how far it is, with the hand on it, however long it has said nothing', async () => {
    await saveState({state: 'saving', at: '2026-03-01T10:00:00.000Z'});
    await longSave({what: 'tiles', done: 12, of: 40});
    fake.answer = () => ({ok: true, value: {}});
    show(<PopupPage />);
    await until(() => said().includes('12 of 40 screens'));
    const bar = document.querySelector('progress');
    expect(bar?.position).toBeCloseTo(0.3);
    expect(called('Save what is on screen')).toBeUndefined();
    await expectNoAxeFault();

    fake.sent = [];
    await press('Pause');
    expect(fake.sent).toEqual([{to: 'background', name: 'steer', request: {tabId: 7, how: 'pause'}}]);
    await longSave({what: 'tiles', done: 12, of: 40, paused: true});
    await until(() => said().includes('Paused. Nothing more is saved until you go on.'));
    await expectNoAxeFault();
    await press('Go on');
    await longSave({what: 'tiles', done: 13, of: 40});
    await until(() => said().includes('13 of 40 screens'));
    await press('Stop and keep what is there');
    await until(() => said().includes('Stopping. What is there is being kept.'));
    expect(fake.sent.map((message) => (message as {request: {how: string}}).request.how)).toEqual([
      'pause',
      'goOn',
      'cancel',
    ]);
  });

  it('counts where the page does not say how many there are, and makes no bar of it', async () => {
    await longSave({what: 'items', done: 1037, of: null});
    show(<PopupPage />);
    await until(() => said().includes('1,037 saved so far'));
    expect(document.querySelector('progress')).toBeNull();
    await expectNoAxeFault();
  });

  it('wakes a background that was stopped, but never lets a resting one go on by that', async () => {
    await longSave({what: 'items', done: 3, of: null});
    show(<PopupPage />);
    await until(() => fake.sent.length > 0);
    clearStage();
    fake.sent = [];
    await longSave({what: 'items', done: 3, of: null, paused: true});
    show(<PopupPage />);
    await until(() => said().includes('Paused.') && fake.sent.length > 0);
    expect(fake.sent).toEqual([{to: 'background', name: 'steer', request: {tabId: 7, how: 'pause'}}]);
  });

  it('shows what was saved meanwhile in the list', async () => {
    await longSave({what: 'items', done: 0, of: null});
    show(<PopupPage />);
    await until(() => said().includes('What you save will stand here.'));
    await keep({name: 'Mara', text: 'x'});
    await saveState({state: 'saving', progress: {what: 'items', done: 1, of: null, paused: false}});
    await until(() => lines().length === 1);
  });

  it('stays in sight when something else was saved meanwhile', async () => {
    const [row] = await keep({name: 'Mara', text: 'x'});
    await longSave({what: 'items', done: 3, of: 9, paused: true}, 12);
    await saveState({state: 'saved', exhibitId: row?.id});
    show(<PopupPage />);
    await until(() => document.querySelector('.saved'));
    expect(said()).toContain('3 of 9 saved');
    expect(called('Go on')).toBeDefined();
  });
});

describe('after many were saved', () => {
  it.each<[object, string, string]>([
    [{saved: 1484, of: 1484}, '1,484 of 1,484 saved', 'That is all the page says there is.'],
    [{saved: 37, of: null}, '37 saved', 'The page does not say how many there are.'],
    [{saved: 40, of: 52}, '40 of 52 saved', 'some may be hidden, removed or not open to you'],
    [{saved: 53, of: 52}, '53 saved', 'The page itself counts 52.'],
    [{saved: 412, of: 1484, stopped: 'cancelled'}, '412 of 1,484 saved', 'You stopped it.'],
    [{saved: 412, of: null, stopped: 'pageLeft'}, '412 saved', 'the page was left or another tab came in front'],
    [{saved: 0, of: 9, stopped: 'diskFull'}, '0 of 9 saved', 'no room left'],
  ])('says how many of how many, and why not all: %o', async (tally, count, why) => {
    const [row] = await keep({name: 'Mara', text: 'x'});
    await saveState({state: 'collected', exhibitId: row?.id, tally, at: '2026-03-01T10:00:00.000Z'});
    show(<PopupPage />);
    await until(() => said().includes(count));
    expect(said()).toContain(why);
    await expectNoAxeFault();
    const look = called<HTMLAnchorElement>('Look at them');
    if (count.startsWith('0 ')) expect(look).toBeUndefined();
    else expect(look?.getAttribute('href')).toBe(`/src/pages/page/index.html${hideWords(`#/?with=${row?.id}`)}`);
  });
});

describe('hostile names and words', () => {
  it('shows markup letter by letter, and runs nothing', async () => {
    await keep({
      name: '<img src=x onerror="window.hit=1"><b>bold</b>',
      handle: '@<script>window.hit=1</script>',
      text: '<i>x</i>',
    });
    show(<PopupPage />);
    await until(() => lines().length === 1);
    expect(lines()[0]?.textContent).toContain('<img src=x onerror=');
    expect(document.querySelector('#app b, #app i, #app script')).toBeNull();
    expect('hit' in window).toBe(false);
  });

  it('shows hidden characters as codes, and keeps the line that follows in its own direction', async () => {
    await keep({name: 'anna\u202Egnp.exe', handle: 'open\u202E', text: 'x'});
    show(<PopupPage />);
    await until(() => lines().length === 1);
    expect(link(0)?.textContent).toContain('annaU+202Egnp.exe');
    expect(lines()[0]?.textContent).not.toContain('\u202E');
  });

  it('does not let stacked marks or long names cover other lines', async () => {
    await keep(
      {name: 'below', text: 'x'},
      {
        name: `h${'\u0301\u0302\u0303'.repeat(60)}i`,
        handle: 'w'.repeat(400),
        address: `https://${'long.'.repeat(30)}example/`,
      },
    );
    document.body.style.inlineSize = '380px';
    show(<PopupPage />);
    await until(() => lines().length === 2);
    const [upper, lower] = lines().map((line) => line.getBoundingClientRect());
    expect(upper?.bottom).toBeLessThanOrEqual((lower?.top ?? 0) + 1);
    expect(upper?.height).toBeLessThan(160);
    for (const text of document.querySelectorAll<HTMLElement>('.line .page-text--line')) {
      expect(getComputedStyle(text).overflow).toContain('clip');
      expect(text.getBoundingClientRect().right).toBeLessThanOrEqual(lines()[0]?.getBoundingClientRect().right ?? 0);
    }
    document.body.style.inlineSize = '';
  });

  it('has words for no name, and takes a name of one emoji', async () => {
    await keep({text: 'x'}, {name: '🦀', text: 'x'}, {name: '   ', text: 'x'});
    show(<PopupPage />);
    await until(() => lines().length === 3);
    expect(lines().map((line) => line.querySelector('.line__link')?.textContent)).toEqual([
      'No name shown',
      '🦀',
      'No name shown',
    ]);
  });
});
