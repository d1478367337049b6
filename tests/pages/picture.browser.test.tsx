import '../../src/pages/case-file/case-file.css';
import '../../src/pages/case-file/picture/picture.css';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import type {CaseRecord} from '../../src/core/custody/case.ts';
import {emptyTelling} from '../../src/core/diary/incident.ts';
import {emptyDescription} from '../../src/core/diary/subject.ts';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import {revealWords} from '../../src/pages/shared/address-words.ts';
import {listDrafts} from '../../src/store/drafts.ts';
import {writeIncident} from '../../src/store/incidents.ts';
import {caseRevisions, changeCase} from '../../src/store/revise-case.ts';
import {addSubject} from '../../src/store/subjects.ts';
import {circumstances} from '../support/samples.ts';
import {type PictureSeed, seedPicture} from './picture-seed.ts';
import {openedStore} from './seed.ts';
import {called, cleanStage, clearStage, expectNoAxeFault, key, press, said, show, until} from './stage.tsx';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

beforeEach(async () => {
  await cleanStage();
  document.documentElement.style.blockSize = '700px';
  document.documentElement.dir = 'ltr';
});
afterEach(clearStage);

async function fill(what: PictureSeed) {
  const store = await openedStore();
  const filled = await seedPicture(store, what);
  store.close();
  return filled;
}

function open(view: string): void {
  location.hash = `#/picture/${view}`;
  show(<CaseFilePage />);
}

/** As a reload: the page is drawn anew from what is on the disk and in the address. */
function reload(): void {
  clearStage();
  show(<CaseFilePage />);
}

async function record(): Promise<CaseRecord | undefined> {
  const store = await openedStore();
  const revisions = await caseRevisions(store);
  store.close();
  return revisions.at(-1)?.record;
}

const marks = () => [...document.querySelectorAll<HTMLElement>('.timeline__mark')];
const hits = () => [...document.querySelectorAll<SVGElement>('.chart [role="button"]')];
const sources = () => [...document.querySelectorAll<HTMLElement>('.sources .happening')];
const numberIn = (text: string | null | undefined) => Number(/\d+/.exec(text ?? '')?.[0] ?? Number.NaN);
const typed = (label: string, text: string) => {
  const [name] = [...document.querySelectorAll('label')].filter((one) => one.textContent === label);
  const field = name && document.getElementById(name.htmlFor);
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) throw new Error(`no ${label}`);
  field.value = text;
  field.dispatchEvent(new InputEvent('input', {bubbles: true}));
  return field;
};

describe('the time line', () => {
  it('shows every kind in its lane and opens what a mark stands for, with nothing that axe finds', async () => {
    await fill({exhibits: 60, incidents: 20});
    open('timeline');
    await until(() => marks().length > 5);
    const lanes = [...document.querySelectorAll<HTMLElement>('.timeline__lane')].map((lane) => lane.textContent);
    expect(lanes.map((text) => text.split(' · ')[0])).toEqual(['Saved from the web', 'Brought in', 'Diary']);
    await expectNoAxeFault();
    const many = marks().find((mark) => mark.matches('.timeline__mark--many'));
    const count = numberIn(many?.textContent);
    many?.click();
    await until(() => sources().length === count);
    expect(document.activeElement?.localName).toBe('h2');
    expect(said()).not.toContain('words that were posted');
    await expectNoAxeFault();
    await press('Close the list');
    expect(sources()).toHaveLength(0);
  });

  it('is used by keys alone: marks, zoom, moving, and Enter', async () => {
    await fill({exhibits: 60, incidents: 20});
    open('timeline');
    await until(() => marks().length > 5);
    const inReach = marks().filter(({tabIndex}) => tabIndex === 0);
    expect(inReach).toHaveLength(1);
    inReach[0]?.focus();
    key(document.activeElement ?? document.body, 'ArrowRight');
    expect(marks().indexOf(document.activeElement as HTMLElement)).toBe(1);
    key(document.activeElement ?? document.body, 'ArrowDown');
    expect(document.activeElement?.closest('.timeline__lane')?.textContent).toContain('Brought in');
    const before = said();
    for (let times = 0; times < 4; times += 1) key(document.activeElement ?? document.body, '+');
    await until(() => said() !== before && revealWords(location.hash).includes('seen='));
    // The mark that had the focus may be out of sight: then the whole line has it.
    expect(document.activeElement?.closest('.timeline')).not.toBeNull();
    const there = location.hash;
    document.querySelector<HTMLElement>('.timeline')?.focus();
    key(document.activeElement ?? document.body, 'ArrowLeft');
    await until(() => location.hash !== there);
    reload();
    await until(() => marks().length > 0);
    key(document.querySelector('.timeline') ?? document.body, '0');
    await until(() => !revealWords(location.hash).includes('seen='));
  });

  it('zooms around the pointer by Ctrl and the wheel, and leaves the plain wheel to the page', async () => {
    await fill({exhibits: 60, incidents: 0});
    open('timeline');
    await until(() => marks().length > 5);
    const line = document.querySelector('.timeline');
    const turn = (ctrlKey: boolean) => {
      const wheel = new WheelEvent('wheel', {deltaY: -100, ctrlKey, clientX: 600, bubbles: true, cancelable: true});
      line?.dispatchEvent(wheel);
      return wheel.defaultPrevented;
    };
    await until(() => turn(true));
    expect(turn(false)).toBe(false);
    await until(() => revealWords(location.hash).includes('seen='));
  });

  it('comes back from a source with its list open', async () => {
    await fill({exhibits: 60, incidents: 20});
    open('timeline');
    await until(() => marks().length > 5);
    marks()
      .find((mark) => mark.matches('.timeline__mark--many'))
      ?.click();
    const count = (await until(() => sources().length > 0 && sources())).length;
    document.querySelector<HTMLElement>('.sources a')?.click();
    await until(() => revealWords(location.hash).startsWith('#/exhibit/'));
    history.back();
    await until(() => sources().length === count);
  });

  it('says the same in a table, and names steps with and without a date', async () => {
    await fill({exhibits: 30, incidents: 10});
    open('timeline');
    await until(() => marks().length > 3);
    const inSight = numberIn(/(\d+) things in sight/.exec(said())?.[0]);
    await press('The same as a table');
    await until(() => document.querySelector('.facts')?.querySelectorAll('tbody tr').length === inSight);
    await press('Steps taken, as a table');
    for (const words of ['Told to stop', 'Blocked', 'Court order', 'Help asked for']) expect(said()).toContain(words);
    expect(document.body.textContent).not.toContain('By message, in plain words');
    const words = await until(() =>
      [...document.querySelectorAll<HTMLElement>('button')].find((one) =>
        one.getAttribute('aria-label')?.startsWith('Show the words: Told to stop'),
      ),
    );
    words.click();
    await until(() => said().includes('By message, in plain words'));
    await expectNoAxeFault();
  });

  it('runs from the right where the page does', async () => {
    await fill({exhibits: 30, incidents: 0});
    document.documentElement.dir = 'rtl';
    open('timeline');
    await until(() => marks().length > 3);
    const [first, last] = [marks()[0], marks().at(-1)].map((mark) => mark?.getBoundingClientRect().left ?? 0);
    expect(first).toBeGreaterThan(last ?? 0);
    marks()[0]?.focus();
    key(document.activeElement ?? document.body, 'ArrowLeft');
    expect(marks().indexOf(document.activeElement as HTMLElement)).toBe(1);
    await expectNoAxeFault();
  });

  it('draws 5,000 things in few marks, and finds each of them again', async () => {
    await fill({exhibits: 4000, incidents: 1000, days: 900});
    open('timeline');
    await until(() => marks().length > 20);
    expect(marks().length).toBeLessThan(400);
    const shown = marks().reduce((sum, mark) => sum + (numberIn(mark.textContent) || 1), 0);
    const undated = numberIn(/Without a date · ([\d,]+)/.exec(said())?.[1]);
    expect(shown + undated).toBe(5000);
  });
});

describe('the patterns', () => {
  it('count what their lists hold, in every chart, by keys alone', async () => {
    await fill({exhibits: 120, incidents: 30});
    open('patterns');
    await until(() => document.querySelectorAll('.chart svg').length === 3);
    await expectNoAxeFault();
    for (const chart of document.querySelectorAll('.chart')) {
      const pieces = [...chart.querySelectorAll<SVGElement>('[role="button"]')];
      expect(pieces.filter((piece) => piece.getAttribute('tabindex') === '0')).toHaveLength(1);
      const at = pieces.findIndex((piece) => !piece.hasAttribute('aria-disabled'));
      pieces[0]?.focus();
      for (let step = 0; step < at; step += 1) key(document.activeElement ?? chart, 'ArrowRight');
      expect(document.activeElement).toBe(pieces[at]);
      const numbers = pieces[at]?.getAttribute('aria-label')?.split(': ')[1]?.match(/\d+/g) ?? [];
      const count = numbers.reduce((sum, number) => sum + Number(number), 0);
      key(document.activeElement ?? chart, 'Enter');
      const section = chart.closest('.pattern');
      await until(() => section?.querySelectorAll('.sources .happening').length === Math.min(20, count));
      expect(numberIn(section?.querySelector('.sources h3')?.textContent?.split('·').at(-1))).toBe(count);
    }
    await expectNoAxeFault();
  });

  it('hold everything once: what stands in the bars and what is named beside them', async () => {
    await fill({exhibits: 120, incidents: 30});
    open('patterns');
    await until(() => document.querySelectorAll('.chart svg').length === 3);
    const [often] = document.querySelectorAll<HTMLElement>('.pattern');
    const inBars = [...(often?.querySelectorAll('[role="button"]') ?? [])]
      .flatMap((piece) => piece.getAttribute('aria-label')?.split(': ')[1]?.match(/\d+/g) ?? [])
      .reduce((sum, number) => sum + Number(number), 0);
    const beside = [...(often?.querySelectorAll<HTMLElement>('.not-placed button') ?? [])]
      .map((button) => numberIn(button.textContent))
      .reduce((sum, number) => sum + number, 0);
    expect(inBars + beside).toBe(150);
  });

  it('follow the filters, which the address holds', async () => {
    const {people} = await fill({exhibits: 120, incidents: 30});
    open('patterns?what=incident&by=month');
    await until(() => said().includes('What is shown · 30 things'));
    expect(called('Month')).toBeUndefined();
    const who = [...document.querySelectorAll('select')].find((select) => select.textContent.includes('The neighbour'));
    if (!who) throw new Error('no list of people');
    who.value = people[0] ?? '';
    who.dispatchEvent(new Event('change', {bubbles: true}));
    await until(() => revealWords(location.hash).includes(`who=${people[0]}`));
    expect(numberIn(/What is shown · (\d+)/.exec(said())?.[1])).toBeLessThan(30);
    await press('Show everything');
    await until(() => revealWords(location.hash) === '#/picture/patterns?by=month');
  });

  it('say in words where there is nothing to count', async () => {
    const store = await openedStore();
    await writeIncident(store, {...emptyTelling('UTC'), words: 'once'}, circumstances());
    store.close();
    open('patterns');
    await until(() => said().includes('Nothing here is dated well enough to be counted.'));
    await expectNoAxeFault();
  });
});

describe('one course', () => {
  it('is chosen and written, kept as a draft at once, put into the record by a press, and taken back', async () => {
    await fill({exhibits: 5, incidents: 6});
    open('conduct');
    await until(() => said().includes('0 occasions chosen.'));
    expect(said()).toContain('two occasions or more');
    await press('Choose occasions');
    const putIn = () =>
      [...document.querySelectorAll<HTMLElement>('.sources button')].filter((one) =>
        one.textContent.startsWith('Put in'),
      );
    await until(() => putIn().length > 3);
    putIn()[0]?.click();
    await until(() => said().includes('1 occasion chosen.'));
    putIn()[0]?.click();
    await until(() => said().includes('2 occasions chosen.'));
    expect(said()).not.toContain('two occasions or more');
    typed('Why do you think these belong together?', 'The same words each time.');
    document.querySelector<HTMLInputElement>('.four input')?.click();
    await until(() => called('Choose which occasions show it'));
    typed('Why do you say so?', 'They wrote every night.');
    await expectNoAxeFault();
    // Closed in the middle: what was typed waits.
    await new Promise((resolve) => setTimeout(resolve, 700));
    reload();
    await until(() => said().includes('You had begun to change something here.'));
    expect(said()).toContain('2 occasions chosen.');
    expect((await record())?.course).toBeUndefined();
    await press('Put this into your record');
    await until(() => said().includes('This is part of your record now.'));
    const kept = (await record())?.course;
    expect(kept).toMatchObject({
      links: 'The same words each time.',
      unwanted: '',
      marks: [{mark: 'fixated', why: 'They wrote every night.'}],
    });
    expect(kept?.occasions).toHaveLength(2);
    const store = await openedStore();
    expect(await listDrafts(store)).toEqual([]);
    store.close();
    await press('Undo');
    await until(() => said().includes('Taken back.'));
    expect((await record())?.course).toEqual({occasions: [], links: '', unwanted: '', effect: '', marks: []});
  });

  it('offers what the record says, and takes nothing over by itself', async () => {
    await fill({exhibits: 1, incidents: 1});
    open('conduct');
    const summary = await until(() => called('What your record says of this already'));
    const field = () => document.querySelectorAll('textarea')[1];
    expect(field()?.value).toBe('');
    summary.click();
    const [offer] = await until(() => {
      const buttons = [...document.querySelectorAll<HTMLElement>('.offer > button')];
      return buttons.length > 0 && buttons;
    });
    offer?.click();
    await until(() => field()?.value === '2025-12-20 18:30: By message, in plain words');
  });
});

describe('the questions', () => {
  it('are asked in their own words, may be skipped, and are tied to what shows them', async () => {
    await fill({exhibits: 1, incidents: 3});
    open('questions');
    await until(() => document.querySelectorAll('.answers').length === 32);
    // Of which place the case is has not been said: each list is folded.
    expect(said()).not.toContain('following a person,');
    await press('Protection from Harassment Act 1997, section 2A(3) (England and Wales)');
    await until(() => said().includes('following a person,'));
    expect(said()).toContain('loitering in any place (whether public or private),');
    expect(said()).toContain('Open Government Licence');
    await expectNoAxeFault();
    document.querySelectorAll<HTMLInputElement>('.answers input')[0]?.click();
    await press('Choose what shows it');
    const putIn = await until(() =>
      [...document.querySelectorAll<HTMLElement>('.sources button')].find((one) =>
        one.textContent.startsWith('Put in'),
      ),
    );
    putIn.click();
    await until(() => [...document.querySelectorAll('.four .happening')].length > 1);
    await press('Put this into your record');
    await until(() => said().includes('This is part of your record now.'));
    const [answer, ...others] = (await record())?.answers ?? [];
    expect(others).toEqual([]);
    expect(answer).toMatchObject({question: 'a', wording: 'following a person,', answer: 'yes'});
    expect(answer?.occasions).toHaveLength(1);
  });

  it('of the place the case is about stand first and open', async () => {
    const store = await openedStore();
    await changeCase(store, () => ({jurisdiction: 'sct'}), circumstances());
    store.close();
    open('questions');
    await until(() => said().includes('following B or any other person,'));
    const lists = [...document.querySelectorAll<HTMLDetailsElement>('details.picture-set')].slice(0, 4);
    expect(lists[0]?.textContent).toContain('Scotland');
    expect(lists.map(({open}) => open)).toEqual([true, false, false, false]);
    await expectNoAxeFault();
  });

  it('can come from a list that the keeper was given, kept while it is typed', async () => {
    await fill({exhibits: 1, incidents: 0});
    open('questions');
    await press('Put in a list that you were given');
    typed('Name of the list and who made it', 'A list from my helper');
    typed('The questions', '1. Is this so?\n2. And this?');
    await new Promise((resolve) => setTimeout(resolve, 700));
    reload();
    await until(() => said().includes('2 questions'));
    await press('Put the list in');
    await until(() => document.querySelectorAll('.answers').length === 34);
    await press('Put this into your record');
    await until(() => said().includes('This is part of your record now.'));
    expect((await record())?.answers?.map(({list, wording}) => [list, wording])).toEqual([
      ['A list from my helper', '1. Is this so?'],
      ['A list from my helper', '2. And this?'],
    ]);
  });
});

describe('what others put in', () => {
  it('stays words: scripts, marks that turn text round, texts without end, dates that cannot be', async () => {
    const store = await openedStore();
    const when = circumstances();
    const name = '<img src=x onerror="globalThis.ran=true">\u202Eevil';
    const {record: person} = await addSubject(store, {...emptyDescription(), names: [name]}, when);
    const zone = 'Europe/London';
    for (const start of ['0001-01-01', '9999-12-31T23:59', '2026-02-01T10:00'])
      await writeIncident(
        store,
        {
          ...emptyTelling(zone),
          words: `${'words '.repeat(20_000)}${name}`,
          happened: {start, end: null, precision: 'exact', zone},
          involved: [{subjectId: person.id, part: 'did'}],
          marks: ['threat', '<b>own</b>'],
        },
        when,
      );
    store.close();
    for (const view of ['timeline?lanes=who', 'patterns', 'conduct', 'questions']) {
      clearStage();
      open(view);
      await until(() => document.querySelector('.views'));
      await until(() => !document.querySelector('[aria-busy="true"]'));
      expect(document.querySelector('img[src="x"]')).toBeNull();
    }
    clearStage();
    open('timeline?lanes=who');
    await until(() => marks().length === 3);
    expect(said()).toContain('U+202E');
    expect((globalThis as {ran?: boolean}).ran).toBeUndefined();
    expect(hits()).toEqual([]);
  });

  it('leave an empty page that says what will stand there', async () => {
    open('timeline');
    await until(() => said().includes('Here you will see everything together'));
    await expectNoAxeFault();
    clearStage();
    open('conduct');
    await until(() => said().includes('0 occasions chosen.'));
    await expectNoAxeFault();
  });
});
