import '../../src/pages/shared/theme.css';
import '../../src/pages/shared/lines.css';
import '../../src/pages/case-file/case-file.css';
import '../../src/pages/case-file/diary/diary.css';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {page} from 'vitest/browser';
import {emptyTelling, type Telling} from '../../src/core/diary/incident.ts';
import {emptyDescription} from '../../src/core/diary/subject.ts';
import type {Uuid} from '../../src/core/ids.ts';
import type {Instant} from '../../src/core/time.ts';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import {compareWords} from '../../src/pages/case-file/diary/compare-words.ts';
import {revealWords} from '../../src/pages/shared/address-words.ts';
import {readDiaryNote, saveDiaryNote} from '../../src/store/diary-notes.ts';
import {incidentRevisions, linkExhibits, reviseIncident, writeIncident} from '../../src/store/incidents.ts';
import type {Store} from '../../src/store/open-store.ts';
import {addSubject} from '../../src/store/subjects.ts';
import {circumstances} from '../support/samples.ts';
import {openedStore, seed} from './seed.ts';
import {cleanStage, clearStage, expectNoAxeFault, key, press, said, show, until} from './stage.tsx';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

const when = circumstances();
const eventually = (check: () => Promise<boolean>) => vi.waitUntil(check, {timeout: 10_000});

let store: Store;
beforeEach(async () => {
  await cleanStage();
  document.documentElement.style.blockSize = '700px';
  store = await openedStore();
});
afterEach(() => {
  clearStage();
  store.close();
  document.documentElement.dir = '';
});

/** An entry as the form keeps it; `start` is when it happened. */
async function keep(words: string, start = '', more: Partial<Telling> = {}): Promise<Uuid> {
  const empty = emptyTelling('Europe/London');
  const happened = {...empty.happened, start, precision: start === '' ? ('unknown' as const) : ('exact' as const)};
  return (await writeIncident(store, {...empty, words, happened, ...more}, when)).record.id;
}

const lines = () => [...document.querySelectorAll<HTMLElement>('.two__list .line')];
const links = () => lines().map((line) => line.querySelector('.line__link')?.textContent);
const article = () => document.querySelector('article')?.textContent ?? '';

async function open(place: string): Promise<void> {
  location.hash = place;
  show(<CaseFilePage />);
  await until(() => (place.includes('/diary/') ? document.querySelector('article') : lines().length > 0), place);
}

describe('the diary', () => {
  it('stands in the order in which things happened, those without a date at the end, and says so', async () => {
    await keep('b', '2026-02-01');
    await keep('no date');
    await keep('a', '2026-02-03T10:00');
    await keep('c', '2025');
    await open('#/diary');
    expect(links()).toEqual([
      '\u2068Tue, 3 Feb 2026, 10:00\u2069',
      '\u2068Sun, 1 Feb 2026\u2069',
      '\u20682025\u2069',
      'No date given',
    ]);
    expect(said()).toContain('4 entries. What happened last stands first. Entries without a date are at the end.');
    await expectNoAxeFault();
  });

  it('shows no words until they are asked for, says who, what kind and what is marked, and how long after it was written', async () => {
    const sam = await addSubject(store, {...emptyDescription(), names: ['Sam\u202e']}, when);
    const [row] = await seed(store, [{name: 'Mara'}]);
    await keep('SECRET WORDS', '2026-02-27', {
      kinds: ['following', 'of a later version'],
      involved: [{subjectId: sam.record.id, part: 'did'}],
      marks: ['threat'],
      tags: ['garden'],
      exhibitIds: row ? [row.id] : [],
    });
    await open('#/diary');
    const text = lines()[0]?.textContent ?? '';
    expect(text).not.toContain('SECRET');
    for (const part of [
      'Sam[U+202E]',
      'Following me, of a later version',
      'A threat',
      'garden',
      '1 kept thing',
      '2 days after',
    ])
      expect(text).toContain(part);
    const link = lines()[0]?.querySelector<HTMLElement>('.line__link');
    link?.focus();
    key(link ?? document.body, ' ');
    await until(() => said().includes('SECRET WORDS'));
    await expectNoAxeFault();
    key(document.activeElement ?? document.body, ' ');
    await until(() => !said().includes('SECRET WORDS'));
  });

  it('finds words of any script, in any field', async () => {
    await keep('er stand am Tor', '2026-02-01', {effect: {felt: 'Angst', changed: '', injury: '', loss: ''}});
    await keep('كان ينتظر عند الباب', '2026-02-02');
    await keep('他在门口等我', '2026-02-03');
    for (const [query, date] of [
      ['ANGST', 'Sun, 1 Feb 2026'],
      ['الباب', 'Mon, 2 Feb 2026'],
      ['门口', 'Tue, 3 Feb 2026'],
    ]) {
      clearStage();
      await open(`#/diary?q=${encodeURIComponent(query ?? '')}`);
      await until(() => lines().length === 1);
      expect(links()[0]).toContain(date);
    }
    clearStage();
    location.hash = '#/diary?q=zzz';
    show(<CaseFilePage />);
    await until(() => said().includes('Nothing was found.'));
    await expectNoAxeFault();
  });

  it('draws of five thousand entries only what is in sight', async () => {
    const first = await keep('one', '2026-02-01');
    const transaction = store.transaction('diaryRows', 'readwrite');
    const row = await transaction.store.get(first);
    for (let ordinal = 2; row?.kind === 'incident' && ordinal <= 5000; ordinal += 1) {
      const sortFrom = new Date(Date.UTC(2020, 0, ordinal % 2000)).toISOString() as Instant;
      void transaction.store.put({...row, id: crypto.randomUUID() as Uuid, ordinal, sortFrom});
    }
    await transaction.done;
    await open('#/diary');
    expect(document.querySelector('.list__item')?.getAttribute('aria-setsize')).toBe('5000');
    expect(lines().length).toBeLessThan(40);
    lines()[0]?.querySelector<HTMLElement>('.line__link')?.focus();
    key(document.activeElement ?? document.body, 'End');
    await until(() => document.activeElement?.closest('li')?.getAttribute('aria-posinset') === '5000');
  });

  it('runs from the right, and in a window 320 px wide, without a fault', async () => {
    const id = await keep('words', '2026-02-01T10:00', {where: {text: 'x'.repeat(400), kind: 'home'}});
    document.documentElement.dir = 'rtl';
    await page.viewport(320, 640);
    await open('#/diary');
    await expectNoAxeFault();
    clearStage();
    await open(`#/diary/${id}`);
    await expectNoAxeFault();
    const detail = document.querySelector('.two__detail');
    expect(detail && detail.scrollWidth - detail.clientWidth).toBeLessThanOrEqual(0);
  });
});

describe('one entry', () => {
  it('tells only what was told, with the times kept apart', async () => {
    const id = await keep('words', '2026-02-19T18:30', {
      noticed: {start: '2026-02-20', end: null, precision: 'about', zone: 'Europe/London', said: 'at breakfast'},
      where: {text: '<b>the gate</b>', kind: 'home'},
    });
    await open(`#/diary/${id}`);
    const text = article();
    for (const part of [
      'Thu, 19 Feb 2026, 18:30',
      'clock of Europe/London',
      'About Fri, 20 Feb 2026',
      'at breakfast',
      '10 days after it happened',
      'At home',
      '<b>the gate</b>',
    ])
      expect(text).toContain(part);
    for (const part of ['Changed last', 'Witness', 'How I felt', 'Told to', 'U+2068']) expect(text).not.toContain(part);
    await expectNoAxeFault();
  });

  it('keeps words and what may hurt under one veil', async () => {
    const id = await keep('SECRET', '2026-02-19', {effect: {felt: 'AFRAID', changed: '', injury: '', loss: ''}});
    await open(`#/diary/${id}`);
    expect(article()).not.toMatch(/SECRET|AFRAID/);
    await press('Show your words');
    await until(() => article().includes('SECRET') && article().includes('AFRAID'));
    await press('Hide your words');
    await until(() => !article().includes('SECRET'));
  });

  it('shows what each version changed, and goes back to an earlier one as a version of its own', async () => {
    const id = await keep('He stood at the gate.', '2026-02-19');
    const empty = emptyTelling('Europe/London');
    await reviseIncident(store, id, {...empty, words: 'He shouted at the gate.', medium: 'Face to face'}, when);
    await open(`#/diary/${id}`);
    await press('What was changed');
    await until(() => document.querySelector('article del'));
    const taken = [...document.querySelectorAll('article del')].map((one) => one.textContent);
    const put = [...document.querySelectorAll('article ins')].map((one) => one.textContent);
    expect(taken).toEqual(['Taken out: stood', 'Taken out: Thu, 19 Feb 2026']);
    expect(put).toEqual(['Put in: shouted', 'Put in: No date given', 'Put in: Face to face']);
    await expectNoAxeFault();
    const back = [...document.querySelectorAll<HTMLElement>('article .button')].find((one) =>
      one.textContent?.startsWith('Go back to this version'),
    );
    back?.click();
    await eventually(async () => (await incidentRevisions(store, id)).length === 3);
    const words = (await incidentRevisions(store, id)).map(({record}) => record.words);
    expect(words).toEqual(['He stood at the gate.', 'He shouted at the gate.', 'He stood at the gate.']);
  });

  it('is deleted and put back with every version and its private note', async () => {
    const id = await keep('first', '2026-02-19');
    await keep('other', '2026-02-20');
    await saveDiaryNote(store, id, 'mine', when.now().at);
    await open(`#/diary/${id}`);
    await press('Delete this entry');
    await expectNoAxeFault();
    await press('Delete it');
    await until(() => said().includes('You deleted this.'));
    expect(await incidentRevisions(store, id)).toEqual([]);
    await expectNoAxeFault();
    await press('Put it back');
    await until(() => document.querySelector('article'));
    expect((await incidentRevisions(store, id)).map(({record}) => record.words)).toEqual(['first', 'first']);
    expect(await readDiaryNote(store, id)).toBe('mine');
  });

  it('keeps private words apart, and says what nobody can promise', async () => {
    const id = await keep('words', '2026-02-19');
    await open(`#/diary/${id}`);
    expect(article()).toContain('a court can still order you to show private notes');
    const box = await until(() => document.querySelector<HTMLTextAreaElement>('.note-lane textarea:not([readonly])'));
    box.value = 'for me alone';
    box.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await eventually(async () => (await readDiaryNote(store, id)) === 'for me alone');
    expect(JSON.stringify(await incidentRevisions(store, id))).not.toContain('for me alone');
  });

  it('takes a kept thing out and in again', async () => {
    const [row] = await seed(store, [{name: 'Mara', picture: true}]);
    const id = await keep('words', '2026-02-19');
    if (!row) throw new Error('nothing kept');
    await linkExhibits(store, id, [row.id], when);
    await open(`#/diary/${id}`);
    const out = await until(() => document.querySelector<HTMLElement>('article .kept-line .button'));
    out.click();
    await until(() => said().includes('It was taken out of this entry. The thing itself is still kept.'));
    expect((await incidentRevisions(store, id)).at(-1)?.record.exhibitIds).toEqual([]);
    await press('Undo');
    await until(() => document.querySelector('article .kept-line'));
    expect((await incidentRevisions(store, id)).at(-1)?.record.exhibitIds).toEqual([row.id]);
  });

  it('says so when it is not there', async () => {
    await keep('words');
    location.hash = `#/diary/${crypto.randomUUID()}`;
    show(<CaseFilePage />);
    await until(() => said().includes('This is no longer here.'));
  });
});

describe('from a kept thing', () => {
  it('is put to an entry, and taken from it again', async () => {
    const [row] = await seed(store, [{name: 'Mara'}]);
    const id = await keep('SECRET', '2026-02-19');
    location.hash = `#/exhibit/${row?.id}`;
    show(<CaseFilePage />);
    await press('This belongs to an entry…');
    await until(() => said().includes('Which entry does it belong to?'));
    expect(article()).not.toContain('SECRET');
    await expectNoAxeFault();
    document.querySelector<HTMLElement>('.choose__one .button')?.click();
    await until(() => said().includes('It now belongs to entry 1.'));
    expect((await incidentRevisions(store, id)).at(-1)?.record.exhibitIds).toEqual([row?.id]);
    await press('Undo');
    await eventually(async () => (await incidentRevisions(store, id)).at(-1)?.record.exhibitIds.length === 0);
  });

  it('leads to a new entry that it belongs to', async () => {
    const [row] = await seed(store, [{name: 'Mara'}]);
    location.hash = `#/exhibit/${row?.id}`;
    show(<CaseFilePage />);
    await until(() => document.querySelector('article'));
    await press('Write down what happened');
    await until(() => document.querySelector('.write__words'));
    expect(revealWords(location.hash)).toBe(`#/write?with=${row?.id}`);
  });
});

describe('two texts side by side', () => {
  it.each([
    ['He stood  there all day.\n', 'He stood there all night.\n\n'],
    ['انتظر عند الباب', 'انتظر عند البوابة'],
    ['他在门口等我', '他在路口等了我'],
    ['👩‍👧 came', '👩‍👦 came'],
  ])('lose and gain nothing: %j', (before, after) => {
    const stretches = compareWords(before, after) ?? [];
    const of = (side: 'before' | 'after') =>
      stretches
        .filter((one) => one.in === 'both' || one.in === side)
        .map(({text}) => text)
        .join('');
    expect(of('before')).toBe(before);
    expect(of('after')).toBe(after);
    expect(stretches.some((one) => one.in === 'both')).toBe(true);
  });
});
