import '../../src/pages/shared/theme.css';
import '../../src/pages/shared/lines.css';
import '../../src/pages/case-file/case-file.css';
import '../../src/pages/case-file/diary/diary.css';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {userEvent} from 'vitest/browser';
import {parseDraft} from '../../src/core/diary/draft.ts';
import {tellingOf} from '../../src/core/diary/write-incident.ts';
import type {Uuid} from '../../src/core/ids.ts';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import {revealWords} from '../../src/pages/shared/address-words.ts';
import {readDiaryNote} from '../../src/store/diary-notes.ts';
import {listDrafts, saveDraft} from '../../src/store/drafts.ts';
import {incidentRevisions, linkExhibits} from '../../src/store/incidents.ts';
import {listEntries} from '../../src/store/log.ts';
import type {Store} from '../../src/store/open-store.ts';
import {changeCase} from '../../src/store/revise-case.ts';
import {subjectRevisions} from '../../src/store/subjects.ts';
import {circumstances} from '../support/samples.ts';
import {openedStore, seed} from './seed.ts';
import {called, cleanStage, clearStage, expectNoAxeFault, key, press, said, show, until} from './stage.tsx';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

let store: Store;
beforeEach(async () => {
  await cleanStage();
  document.documentElement.style.blockSize = '800px';
  store = await openedStore();
});
afterEach(() => {
  clearStage();
  store.close();
  document.documentElement.dir = '';
  vi.restoreAllMocks();
});

const words = () => document.querySelector<HTMLTextAreaElement>('.write__words');
const box = () => until(words, 'the big box');
const eventually = (check: () => Promise<boolean>) => vi.waitUntil(check, {timeout: 10_000});

/** The field with this label. */
function field<T extends HTMLElement = HTMLInputElement>(label: string): T {
  const found = [...document.querySelectorAll('label')].find((one) => one.textContent?.trim() === label);
  const control = found?.control ?? found?.querySelector('input');
  if (!control) throw new Error(`no field ${label}`);
  return control as unknown as T;
}

/** A person's hands leave the page the time to be drawn. */
const drawn = () => new Promise((resolve) => setTimeout(resolve));

function fill(element: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<unknown> {
  element.value = text;
  element.dispatchEvent(new InputEvent('input', {bubbles: true}));
  return drawn();
}

function choose(label: string, value: string): Promise<unknown> {
  const select = field<HTMLSelectElement>(label);
  select.value = value;
  select.dispatchEvent(new Event('change', {bubbles: true}));
  return drawn();
}

function tick(label: string): Promise<unknown> {
  field(label).click();
  return drawn();
}

/** The page goes, as by closing its tab. */
function closeTab(): void {
  window.dispatchEvent(new PageTransitionEvent('pagehide'));
  clearStage();
}

/** Opens one of the questions. */
async function ask(question: string): Promise<void> {
  const summary = await until(
    () => [...document.querySelectorAll('summary')].find((one) => one.textContent?.includes(question)),
    question,
  );
  summary.click();
  await until(() => summary.parentElement?.querySelector('.prompt__inside'), `${question} opened`);
}

async function write(place = '#/write'): Promise<HTMLTextAreaElement> {
  location.hash = place;
  show(<CaseFilePage />);
  return box();
}

/** The revisions of the entry that is open now. */
async function opened() {
  const id = await until(() => /#\/diary\/([0-9a-f-]{36})/.exec(revealWords(location.hash))?.[1], 'an open entry');
  await until(() => document.querySelector('article'), 'its details');
  return incidentRevisions(store, id as Uuid);
}

async function newestOpened() {
  const newest = (await opened()).at(-1);
  if (!newest) throw new Error('nothing was kept');
  return newest.record;
}

describe('writing down what happened', () => {
  it('goes from nothing to a kept entry by the keyboard alone: n, the words, Ctrl and Enter', async () => {
    location.hash = '#/diary';
    show(<CaseFilePage />);
    await until(() => said().includes('What you write down will stand here'));
    await expectNoAxeFault();
    await userEvent.keyboard('n');
    await until(() => words() && document.activeElement === words());
    await userEvent.keyboard('He stood at the gate.');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    const record = await newestOpened();
    expect(record.words).toBe('He stood at the gate.');
    expect(record.happened.precision).toBe('unknown');
    expect(said()).toContain('Kept in your diary, on this computer only.');
    expect(await listDrafts(store)).toEqual([]);
    await expectNoAxeFault();
  });

  it('asks for nothing but words, and says so kindly', async () => {
    await write();
    await press('Keep this');
    await until(() => said().includes('A few words are all that is needed.'));
    expect(document.activeElement).toBe(await box());
    await expectNoAxeFault();
    await fill(await box(), ' \n ');
    await press('Keep this');
    await until(() => said().includes('A few words are all that is needed.'));
  });

  it('keeps everything that may be told, exactly as it was told', async () => {
    const [row] = await seed(store, [{name: 'Mara', text: 'x', picture: true}]);
    await fill(await write(`#/write?with=${row?.id}`), 'What happened');

    await ask('When did it happen?');
    await tick('Between two times');
    await until(() => [...document.querySelectorAll('label')].some((one) => one.textContent === 'To: day'));
    await fill(field('From: day'), '2026-03-01');
    await fill(field('From: time'), '09:30');
    await fill(field('To: day'), '2026-03-02');
    await fill(field('When it was, in your own words'), 'before my birthday');
    await tick('I noticed it at another time');

    await ask('Where was it, or how did it reach you?');
    await choose('What kind of place', 'street');
    await fill(field('The place, in your own words'), 'the bus stop');
    await fill(field('How it reached you'), 'Face to face');

    await ask('Who was it?');
    await fill(field('Name, number or account'), 'Sam');
    await press('Add Sam');
    await until(() => said().includes('What Sam had to do with it'));
    await choose('What Sam had to do with it', 'present');
    await fill(field('Or in your own words'), 'somebody in a blue coat');

    await ask('What kind of thing was it?');
    await tick('Following me');
    await tick('Threats');
    await fill(field('Something else, in your own words'), 'whistling');

    await ask('Did anybody else see or hear it?');
    await press('Add somebody who saw or heard it');
    await until(() => said().includes('How to reach them'));
    await fill(field('Name'), 'Kim');
    await fill(field('How to reach them'), '01632 960000');
    await fill(field('What they saw or heard'), 'all of it');
    await choose('Would they tell it to others?', 'willing');

    await ask('What did it do to you?');
    await fill(field('How it made me feel'), 'afraid');
    await fill(field('What I changed because of it'), 'another bus');
    await fill(field('How I was hurt'), 'not hurt');
    await fill(field('What was damaged, lost or had to be paid'), 'a ticket');

    await ask('Was there a threat or a danger?');
    await fill(field('What was threatened'), '“wait and see”');
    await fill(field('A weapon, shown or spoken of'), 'none');
    await fill(field('A car or other vehicle'), 'blue van');
    await fill(field('Children who were there or were spoken of'), 'mine');
    await tick('Worse than before');

    await ask('What did you do?');
    await fill(field('What I did'), 'told him to stop');

    await ask('Did you tell the police, a site or somebody else?');
    await press('Add somebody you told');
    await until(() => said().includes('Which police force or station'));
    await fill(field('Which police force or station'), 'Northtown');
    await fill(field('When'), '2026-03-03');
    await fill(field('Number or reference you were given'), 'AB/12');
    await fill(field('Name of the officer'), 'PC Green');
    await fill(field('Number of the officer'), '4411');
    await fill(field('What they said and did'), 'took notes');

    await ask('Words to find it by, and who wrote it');
    await fill(field('Words to find it by'), 'bus, morning , bus');
    await choose('Who is writing', 'helper');
    await fill(field('Name of who is writing, if you like'), 'Robin');

    await fill(field('Notes for yourself'), 'never to be shown');
    await expectNoAxeFault();
    await press('Keep this');

    const record = await newestOpened();
    const {happened, noticed, involved, ...rest} = tellingOf(record);
    expect(happened).toMatchObject({
      start: '2026-03-01T09:30',
      end: '2026-03-02',
      precision: 'between',
      said: 'before my birthday',
    });
    expect(noticed?.precision).toBe('unknown');
    expect(involved.map(({part}) => part)).toEqual(['present']);
    const sam = involved[0] && (await subjectRevisions(store, involved[0].subjectId));
    expect(sam?.[0]?.record.names).toEqual(['Sam']);
    expect(rest).toEqual({
      words: 'What happened',
      where: {text: 'the bus stop', kind: 'street'},
      medium: 'Face to face',
      kinds: ['following', 'threats'],
      kindWords: 'whistling',
      who: 'somebody in a blue coat',
      witnesses: [{name: 'Kim', contact: '01632 960000', saw: 'all of it', asked: 'willing'}],
      effect: {felt: 'afraid', changed: 'another bus', injury: 'not hurt', loss: 'a ticket'},
      danger: {threats: '“wait and see”', weapon: 'none', vehicle: 'blue van', children: 'mine'},
      did: 'told him to stop',
      reported: [
        {
          kind: 'police',
          to: 'Northtown',
          at: '2026-03-03',
          reference: 'AB/12',
          officerName: 'PC Green',
          officerNumber: '4411',
          outcome: 'took notes',
        },
      ],
      exhibitIds: [row?.id],
      tags: ['bus', 'morning'],
      marks: ['escalation'],
      breaches: [],
      writtenBy: {name: 'Robin', role: 'helper'},
    });
    expect(await readDiaryNote(store, record.id)).toBe('never to be shown');
    expect(JSON.stringify(record)).not.toContain('never to be shown');
  });

  it('keeps the place of the keyboard when what was pressed is gone', async () => {
    await fill(await write(), 'words');
    await ask('When did it happen?');
    const now = await until(() => called('Just now'));
    now.focus();
    now.click();
    await until(() => !called('Just now'));
    expect(document.activeElement?.textContent).toContain('When did it happen?');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect((await newestOpened()).happened.precision).toBe('exact');
  });

  it('keeps a hundred thousand characters and words that mean to do harm, letter by letter', async () => {
    const text = `<img src=x onerror="document.title='hit'">\u202edesrever ${'so lang 🙂 und noch länger\n'.repeat(4000)}ende`;
    await fill(await write(), text);
    await press('Keep this');
    const record = await newestOpened();
    expect(record.words).toBe(text);
    await press('Show your words');
    await until(() => document.querySelector('article .words bdi'));
    expect(document.querySelector('article .words bdi')?.textContent?.length).toBeLessThan(6000);
    expect(document.querySelector('article img[src="x"]')).toBeNull();
    expect(document.title).toBe('Holdfast');
    await press(`Show all ${text.length.toLocaleString('en')} characters`);
    await until(() => document.querySelector('article .words bdi')?.textContent?.endsWith('ende'));
  });

  it('says what went wrong when it cannot be kept, and keeps the words in the box', async () => {
    await fill(await write(), 'words');
    await until(() => said().includes('Kept as a draft'));
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await press('Keep this');
    await until(() => said().includes('Your words are still in the box.'));
    expect((await box()).value).toBe('words');
    await expectNoAxeFault();
    add.mockRestore();
    await press('Keep this');
    expect((await newestOpened()).words).toBe('words');
  });
});

describe('a draft', () => {
  const drafts = async () => (await listDrafts(store)).map(({content}) => parseDraft(content, 'UTC').telling.words);

  it('is on the disk while the person writes, and outlives a page that goes without a word', async () => {
    await fill(await write(), 'He came b');
    await until(() => said().includes('Kept as a draft on this computer'));
    expect(await drafts()).toEqual(['He came b']);
    await fill(await box(), 'He came back');
    closeTab();
    await eventually(async () => (await drafts())[0] === 'He came back');
    location.hash = '#/write';
    show(<CaseFilePage />);
    await until(() => said().includes('You began to write this on'));
    expect(said()).not.toContain('He came back');
    await expectNoAxeFault();
    await press('Go on');
    await until(() => words()?.value === 'He came back');
    expect(said()).toContain('This is what you began to write on');
  });

  it('is written at once when the page is hidden', async () => {
    await fill(await write(), 'closing now');
    Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true});
    document.dispatchEvent(new Event('visibilitychange'));
    Reflect.deleteProperty(document, 'visibilityState');
    await eventually(async () => (await drafts())[0] === 'closing now');
  });

  it('is written when the person goes to another place of the page', async () => {
    await fill(await write(), 'back in a moment');
    location.hash = '#/safety';
    await eventually(async () => (await drafts())[0] === 'back in a moment');
  });

  it('is not kept while it says nothing, and goes when nothing is left of it', async () => {
    await fill(await write(), 'a');
    await eventually(async () => (await drafts()).length === 1);
    await fill(await box(), '');
    await eventually(async () => (await drafts()).length === 0);
  });

  it('stands first when a new one is begun, and says how many more there are', async () => {
    for (const words of ['one', 'two', 'three']) {
      await fill(await write(), words);
      closeTab();
      await eventually(async () => (await drafts()).includes(words));
    }
    await write();
    await until(() => said().includes('2 more that you began'));
    expect(document.querySelectorAll('.drafts__one')).toHaveLength(1);
  });

  it('is there after a reload, by the address alone', async () => {
    await fill(await write(), 'half a word');
    await until(() => revealWords(location.hash).includes('draft='));
    closeTab();
    show(<CaseFilePage />);
    expect((await box()).value).toBe('half a word');
  });

  it('holds what was said besides, and the private words', async () => {
    await fill(await write(), 'words');
    await ask('What did you do?');
    await fill(field('What I did'), 'left');
    await fill(field('Notes for yourself'), 'mine');
    closeTab();
    await eventually(async () => (await drafts()).length === 1);
    location.hash = `#/write?draft=${(await listDrafts(store))[0]?.id}`;
    show(<CaseFilePage />);
    await box();
    expect(field<HTMLTextAreaElement>('Notes for yourself').value).toBe('mine');
    await ask('What did you do?');
    expect(field<HTMLTextAreaElement>('What I did').value).toBe('left');
  });

  it('is thrown away, and taken back', async () => {
    await fill(await write(), 'not this');
    await until(() => said().includes('Kept as a draft'));
    await press('Throw this draft away');
    await until(() => said().includes('It was thrown away.'));
    expect(await drafts()).toEqual([]);
    await expectNoAxeFault();
    await press('Take it back');
    await until(() => said().includes('You began to write this on'));
    expect(await drafts()).toEqual(['not this']);
    await press('Throw it away');
    await until(() => said().includes('It was thrown away.'));
    await press('Take it back');
    await until(() => said().includes('You began to write this on'));
    expect(await drafts()).toEqual(['not this']);
  });

  it('is not written over by another window that goes on with the same one', async () => {
    await fill(await write(), 'from here');
    await until(() => said().includes('Kept as a draft'));
    const [mine] = await listDrafts(store);
    if (!mine) throw new Error('no draft');
    const later = {...mine.changedAt, at: '2027-01-01T00:00:00.000Z' as typeof mine.changedAt.at};
    const content = {telling: {...parseDraft(mine.content, 'UTC').telling, words: 'from there'}, note: ''};
    await saveDraft(store, {...mine, changedAt: later, content});
    await fill(await box(), 'from here, on');
    await eventually(async () => (await drafts()).length === 2);
    expect((await drafts()).toSorted()).toEqual(['from here, on', 'from there']);
  });

  it('of a change says what it changes, and leaves the entry as it is when thrown away', async () => {
    await fill(await write(), 'first');
    await press('Keep this');
    const {id} = await newestOpened();
    await press('Change or add something');
    await fill(await box(), 'second');
    closeTab();
    await eventually(async () => (await drafts())[0] === 'second');
    location.hash = `#/write?about=${id}`;
    show(<CaseFilePage />);
    await until(() => words()?.value === 'second');
    await press('Throw these changes away');
    await until(() => said().includes('It was thrown away.'));
    expect((await incidentRevisions(store, id)).map(({record}) => record.words)).toEqual(['first']);
  });
});

describe('a change', () => {
  it('leaves alone what was put to the entry meanwhile', async () => {
    const [row] = await seed(store, [{name: 'Mara'}]);
    await fill(await write(), 'first');
    await press('Keep this');
    const {id} = await newestOpened();
    await press('Change or add something');
    await fill(await box(), 'second');
    if (row) await linkExhibits(store, id, [row.id], await circumstances());
    await press('Keep this change');
    await until(() => said().includes('Your change is kept.'));
    const newest = (await incidentRevisions(store, id)).at(-1)?.record;
    expect(newest?.words).toBe('second');
    expect(newest?.exhibitIds).toEqual([row?.id]);
  });
});

describe('an order of a court', () => {
  it('is named with the wording of its term, as what the person believes', async () => {
    await seed(store, [{name: 'Mara'}]);
    const orderId = crypto.randomUUID() as Uuid;
    const order = {
      id: orderId,
      name: 'Order of May',
      court: 'Northtown',
      from: '2026-05-01',
      to: '',
      terms: ['not to come near', 'not to write'],
    };
    await changeCase(store, () => ({orders: [order]}), circumstances());
    await fill(await write(), 'words');
    await ask('Did it break an order of a court?');
    await until(() => said().includes('Order of May'));
    await tick('not to write');
    await fill(field('Why you think so'), 'a letter came');
    await expectNoAxeFault();
    await press('Keep this');
    expect((await newestOpened()).breaches).toEqual([{orderId, term: 'not to write', why: 'a letter came'}]);
    expect(document.querySelector('article')?.textContent).toContain('Breaks an order, I believe');
  });
});

describe('after it was kept', () => {
  it('takes a new entry back into a draft, with the private words', async () => {
    await fill(await write(), 'too early');
    await fill(field('Notes for yourself'), 'mine');
    await press('Keep this');
    const {id, caseId} = await newestOpened();
    await press('Undo');
    await until(() => words()?.value === 'too early');
    expect(field<HTMLTextAreaElement>('Notes for yourself').value).toBe('mine');
    expect(await incidentRevisions(store, id)).toEqual([]);
    expect((await listEntries(store, caseId)).at(-1)?.line).toContain('record.deleted');
  });

  it('takes a change back as one more version', async () => {
    await fill(await write(), 'first');
    await press('Keep this');
    await newestOpened();
    await press('Change or add something');
    await fill(await box(), 'second');
    key(await box(), 'Tab');
    await press('Keep this change');
    await until(() => said().includes('Your change is kept.'));
    await press('Undo');
    await eventually(async () => (await opened()).length === 3);
    expect((await opened()).map(({record}) => record.words)).toEqual(['first', 'second', 'first']);
  });
});

describe('the form', () => {
  it('runs from the right without a fault, and stays in a window 320 px wide', async () => {
    const {page} = await import('vitest/browser');
    await page.viewport(320, 640);
    document.documentElement.dir = 'rtl';
    await fill(await write(), 'نص طويل '.repeat(40));
    for (const question of ['When did it happen?', 'Who was it?', 'What kind of thing was it?']) await ask(question);
    await expectNoAxeFault();
    const main = document.querySelector('main');
    expect(main && main.scrollWidth - main.clientWidth).toBeLessThanOrEqual(0);
  });
});
