import '../../src/pages/case-file/case-file.css';
import '../../src/pages/case-file/diary/diary.css';
import '../../src/pages/case-file/people/people.css';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {page} from 'vitest/browser';
import {emptyTelling, type Telling} from '../../src/core/diary/incident.ts';
import {emptyDescription} from '../../src/core/diary/subject.ts';
import type {Uuid} from '../../src/core/ids.ts';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import {hideWords, revealWords} from '../../src/pages/shared/address-words.ts';
import {saveDiaryNote} from '../../src/store/diary-notes.ts';
import {addTag} from '../../src/store/exhibit-tags.ts';
import {writeIncident} from '../../src/store/incidents.ts';
import {saveNote} from '../../src/store/notes.ts';
import {addSubject, changeSubject} from '../../src/store/subjects.ts';
import {circumstances, MOMENT} from '../support/samples.ts';
import {openedStore, seed} from './seed.ts';
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

const items = () => [...document.querySelectorAll<HTMLElement>('.list__item')];
const shown = async (count: number) => {
  await until(() => items()[0]?.getAttribute('aria-setsize') === String(count), `${count} in the list`);
};

const told = (part: Partial<Telling>): Telling => ({...emptyTelling('UTC'), words: 'told', ...part});

/** Three things saved and two written down, one person with an account. */
async function fill() {
  const store = await openedStore();
  const [mara, ben, plain] = await seed(store, [
    {name: 'Mara', handle: '@mara', platform: 'x', text: 'the blue car again'},
    {name: 'Ben', handle: '@ben', platform: 'reddit', text: 'مرحبا بك'},
    {name: '', platform: 'generic', address: 'https://forum.example/t/1', text: 'third'},
  ]);
  if (!mara || !ben || !plain) throw new Error('nothing was kept');
  const ash = (await addSubject(store, {...emptyDescription(), names: ['Ash Ley']}, circumstances())).record;
  const account = {platform: 'x', handle: '@mara', accountId: '', profile: '', firstSeen: '', lastSeen: ''};
  const reason = {basis: 'known' as const, why: 'she said so'};
  await changeSubject(store, ash.id, (now) => ({...now, accounts: [{...account, ...reason}]}), circumstances());
  const happened = (start: string) => ({start, end: null, precision: 'exact' as const, zone: 'UTC'});
  const gate = await writeIncident(
    store,
    told({
      words: 'stood at the gate',
      happened: happened('2019-05-04'),
      kinds: ['following'],
      marks: ['threat'],
      involved: [{subjectId: ash.id, part: 'did'}],
    }),
    circumstances(),
  );
  const call = await writeIncident(
    store,
    told({words: 'rang', happened: happened('2024-01-01'), tags: ['phone']}),
    circumstances(),
  );
  await saveNote(store, ben.id, 'for me: Ünder the bridge', MOMENT.at);
  await saveDiaryNote(store, call.record.id, 'only I know', MOMENT.at);
  await addTag(store, [plain.id], 'garden');
  store.close();
  return {mara, ben, plain, ash, gate: gate.record, call: call.record};
}

describe('everything', () => {
  it('holds what was saved and what was written down, by when it happened or when it was kept', async () => {
    const {gate} = await fill();
    show(<CaseFilePage />);
    await shown(5);
    expect(said()).toContain('5 things kept');
    expect(items().at(-1)?.textContent).toContain('2019');
    await expectNoAxeFault();
    location.hash = '#/?order=kept';
    await until(() => items()[0]?.textContent?.includes('2024'));
    const link = items().flatMap((one) => [...one.querySelectorAll<HTMLAnchorElement>('.line__link')]);
    link.find(({hash}) => hash.includes(gate.id))?.click();
    await until(() => document.querySelector('.detail')?.textContent?.includes('2019'));
    expect(revealWords(location.hash)).toBe(`#/entry/${gate.id}?order=kept`);
    await expectNoAxeFault();
  });

  it.each<[string, number]>([
    ['blue CAR', 1],
    ['مرحبا', 1],
    ['@ben', 1],
    ['ash', 2],
    ['ünder', 1],
    ['only i know', 1],
    ['garden', 1],
    ['gate', 1],
    ['forum.example', 3],
  ])('a search for %s finds it, wherever it is written', async (query, count) => {
    await fill();
    location.hash = `#/?q=${encodeURIComponent(query)}`;
    show(<CaseFilePage />);
    await shown(count);
    await until(() => said().includes(`${count} found`));
  });

  it('is narrowed down, in the address, and each filter can be taken away', async () => {
    const {ash} = await fill();
    location.hash = `#/?who=${ash.id}&from=2019-05-04&to=2019-05-04`;
    show(<CaseFilePage />);
    await shown(1);
    expect(said()).toContain('1 found');
    await expectNoAxeFault();
    const close = await until(() => document.querySelector<HTMLElement>('[aria-label^="Take away: From day"]'));
    close.click();
    await until(() => revealWords(location.hash) === `#/?to=2019-05-04&who=${ash.id}`);
    await press('Show everything again');
    await shown(5);
    expect(location.hash).toBe('#/');
  });

  it.each<[string, number]>([
    ['place=x', 1],
    ['place=forum.example', 1],
    ['source=diary', 2],
    ['source=captured', 3],
    ['did=following', 1],
    ['mark=threat', 1],
    ['tag=phone', 1],
    ['tag=garden', 1],
    ['from=2024-01-01&to=2024-01-01', 1],
    ['from=2024-01-02', 3],
  ])('asks for %s', async (filter, count) => {
    await fill();
    location.hash = `#/?${filter}`;
    show(<CaseFilePage />);
    await shown(count);
  });

  it('offers only what there is, and the keyboard is enough', async () => {
    await fill();
    show(<CaseFilePage />);
    await shown(5);
    const summary = await until(() => document.querySelector<HTMLElement>('.narrow summary'));
    summary.click();
    const labels = [...document.querySelectorAll('.filters label')].map(({textContent}) => textContent);
    expect(labels).toEqual([
      'Who',
      'How it came here',
      'Where',
      'What it is',
      'What was done',
      'Marked as',
      'Label',
      'From day',
      'To day',
      'In which order',
    ]);
    await expectNoAxeFault();
    const select = document.querySelectorAll<HTMLSelectElement>('.filters select')[2];
    if (!select) throw new Error('no choice');
    expect([...select.options].map(({text}) => text)).toEqual(['Any', 'forum.example', 'Reddit', 'X']);
    select.value = 'reddit';
    select.dispatchEvent(new Event('change', {bubbles: true}));
    await shown(1);
    expect(revealWords(location.hash)).toBe('#/?place=reddit');
  });

  it('both kinds go into one pack, or are deleted in one press and put back', async () => {
    const {call, mara} = await fill();
    show(<CaseFilePage />);
    await shown(5);
    const tick = (id: string) =>
      items()
        .find((one) => one.innerHTML.includes(id))
        ?.querySelector<HTMLInputElement>('input[type="checkbox"]')
        ?.click();
    tick(call.id);
    tick(mara.id);
    const pack = await until(() => called<HTMLAnchorElement>('Make a pack of 2'));
    expect(pack.getAttribute('href')).toBe(hideWords(`#/pack?ids=${mara.id}&incidents=${call.id}`));
    await press('Delete these 2');
    await expectNoAxeFault();
    await press('Delete all 2');
    await shown(3);
    expect(said()).toContain('2 were deleted.');
    await press('Put it back');
    await shown(5);
    await expectNoAxeFault();
  });

  it('one label goes on everything that is ticked, and comes off those that did not have it before', async () => {
    const {call} = await fill();
    location.hash = '#/?tag=phone';
    show(<CaseFilePage />);
    await shown(1);
    const tickAll = () => {
      for (const box of document.querySelectorAll<HTMLInputElement>('.list__item input')) if (!box.checked) box.click();
    };
    tickAll();
    location.hash = '#/';
    await shown(5);
    tickAll();
    await press('Label these 5');
    await until(() => document.activeElement?.matches('.two__head form input'));
    const field = document.activeElement as HTMLInputElement;
    field.value = ' phone ';
    field.dispatchEvent(new Event('input', {bubbles: true}));
    await expectNoAxeFault();
    await until(() => called('Add it')?.getAttribute('aria-disabled') === null);
    await press('Add it');
    await until(() => said().includes('The label is on 4 more.'));
    location.hash = '#/?tag=phone';
    await shown(5);
    await press('Take it back');
    await shown(1);
    const store = await openedStore();
    expect((await store.get('diaryRows', call.id))?.revisions).toBe(1);
    store.close();
  });

  it('all of it can be deleted, and put back from the empty page', async () => {
    const store = await openedStore();
    await seed(store, [{name: 'Mara', text: 'x'}]);
    store.close();
    show(<CaseFilePage />);
    await shown(1);
    items()[0]?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click();
    await press('Delete 1');
    await press('Delete it');
    await until(() => said().includes('What you save will stand here.'));
    await until(() => document.activeElement?.textContent === 'Put it back');
    await expectNoAxeFault();
    await press('Put it back');
    await shown(1);
  });

  it('a label goes on and off, and who it is from is said with a reason', async () => {
    const {plain, mara} = await fill();
    location.hash = `#/exhibit/${plain.id}`;
    show(<CaseFilePage />);
    const off = await until(() => called('Take off the label garden'));
    expect(said()).toContain('You have not put this with anybody yet.');
    await expectNoAxeFault();
    off.click();
    await until(() => said().includes('The label was taken off.'));
    await press('Take it back');
    await until(() => called('Take off the label garden'));
    await press('Put it with a person');
    const ash = await until(() =>
      [...document.querySelectorAll('.put button')].find(({textContent}) => textContent === 'Ash Ley'),
    );
    (ash as HTMLElement).click();
    await until(() => said().includes('How sure are you?'));
    await press('Put it with this person');
    await until(() => said().includes('You put it here. (I think so)'));
    await expectNoAxeFault();
    location.hash = `#/exhibit/${mara.id}`;
    await until(() => said().includes('By the account @mara (I know)'));
  });

  it('ten thousand of both are one list of which only what is in sight is drawn', async () => {
    const {mara, call} = await fill();
    const store = await openedStore();
    const incident = await store.get('diaryRows', call.id);
    const transaction = store.transaction(['rows', 'diaryRows'], 'readwrite');
    for (let n = 10; n < 5010; n += 1) {
      void transaction.objectStore('rows').add({...mara, id: crypto.randomUUID() as Uuid, ordinal: n});
      if (incident)
        void transaction.objectStore('diaryRows').add({...incident, id: crypto.randomUUID() as Uuid, ordinal: n});
    }
    await transaction.done;
    store.close();
    document.documentElement.dir = 'rtl';
    show(<CaseFilePage />);
    await shown(10_005);
    expect(items().length).toBeLessThan(40);
    location.hash = '#/?source=diary&q=rang';
    await shown(5001);
    await expectNoAxeFault();
  });

  it('stays usable on a narrow page', async () => {
    await fill();
    await page.viewport(380, 640);
    show(<CaseFilePage />);
    await shown(5);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(380);
    await expectNoAxeFault();
  });
});
