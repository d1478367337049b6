import '../../src/pages/case-file/case-file.css';
import '../../src/pages/case-file/pack/pack.css';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {emptyTelling} from '../../src/core/diary/incident.ts';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import {routeAddress} from '../../src/pages/case-file/route.ts';
import {readPart} from '../../src/store/exhibits.ts';
import {writeIncident} from '../../src/store/incidents.ts';
import {listEntries} from '../../src/store/log.ts';
import type {Store} from '../../src/store/open-store.ts';
import {listRedactions, openRedaction} from '../../src/store/redactions.ts';
import {circumstances} from '../support/samples.ts';
import {drawRows, openedStore, partOf, seed} from './seed.ts';
import {cleanStage, clearStage, expectNoAxeFault, key, press, said, show, shownIn, until} from './stage.tsx';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

const WORDS = 'Meet me at Quartermaine Street tonight, Rosalind.';

let store: Store;

beforeEach(async () => {
  await cleanStage();
  store = await openedStore();
});
afterEach(() => {
  clearStage();
  store.close();
  vi.restoreAllMocks();
});

async function openHide(text = WORDS, parts: Parameters<typeof partOf>[] = []) {
  const [row] = await seed(store, [
    {
      name: 'Mara Vance',
      text,
      picture: true,
      page: {title: {value: `Rosalind: ${text.slice(0, 20)}`, from: 'meta'}},
      parts: parts.map((one) => partOf(...one)),
    },
  ]);
  if (!row) throw new Error('nothing saved');
  location.hash = routeAddress({panel: 'hide', id: row.id});
  show(<CaseFilePage />);
  await until(() => document.querySelector('.picture-choice'));
  return row;
}

/** Chooses what becomes of a picture, by its words. */
async function choose(label: string, nth = 0): Promise<void> {
  const options = [...document.querySelectorAll('label')].filter((one) => one.textContent === label);
  options[nth]?.querySelector('input')?.click();
  await until(() => options[nth]?.querySelector('input')?.checked);
}

const boxes = () => [...document.querySelectorAll<HTMLElement>('button.mask__box')];
const boxWords = () => boxes().map((one) => one.getAttribute('aria-label'));
const option = (word: string) =>
  [...document.querySelectorAll<HTMLElement>('[role=option]')].find((one) => one.textContent?.trim() === word);
const hiddenWords = () =>
  [...document.querySelectorAll('[role=option][aria-selected=true]')].map((one) => one.textContent?.trim());

/** With what only those hear who do not see it. */
const named = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('button, a')].find(
    (one) => one.textContent?.replace(/\s+/g, ' ').trim() === name,
  );

async function pressNamed(name: string): Promise<void> {
  (await until(() => named(name), name)).click();
}

function pull(sheet: HTMLElement, from: [number, number], to: [number, number], target: Element = sheet): void {
  const {left, top, width} = sheet.getBoundingClientRect();
  const scale = width / 640;
  const at = ([x, y]: [number, number]) => ({clientX: left + x * scale, clientY: top + y * scale});
  const send = (type: string, on: Element, place: [number, number]) =>
    on.dispatchEvent(
      new PointerEvent(type, {
        ...at(place),
        button: 0,
        pointerId: 1,
        pointerType: 'mouse',
        bubbles: true,
        cancelable: true,
      }),
    );
  // A pointer made by a test cannot be captured.
  sheet.setPointerCapture = () => undefined;
  send('pointerdown', target, from);
  send('pointermove', sheet, to);
}
const letGo = (sheet: HTMLElement) => sheet.dispatchEvent(new PointerEvent('pointerup', {bubbles: true}));

describe('boxes on a picture', () => {
  it('are drawn by mouse, snap to whole squares, are moved and taken away', async () => {
    await openHide();
    await choose('Give it with places covered');
    const sheet = await until(() => document.querySelector<HTMLElement>('.mask__sheet'));
    // Veiled until it is asked for, as everywhere.
    expect(sheet.className).toContain('mask__sheet--veiled');
    pull(sheet, [40, 40], [100, 70]);
    await until(() => document.querySelector('.mask__box--new'));
    letGo(sheet);
    await until(() => boxes().length === 1);
    expect(boxWords()).toEqual(['Box 1: 96 × 64 pixels, 32 from the left, 32 from the top']);
    pull(sheet, [50, 50], [50 + 64, 50 + 96], boxes()[0]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    letGo(sheet);
    await until(() => boxWords()[0] === 'Box 1: 96 × 64 pixels, 96 from the left, 128 from the top');
    // A press without a pull is no box.
    pull(sheet, [300, 200], [300, 200]);
    letGo(sheet);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(boxes()).toHaveLength(1);
    await expectNoAxeFault();
    await pressNamed('Remove the box 1');
    await until(() => said().includes('0 boxes'));
  });

  it('are added, moved, sized and taken away by keyboard alone', async () => {
    await openHide();
    await choose('Give it with places covered');
    await press('Add a box');
    const box = await until(() => boxes()[0]);
    await until(() => document.activeElement === box);
    const before = boxWords()[0] ?? '';
    const [wide = 0, high = 0, x = 0, y = 0] = [...before.matchAll(/\d+/g)].slice(1).map(([n]) => Number(n));
    key(box, 'ArrowRight');
    await until(() => boxWords()[0]?.includes(`${x + 32} from the left`));
    key(box, 'ArrowUp');
    await until(() => boxWords()[0]?.includes(`${y - 32} from the top`));
    box.dispatchEvent(
      new KeyboardEvent('keydown', {key: 'ArrowDown', shiftKey: true, bubbles: true, cancelable: true}),
    );
    await until(() => boxWords()[0]?.includes(`${wide} × ${high + 32} pixels`));
    // Never out of the picture.
    for (let i = 0; i < 30; i += 1) {
      key(boxes()[0] ?? box, 'ArrowLeft');
      await Promise.resolve();
      await new Promise((resolve) => setTimeout(resolve));
    }
    await until(() => boxWords()[0]?.includes(', 0 from the left'));
    key(boxes()[0] ?? box, 'Delete');
    await until(() => boxes().length === 0);
  });

  it('work on a picture of 20,000 pixels, and larger squares are said', async () => {
    const long = await drawRows(400, 20_000);
    const part = {
      path: 'page-1.png',
      role: 'page',
      how: 'stitched',
      tiles: 20,
      seams: [],
      covers: {x: 0, y: 0, width: 400, height: 20_000},
      mediaType: 'image/png',
      width: 400,
      height: 20_000,
    };
    await openHide(WORDS, [[part, long]]);
    await choose('Give it with places covered', 1);
    const frame = await until(() => document.querySelector<HTMLElement>('.mask__frame'));
    frame.scrollTop = 5000;
    await press('Add a box');
    await until(() => boxes().length === 1);
    await expectNoAxeFault();
  });
});

describe('words', () => {
  it('are hidden one by one, by a pull over several, by keys, and where else they stand is told', async () => {
    await openHide();
    expect(document.querySelectorAll('[role=option]')).toHaveLength(0);
    await press('Show the words');
    const word = await until(() => option('Rosalind.'));
    word.dispatchEvent(new PointerEvent('pointerdown', {button: 0, bubbles: true}));
    await new Promise((resolve) => setTimeout(resolve, 50));
    window.dispatchEvent(new PointerEvent('pointerup'));
    await until(() => hiddenWords().includes('Rosalind.'));
    await until(() => said().includes('What you hide can still be read in'));
    await expectNoAxeFault();
    await press('Hide it there too');
    await until(() => hiddenWords().includes('Rosalind:'));
    expect(said()).not.toContain('What you hide can still be read in');

    option('Quartermaine')?.dispatchEvent(new PointerEvent('pointerdown', {button: 0, bubbles: true}));
    await new Promise((resolve) => setTimeout(resolve, 50));
    option('Street')?.dispatchEvent(new PointerEvent('pointerover', {bubbles: true}));
    await new Promise((resolve) => setTimeout(resolve, 50));
    window.dispatchEvent(new PointerEvent('pointerup'));
    await until(() => hiddenWords().includes('Street'));

    const list = await until(() => document.querySelector<HTMLElement>('[role=listbox]'));
    list.focus();
    key(list, 'Home');
    await until(() => list.getAttribute('aria-activedescendant')?.endsWith('-0'));
    key(list, ' ');
    await until(() => hiddenWords().includes('Meet'));
    list.dispatchEvent(
      new KeyboardEvent('keydown', {key: 'ArrowRight', shiftKey: true, bubbles: true, cancelable: true}),
    );
    await until(() => hiddenWords().includes('me'));
    await press('Hide no words');
    await until(() => hiddenWords().length === 0);
  });

  it('of a text of 100,000 characters are shown in stretches', async () => {
    await openHide(`${'word '.repeat(20_000)}end`);
    await press('Show the words');
    await until(() => said().includes('Words 1 to 300 of 4,001'));
    await press('Next words');
    await until(() => said().includes('Words 301 to 600 of 4,001'));
    expect(document.querySelectorAll('[role=option]').length).toBeLessThan(1500);
    await pressNamed('Hide all of this Words');
    await until(() => said().includes('4001 words are hidden') || said().includes('4,001 words are hidden'));
  });

  it('are shown whole whatever they hold, and none of it runs', async () => {
    await openHide('<img src=x onerror=alert(1)> \u202egpj.exe مرحبا بالعالم');
    await press('Show the words');
    await until(() => option('مرحبا'));
    expect(document.querySelector('.tokens img')).toBeNull();
    expect(said()).toContain('U+202E');
  });
});

describe('a copy', () => {
  it('shows before what the other side will see, is kept, given alone, deleted and put back', async () => {
    const row = await openHide();
    await choose('Give it with places covered');
    await press('Add a box');
    await press('Show the words');
    const word = await until(() => option('Quartermaine'));
    word.dispatchEvent(new PointerEvent('pointerdown', {button: 0, bubbles: true}));
    await new Promise((resolve) => setTimeout(resolve, 50));
    window.dispatchEvent(new PointerEvent('pointerup'));
    await until(() => hiddenWords().includes('Quartermaine'));
    type('What the reader is told about the hidden parts', 'An address is hidden.');
    type('For whom (only you see this)', 'PC Lindqvist');
    await press('Show what they will see');
    await until(() => document.querySelector('.seen__words .blot'));
    const seen = shownIn(document.querySelector<HTMLElement>('.seen') ?? document.body);
    expect(seen).not.toContain('Quartermaine');
    expect(seen).toContain('Meet me at');
    expect(document.querySelectorAll('.seen .mask__black')).toHaveLength(1);
    expect(said()).toContain('What stays out');
    await expectNoAxeFault();
    await press('Keep this copy');
    await until(() => said().includes('Copy 1, parts hidden'));
    expect(said()).toContain('PC Lindqvist');
    await expectNoAxeFault();

    const [stored] = await listRedactions(store, row.id);
    if (!stored) throw new Error('no copy');
    const {parts, saysWhy} = openRedaction(stored);
    expect(saysWhy).toBe('An address is hidden.');
    expect(stored.json).not.toContain('Lindqvist');
    for (const part of parts) {
      const bytes = await readPart(store, row.id, part.path);
      expect(new TextDecoder('latin1').decode(bytes)).not.toContain('Quartermaine');
    }
    const types = async () =>
      (await listEntries(store, row.caseId)).map(({line}) => (JSON.parse(line) as {type: string}).type);
    expect((await types()).at(-1)).toBe('redaction.made');

    await pressNamed('Delete the copy Copy 1, parts hidden');
    await until(() => said().includes('The copy was deleted.'));
    expect((await types()).at(-1)).toBe('record.deleted');
    await press('Put it back');
    await until(() => named('Give only this copy Copy 1, parts hidden'));
    expect((await types()).at(-1)).toBe('record.putBack');

    await writeIncident(store, {...emptyTelling('UTC'), words: 'He waited in Quartermaine Street.'}, circumstances());
    await pressNamed('Give only this copy Copy 1, parts hidden');
    const select = await until(() => document.querySelector<HTMLSelectElement>('.pack-line__copy'));
    expect(select.selectedOptions[0]?.textContent).toBe('Copy 1, parts hidden, for PC Lindqvist');
    await expectNoAxeFault();
    // What the copy hides is not found in it; what it shows is looked through as in any pack.
    await until(() => said().includes('Your own list of words never to give out'));
    expect(said()).not.toContain('Streets');
    // Something else that goes in holds what was hidden.
    const diary = [...document.querySelectorAll<HTMLInputElement>('.pack-line__tick input')].find((one) =>
      one.parentElement?.textContent?.includes('Diary entry'),
    );
    diary?.click();
    await until(() => said().includes('What you hid in a copy can still be read in other things'));
    await expectNoAxeFault();
  });

  it('that was begun is still there after looking at something else', async () => {
    const row = await openHide();
    await choose('Give it with places covered');
    await press('Add a box');
    await until(() => boxes().length === 1);
    location.hash = '#/safety';
    await until(() => document.querySelector('h1')?.textContent === 'Safety and copies');
    location.hash = routeAddress({panel: 'hide', id: row.id});
    await until(() => boxes().length === 1);
    await press('Start again');
    await until(() => boxes().length === 0);
  });
});

function type(label: string, text: string): void {
  const id = [...document.querySelectorAll('label')].find((one) => one.textContent === label)?.htmlFor ?? '';
  const field = document.getElementById(id) as HTMLInputElement | null;
  if (!field) throw new Error(`no field ${label}`);
  field.value = text;
  field.dispatchEvent(new Event('input', {bubbles: true}));
}
