import '../../src/pages/case-file/case-file.css';
import '../../src/pages/case-file/people/people.css';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {emptyTelling} from '../../src/core/diary/incident.ts';
import {emptyDescription} from '../../src/core/diary/subject.ts';
import type {Uuid} from '../../src/core/ids.ts';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import {hideWords, revealWords} from '../../src/pages/shared/address-words.ts';
import {currentCaseId} from '../../src/store/current-case.ts';
import {writeIncident} from '../../src/store/incidents.ts';
import {addSubject, subjectRevisions, subjectsOf} from '../../src/store/subjects.ts';
import {circumstances} from '../support/samples.ts';
import {noRoomForDrafts, openedStore, type Seed, seed} from './seed.ts';
import {called, cleanStage, clearStage, expectNoAxeFault, press, said, show, until} from './stage.tsx';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

beforeEach(async () => {
  await cleanStage();
  document.documentElement.style.blockSize = '700px';
});
afterEach(() => {
  document.documentElement.removeAttribute('dir');
  clearStage();
});

async function keep(...seeds: Seed[]) {
  const store = await openedStore();
  const rows = await seed(store, seeds);
  store.close();
  return rows;
}

async function addPerson(part: Partial<ReturnType<typeof emptyDescription>>): Promise<Uuid> {
  const store = await openedStore();
  const {record} = await addSubject(store, {...emptyDescription(), ...part}, circumstances());
  store.close();
  return record.id;
}

async function everybody() {
  const store = await openedStore();
  const caseId = await currentCaseId(store);
  const all = caseId ? await subjectsOf(store, caseId) : [];
  store.close();
  return all;
}

function showPeople(path = '') {
  location.hash = `#/people${path}`;
  show(<CaseFilePage />);
}

/** The field with that label. */
const field = (label: string, at = 0) =>
  until(() => {
    const labels = [...document.querySelectorAll('label')].filter((one) => one.textContent?.trim() === label);
    const id = labels[at]?.getAttribute('for');
    return id ? (document.getElementById(id) as HTMLInputElement | null) : undefined;
  }, label);

async function type(label: string, text: string, at = 0): Promise<void> {
  const input = await field(label, at);
  input.value = text;
  input.dispatchEvent(new Event(input.localName === 'select' ? 'change' : 'input', {bubbles: true}));
}

const startsWith = (name: string) =>
  until(() => [...document.querySelectorAll('button')].find((one) => one.textContent.trim().startsWith(name)), name);

describe('people', () => {
  it('an empty list says what will stand there, and the first person is one press away', async () => {
    showPeople();
    await until(() => said().includes('Here stand the people'));
    await expectNoAxeFault();
    await press('Add a person');
    await until(() => said().includes('Names'));
    await until(() => document.activeElement?.closest('.person-form'));
    await type('Name or nickname', 'Ash \u202eb');
    await type('Who they are to you', 'worked with');
    await press('Add a phone number');
    await type('Phone number', '07700 900123');
    await type('Why do you think so?', 'the same voice');
    await expectNoAxeFault();
    await press('Keep these changes');
    await press('Show the words: Why');
    await until(() => said().includes('the same voice'));
    // What would turn the line round is shown, and does not.
    expect(said()).toContain('U+202E');
    const [person] = await everybody();
    expect(person).toMatchObject({
      names: ['Ash \u202eb'],
      phones: [{value: '07700 900123', basis: 'known'}],
      revision: 2,
    });
    await expectNoAxeFault();
  });

  it('what was typed and not kept is there again, and can be dropped', async () => {
    const id = await addPerson({names: ['Ash']});
    showPeople(`/${id}`);
    await press('Change this');
    await type('What you know about them', 'a dark coat');
    await new Promise((resolve) => setTimeout(resolve, 700));
    clearStage();
    showPeople(`/${id}`);
    await until(() => said().includes('You began to change this before.'));
    expect((await field('What you know about them')).value).toBe('a dark coat');
    // Put to the person meanwhile: it stays when the draft is kept.
    const store = await openedStore();
    const {changeSubject} = await import('../../src/store/subjects.ts');
    await changeSubject(store, id, (now) => ({...now, names: [...now.names, 'A. B.']}), circumstances());
    await press('Keep these changes');
    await until(() => said().includes('A. B.'));
    expect((await subjectRevisions(store, id)).at(-1)?.record).toMatchObject({
      names: ['Ash', 'A. B.'],
      description: 'a dark coat',
    });
    expect(await store.count('drafts')).toBe(0);
    store.close();
  });

  it('an account that was seen goes to a person with a reason, everything from it with it, and is taken back', async () => {
    const rows = await keep(
      {name: 'Mara', handle: '@mara', platform: 'x', text: 'one'},
      {name: 'Mara M', handle: '@mara', platform: 'x', text: 'two'},
      {name: 'Ben', handle: '@ben', platform: 'x', text: 'three'},
    );
    const id = await addPerson({names: ['Ash']});
    showPeople();
    await press('2 accounts are with nobody yet');
    await until(() => said().includes('Shown as'));
    await expectNoAxeFault();
    (await startsWith('Add to a person')).click();
    await until(() => document.querySelector('.put'));
    (await startsWith('Ash')).click();
    await type('How sure are you?', 'known');
    await type('Why do you think so?', 'same photograph');
    await expectNoAxeFault();
    await press('Put it with this person');
    await until(() => said().includes('It is with that person now.'));
    expect((await everybody())[0]?.accounts).toMatchObject([
      {platform: 'x', handle: '@mara', basis: 'known', why: 'same photograph'},
    ]);
    await press('Open what is written down');
    await until(() => said().includes('2 things saved.'));
    expect(said()).toContain('By the account @mara');
    expect(document.querySelector(`a[href="${hideWords(`#/exhibit/${rows[0]?.id}`)}"]`)).not.toBeNull();
    expect((await everybody())[0]).toMatchObject({id, exhibits: []});
    await expectNoAxeFault();
    await press('1 account is with nobody yet');
  });

  it('two are put together and taken apart, and one is split in two', async () => {
    const ash = await addPerson({names: ['Ash']});
    await addPerson({phones: [{value: '07700 900123', basis: 'suspected', why: ''}], unknown: true});
    showPeople(`/${ash}`);
    const choice = await field('The same person as');
    await type('The same person as', [...(choice as unknown as HTMLSelectElement).options][1]?.value ?? '');
    await press('Put them together');
    await until(() => said().includes('Also this person:'));
    expect(document.querySelectorAll('.line--person')).toHaveLength(1);
    await expectNoAxeFault();
    (await startsWith('Take them apart')).click();
    await until(() => document.querySelectorAll('.line--person').length === 2);

    await press('Change this');
    await press('Add a phone number');
    await type('Phone number', '07700 900456');
    await press('Keep these changes');
    await until(() => document.querySelector('.link-of')?.textContent?.includes('07700 900456'));
    const summary = await until(() =>
      [...document.querySelectorAll('summary')].find((one) => one.textContent.includes('more than one')),
    );
    summary.click();
    const box = await until(() => [...document.querySelectorAll<HTMLInputElement>('.how .choices input')].at(-1));
    box.click();
    await expectNoAxeFault();
    await press('Make a new person of 1 thing');
    await until(() => document.querySelectorAll('.line--person').length === 3);
    const people = await everybody();
    expect(people.find(({splitFrom}) => splitFrom === ash)?.phones).toMatchObject([{value: '07700 900456'}]);
    expect(people.find(({id}) => id === ash)?.phones).toEqual([]);
  });

  it('is deleted and put back, and every version can be read', async () => {
    const id = await addPerson({names: ['Ash']});
    showPeople(`/${id}`);
    await press('Delete what is written down');
    await press('Delete it');
    await until(() => said().includes('You deleted this.'));
    await expectNoAxeFault();
    await press('Put it back');
    await until(() => called('Change this'));
    const summary = await until(() =>
      [...document.querySelectorAll('summary')].find((one) => one.textContent.includes('How this came to be')),
    );
    expect(summary.textContent).toContain('2 versions');
    summary.click();
    await until(() => said().includes('Version 1,'));
    await expectNoAxeFault();
  });

  it('an incident that names one of two who are the same stands with both names’ person', async () => {
    const ash = await addPerson({names: ['Ash']});
    const store = await openedStore();
    const telling = {...emptyTelling('UTC'), words: 'told', involved: [{subjectId: ash, part: 'did' as const}]};
    await writeIncident(store, telling, circumstances());
    store.close();
    showPeople(`/${ash}`);
    await until(() => said().includes('1 diary entry.'));
    expect(revealWords(called('Diary entry 1')?.getAttribute('href') ?? '')).toMatch(/^#\/diary\//);
  });

  it('what is typed as the page goes is on the disk', async () => {
    const id = await addPerson({names: ['Ash']});
    showPeople(`/${id}`);
    await press('Change this');
    await until(() => document.activeElement?.matches('.person-form input'));
    await type('What you know about them', 'half a sent');
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    const store = await openedStore();
    let drafts = await store.getAll('drafts');
    for (let turn = 0; drafts.length === 0 && turn < 10; turn += 1) drafts = await store.getAll('drafts');
    expect(drafts).toMatchObject([{about: id, content: {typed: {description: 'half a sent'}}}]);
    await press('Leave it as it was');
    await until(() => called('Change this'));
    expect(await store.count('drafts')).toBe(0);
    expect(await subjectRevisions(store, id)).toHaveLength(1);
    store.close();
  });

  it('what could not be kept as a draft is said, and goes into what is noted all the same', async () => {
    const id = await addPerson({names: ['Ash']});
    showPeople(`/${id}`);
    await press('Change this');
    const disk = noRoomForDrafts();
    await type('What you know about them', 'tall');
    await until(() => said().includes('could not be kept just now'));
    await expectNoAxeFault();
    await press('Keep these changes');
    await until(() => called('Change this'));
    disk.room();
    const store = await openedStore();
    expect((await subjectRevisions(store, id)).at(-1)?.record.description).toBe('tall');
    expect(await store.count('drafts')).toBe(0);
    store.close();
  });

  it('markup, broken characters and a hundred thousand letters are words and nothing else', async () => {
    const evil = '<img src=x onerror="document.title=1">';
    const id = await addPerson({
      names: [evil, `${'long '.repeat(20_000)}end`, '\ud800', '\u202egnp.exe'],
      accounts: [
        {
          ...{platform: evil, handle: evil, accountId: evil, profile: 'javascript:alert(1)', firstSeen: '9999-99-99'},
          ...{lastSeen: '', basis: 'known', why: evil},
        },
      ],
      exhibits: [{exhibitId: crypto.randomUUID() as Uuid, basis: 'known', why: 'of something that is not there'}],
    });
    showPeople(`/${id}`);
    await until(() => said().includes('What belongs to this person'));
    expect(document.querySelector('article img')).toBeNull();
    expect(document.title).toBe('Holdfast');
    for (const link of document.querySelectorAll('article a')) expect(link.getAttribute('href')).toMatch(/^#/);
    expect(said()).toContain('0 things saved.');
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth);
    await expectNoAxeFault();
    await press('Change this');
    await press('Keep these changes');
    await until(() => called('Change this'));
    expect(await everybody()).toMatchObject([{revision: 1}]);
  });

  it('five hundred are a list in which only what is in sight is drawn, right to left too', async () => {
    const store = await openedStore();
    const {record} = await addSubject(store, {...emptyDescription(), names: ['x']}, circumstances());
    const row = await store.get('diaryRows', record.id);
    const [one] = await store.getAll('revisions');
    const transaction = store.transaction(['diaryRows', 'revisions'], 'readwrite');
    for (let n = 2; row && one && n <= 500; n += 1) {
      const id = crypto.randomUUID() as Uuid;
      const made = JSON.stringify({...record, id, ordinal: n, names: [`شخص ${n}`]});
      void transaction.objectStore('revisions').add({...one, id, ordinal: n, json: made, digest: `${n}` as never});
    }
    await transaction.done;
    store.close();
    document.documentElement.dir = 'rtl';
    showPeople();
    await until(() => document.querySelector('.list__item')?.getAttribute('aria-setsize') === '500');
    expect(document.querySelectorAll('.list__item').length).toBeLessThan(40);
    await expectNoAxeFault();
  });
});
