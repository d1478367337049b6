import '../../src/pages/case-file/case-file.css';
import '../../src/pages/case-file/pack/pack.css';
import JSZip from 'jszip';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {userEvent} from 'vitest/browser';
import {emptyTelling, type Telling} from '../../src/core/diary/incident.ts';
import {emptyDescription} from '../../src/core/diary/subject.ts';
import type {Uuid} from '../../src/core/ids.ts';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import {makePack} from '../../src/pages/case-file/pack/make-pack.ts';
import {previewReport} from '../../src/pages/case-file/pack/preview-report.ts';
import {reviseIncident, writeIncident} from '../../src/store/incidents.ts';
import {saveNote} from '../../src/store/notes.ts';
import type {Store} from '../../src/store/open-store.ts';
import {readPrivateWords, savePrivateWords} from '../../src/store/private-words.ts';
import {caseRevisions, changeCase} from '../../src/store/revise-case.ts';
import type {ExhibitRow} from '../../src/store/rows.ts';
import {addSubject} from '../../src/store/subjects.ts';
import {circumstances, MOMENT} from '../support/samples.ts';
import {openedStore, partOf, seed} from './seed.ts';
import {called, cleanStage, clearStage, expectNoAxeFault, press, said, show, until} from './stage.tsx';
import {standInChecker} from './stand-in-checker.ts';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

/** A JPEG of two points whose EXIF data names a place, made by the writer of the import tests. */
const WITH_PLACE =
  '/9j/4QCIRXhpZgAATU0AKgAAAAgAAYglAAQAAAABAAAAGgAAAAAABAABAAIAAAADTgAAAAACAAUAAAADAAAAUAADAAIAAAADVwAAAAAEAAUAAAADAAAAaAAAAAAAB8gwAAAnEAAEk+AAACcQAAP3oAAAJxAAAAAAAAAnEAABEXAAACcQAAXzcAAAJxD/wAALCAABAAIBAREA/9oACAEBAAA/ABI0Vv/Z';

let store: Store;
let rows: ExhibitRow[];
let entry: Uuid;
let person: Uuid;

const telling = (part: Partial<Telling>): Telling => ({...emptyTelling('Europe/London'), ...part});

beforeEach(async () => {
  await cleanStage();
  standInChecker();
  store = await openedStore();
  rows = await seed(store, [
    {name: 'Mara', text: 'Ring me on 020 7946 0018 <img src=x onerror=alert(1)>', picture: true},
    {name: 'Ben', text: 'two', picture: true},
  ]);
  const subject = await addSubject(
    store,
    {...emptyDescription(), names: ['Sam Other'], addresses: [{value: '9 Far Lane', basis: 'known', why: ''}]},
    circumstances(),
  );
  person = subject.record.id;
  const written = await writeIncident(
    store,
    telling({
      words: 'He stood outside 12 Station Road.',
      happened: {start: '2026-02-01', end: null, precision: 'exact', zone: 'Europe/London'},
      exhibitIds: [rows[1]?.id as Uuid],
      involved: [{subjectId: person, part: 'did'}],
    }),
    circumstances(),
  );
  entry = written.record.id;
});
afterEach(() => {
  clearStage();
  store.close();
  vi.restoreAllMocks();
});

const tickOf = (id: string) =>
  [...document.querySelectorAll('.pack-line')]
    .find((line) => line.querySelector('a')?.getAttribute('href')?.endsWith(id))
    ?.querySelector<HTMLInputElement>('input[type=checkbox]');

async function field<T extends HTMLElement>(label: string): Promise<T> {
  const named = await until(
    () => [...document.querySelectorAll('label')].find(({textContent}) => textContent?.trim() === label),
    label,
  );
  return document.getElementById(named.htmlFor) as T;
}

async function openPack(hash = '#/pack'): Promise<void> {
  location.hash = hash;
  show(<CaseFilePage />);
  await until(() => called('Look at it'));
}

describe('choosing what goes in', () => {
  it('begins with everything, and with what a ticked entry names where one was ticked', async () => {
    await openPack();
    expect(said()).toContain('2 things you saved go in');
    expect(said()).toContain('1 diary entry goes in');
    await expectNoAxeFault();
    clearStage();
    await openPack(`#/pack?incidents=${entry}`);
    await until(() => tickOf(entry)?.checked);
    expect([rows[0]?.id, rows[1]?.id, person].map((id) => tickOf(String(id))?.checked)).toEqual([false, true, true]);
    expect(said()).toContain('1 thing you saved goes in · 1 stay out');
    await expectNoAxeFault();
  });

  it('says what a ticked entry names that stays out, and ticks it when asked', async () => {
    await openPack(`#/pack?incidents=${entry}`);
    (await until(() => tickOf(person))).click();
    await until(() => said().includes('What you ticked speaks of 1 thing that is not ticked.'));
    await press('Tick them too');
    await until(() => tickOf(person)?.checked);
    expect(said()).not.toContain('that is not ticked.');
  });

  it('leaves diary, people and steps out for a site or an employer, and puts them back for the police', async () => {
    await changeCase(store, () => ({summary: 'What it is about'}), circumstances());
    await openPack();
    const who = await field<HTMLSelectElement>('Who will read it');
    await userEvent.selectOptions(who, 'A site or app');
    await until(() => said().includes('0 diary entries go in'));
    expect(said()).toContain('2 things you saved go in');
    expect(said()).toContain('0 people go in');
    expect(said()).toContain('“Steps taken” stays out');
    await expectNoAxeFault();
    (await until(() => document.querySelector<HTMLInputElement>('input[name=what]'))).click();
    await until(() => said().includes('seldom needs that'));
    await userEvent.selectOptions(await field('Who will read it'), 'An employer or school');
    await until(() => said().includes('0 diary entries go in'));
    await userEvent.selectOptions(await field('Who will read it'), 'Police');
    await until(() => said().includes('1 diary entry goes in'));
    expect(said()).toContain('“Steps taken” goes in');
  });

  it('makes none of nothing, and says so', async () => {
    await openPack();
    (await until(() => document.querySelectorAll<HTMLInputElement>('input[name=what]')[1])).click();
    await until(() => said().includes('Nothing is ticked yet'));
    const main = await until(() => document.querySelector<HTMLElement>('.button--main'));
    expect(main.getAttribute('aria-disabled')).toBe('true');
    main.click();
    expect(await store.count('checkpoints')).toBe(0);
    await expectNoAxeFault();
  });

  it('narrows the list by kind, by person and by day without taking anything out', async () => {
    await openPack(`#/pack?incidents=${entry}`);
    await userEvent.selectOptions(await field('What'), 'Your diary');
    await until(() => said().includes('1 thing in the list'));
    await userEvent.fill(await field('From'), '2026-02-20');
    await until(() => said().includes('0 things in the list'));
    expect(said()).toContain('1 diary entry goes in');
    await userEvent.selectOptions(await field('What'), 'All kinds');
    await userEvent.selectOptions(await field('About whom'), 'Sam Other');
    // A person is not hidden by days.
    await until(() => said().includes('1 thing in the list'));
    await press('Tick only these');
    await until(() => said().includes('0 diary entries go in'));
    expect(said()).toContain('1 person goes in');
  });

  it('keeps the choice while the person looks at something else', async () => {
    await openPack();
    await userEvent.selectOptions(await field('Who will read it'), 'A site or app');
    await until(() => said().includes('0 diary entries go in'));
    location.hash = '#/safety';
    await until(() => document.querySelector('h1')?.textContent === 'Safety and copies');
    location.hash = '#/pack';
    await until(() => said().includes('0 diary entries go in'));
    expect((await field<HTMLSelectElement>('Who will read it')).value).toBe('platform');
  });

  it('moves through the list by keys alone, ticks and looks', async () => {
    await openPack(`#/pack?incidents=${entry}`);
    const first = await until(() => document.querySelector<HTMLElement>('.pack-line .line__link'));
    first.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await until(() => document.activeElement?.getAttribute('href')?.endsWith(entry));
    expect(said()).not.toContain('He stood outside');
    await userEvent.keyboard(' ');
    await until(() => said().includes('He stood outside'));
  });
});

describe('before it is given away', () => {
  async function open(kind: string): Promise<HTMLElement> {
    const summary = await until(
      () =>
        [...document.querySelectorAll<HTMLElement>('summary')].find(({textContent}) => textContent?.startsWith(kind)),
      kind,
    );
    summary.click();
    return summary.closest('details') as HTMLElement;
  }

  it('names streets, numbers and addresses with the places they stand in, and leaves one out when asked', async () => {
    await openPack();
    const phones = await open('Phone numbers');
    expect(phones.textContent).toContain('020 7946 0018');
    const streets = await open('Streets');
    expect(streets.textContent).toContain('12 Station Road');
    expect((await open('Addresses of people')).textContent).toContain('9 Far Lane');
    await expectNoAxeFault();
    const leave = [...phones.querySelectorAll('button')].find(({textContent}) => textContent?.startsWith('Leave out'));
    leave?.click();
    await until(() => said().includes('1 thing you saved goes in · 1 stay out'));
    expect([...document.querySelectorAll('summary')].some(({textContent}) => textContent?.startsWith('Phone'))).toBe(
      false,
    );
    expect(said()).toContain('1 diary entry goes in');
  });

  it('finds what stands only in an earlier version, and says that it goes in too', async () => {
    await reviseIncident(store, entry, telling({words: 'He stood outside.'}), circumstances());
    await openPack();
    const streets = await open('Streets');
    expect(streets.textContent).toContain('12 Station Road');
    expect(streets.textContent).toContain('in an earlier version');
  });

  it('says of a picture that it holds the place where it was made', async () => {
    const bytes = Uint8Array.from(atob(WITH_PLACE), (letter) => letter.charCodeAt(0));
    await seed(store, [
      {
        name: 'Cara',
        text: 'three',
        parts: [partOf({path: 'media-1.jpg', role: 'media', how: 'originalBytes', mediaType: 'image/jpeg'}, bytes)],
      },
    ]);
    await openPack();
    const pictures = await open('Pictures that say where they were made');
    expect(pictures.textContent).toContain('Thing 3 · Cara');
  });

  it('looks for the keeper’s own words, which it keeps and puts into no pack', async () => {
    await openPack();
    (await open('Your own list')).querySelector('textarea');
    await userEvent.fill(await field('One on each line'), '  Outside \n\nMina');
    await until(() => said().includes('Words you never want to give out'));
    expect(await readPrivateWords(store)).toEqual(['Outside', 'Mina']);
    await expectNoAxeFault();
    await savePrivateWords(store, ['zebra crossing']);
    const made = await makePack(
      store,
      {choice: {scope: 'whole'}, initials: ''},
      {circumstances: circumstances(), signal: new AbortController().signal, onStage: () => undefined},
    );
    if (!made.ok) throw new Error(made.error.detail);
    const zip = await JSZip.loadAsync(new Uint8Array(await made.value.file.arrayBuffer()));
    const texts = await Promise.all(Object.values(zip.files).map((file) => file.async('string')));
    expect(texts.filter((text) => text.includes('zebra'))).toEqual([]);
    await made.value.remove();
  });
});

describe('what the reader would see', () => {
  it('is the document in a frame that runs nothing, with every file, and leaves no mark', async () => {
    await saveNote(store, rows[0]?.id as Uuid, 'my very private note on it', MOMENT.at);
    const before = [await store.count('entries'), await store.count('checkpoints'), await store.count('cases')];
    await openPack();
    await press('Look at it');
    const frame = await until(() => document.querySelector<HTMLIFrameElement>('.pack-preview iframe'));
    expect(frame.getAttribute('sandbox')).toBe('');
    const html = frame.srcdoc;
    expect(html).toContain('img-src data:');
    expect(html).toContain('src="data:image/jpeg;base64,');
    expect(html).not.toMatch(/<img src=x/);
    expect(html).toContain('12 Station Road');
    expect(html).not.toContain('my very private note');
    expect(said()).toContain('Your 1 private note is not in it.');
    // Looking away veils it like everything else.
    window.dispatchEvent(new Event('hashchange'));
    await until(() => !document.querySelector('.pack-preview'));
    await press('Show the document again');
    await until(() => document.querySelector('.pack-preview iframe'));
    const files = await until(() => document.querySelector<HTMLElement>('.pack-files'));
    expect(files.textContent).toContain('data/incidents/000001/incident.json');
    expect([await store.count('entries'), await store.count('checkpoints'), await store.count('cases')]).toEqual(
      before,
    );
    await expectNoAxeFault();
    (await until(() => document.querySelectorAll<HTMLInputElement>('input[name=what]')[1])).click();
    await until(() => said().includes('You have changed what goes in since.'));
  });

  it('says where the words of a note also stand in what goes in', async () => {
    await saveNote(store, rows[0]?.id as Uuid, 'HE stood outside 12 station road', MOMENT.at);
    const options = {circumstances: circumstances(), signal: new AbortController().signal};
    const preview = await previewReport(store, {scope: 'whole'}, {kind: '', name: ''}, options);
    expect(preview?.notes).toEqual({all: 1, repeated: 1});
  });

  it('is the same as the report in the pack, but for its number, times, log and pictures', async () => {
    const surroundings = {circumstances: circumstances(), signal: new AbortController().signal};
    const madeFor = {kind: 'police', name: 'Desk <7>'} as const;
    const preview = await previewReport(store, {scope: 'whole'}, madeFor, surroundings);
    const made = await makePack(
      store,
      {choice: {scope: 'whole'}, madeFor, initials: ''},
      {...surroundings, onStage: () => undefined},
    );
    if (!made.ok || !preview) throw new Error('none');
    const zip = await JSZip.loadAsync(new Uint8Array(await made.value.file.arrayBuffer()));
    const report = await zip.file(/data\/report\/report\.html$/)[0]?.async('string');
    const wordsOf = (html: string) => {
      const page = new DOMParser().parseFromString(html, 'text/html');
      for (const part of page.querySelectorAll('#log, #check, .cover, #key, .print')) part.remove();
      return page.querySelector('main')?.textContent?.trim();
    };
    expect(wordsOf(preview.html)).toBe(wordsOf(report ?? ''));
    expect(report).toContain('Desk &lt;7&gt;');
    const inZip = Object.keys(zip.files).map((name) => name.replace(/^[^/]+\//, ''));
    expect(preview.files.map(({path}) => path)).toEqual(inZip.filter((name) => name !== ''));
    await made.value.remove();
  });
});

describe('the pack', () => {
  it('of some things holds them, the chosen entry with what it names, and the case record, and holds', async () => {
    await changeCase(store, () => ({summary: 'What it is about'}), circumstances());
    const made = await makePack(
      store,
      {
        choice: {
          scope: 'chosen',
          exhibitIds: [rows[1]?.id as Uuid],
          incidentIds: [entry],
          subjectIds: [person],
          withCase: true,
        },
        initials: '',
      },
      {circumstances: circumstances(), signal: new AbortController().signal, onStage: () => undefined},
    );
    if (!made.ok) throw new Error(made.error.detail);
    expect(made.value.report.outcome).toBe('verified');
    const zip = await JSZip.loadAsync(new Uint8Array(await made.value.file.arrayBuffer()));
    const records = Object.keys(zip.files).map((name) => name.replace(/^[^/]+\/data\//, ''));
    expect(records.filter((name) => /(incident|subject|exhibit|case(-2)?)\.json$/.test(name)).sort()).toEqual([
      'case-2.json',
      'case.json',
      'exhibits/000002/exhibit.json',
      'incidents/000001/incident.json',
      'subjects/000001/subject.json',
    ]);
    await made.value.remove();
  });

  it('says on its cover for whom it is, and nowhere in the log', async () => {
    const made = await makePack(
      store,
      {choice: {scope: 'whole'}, madeFor: {kind: 'solicitor', name: 'Quill & Co'}, initials: 'ab'},
      {circumstances: circumstances(), signal: new AbortController().signal, onStage: () => undefined},
    );
    if (!made.ok) throw new Error(made.error.detail);
    expect(made.value.report.outcome).toBe('verified');
    const zip = await JSZip.loadAsync(new Uint8Array(await made.value.file.arrayBuffer()));
    const holding: string[] = [];
    for (const [name, file] of Object.entries(zip.files)) {
      if ((await file.async('string')).includes('Quill')) holding.push(name.replace(/^[^/]+\//, ''));
    }
    expect(holding).toEqual(['data/report/report.html']);
    await made.value.remove();
  });

  it('keeps the initials with the case, and does not change those that are there', async () => {
    const order = {choice: {scope: 'whole'}, initials: 'ab'} as const;
    const options = {circumstances: circumstances(), signal: new AbortController().signal, onStage: () => undefined};
    const first = await makePack(store, order, options);
    const second = await makePack(store, {...order, initials: 'zz'}, options);
    if (!first.ok || !second.ok) throw new Error('none');
    expect((await caseRevisions(store)).map(({record}) => record.keeper.initials)).toEqual(['', 'ab']);
    const zip = await JSZip.loadAsync(new Uint8Array(await second.value.file.arrayBuffer()));
    expect(await zip.file(/data\/numbering\.json$/)[0]?.async('string')).toContain('"prefix":"AB"');
    await Promise.all([first.value.remove(), second.value.remove()]);
  });
});
