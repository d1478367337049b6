import '../../src/pages/case-file/case-file.css';
import '../../src/pages/case-file/diary/diary.css';
import '../../src/pages/case-file/people/people.css';
import '../../src/pages/case-file/picture/picture.css';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {readSitting, writeSitting} from '../../src/browser/sitting.ts';
import {parseVeilSetting, USUAL_VEIL, writeVeilSetting} from '../../src/browser/veil-setting.ts';
import {utf8} from '../../src/core/bytes.ts';
import {emptyTelling, type Telling} from '../../src/core/diary/incident.ts';
import {emptyDescription} from '../../src/core/diary/subject.ts';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import {VeilSection} from '../../src/pages/case-file/veil/veil-section.tsx';
import {PopupPage} from '../../src/pages/popup/popup-page.tsx';
import {revealWords} from '../../src/pages/shared/address-words.ts';
import {currentCaseId} from '../../src/store/current-case.ts';
import {incidentRevisions, linkExhibits, reviseIncident, writeIncident} from '../../src/store/incidents.ts';
import {changeCase} from '../../src/store/revise-case.ts';
import {addSubject, subjectsOf} from '../../src/store/subjects.ts';
import {circumstances} from '../support/samples.ts';
import {openedStore, partOf, seed} from './seed.ts';
import {cleanStage, clearStage, expectNoAxeFault, key, press, said, show, until} from './stage.tsx';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

beforeEach(async () => {
  await cleanStage();
  await writeVeilSetting(USUAL_VEIL);
  document.documentElement.style.blockSize = '700px';
});
afterEach(() => {
  clearStage();
  vi.restoreAllMocks();
});

/** Stands in every text that can hurt, and nowhere else. */
const HURTS = 'zzhurtszz';
const when = circumstances();

/** One of everything, with words that hurt in each place that has words. */
async function fill() {
  const store = await openedStore();
  const [post] = await seed(store, [
    {
      name: 'Mara',
      handle: '@mara',
      platform: 'x',
      text: `${HURTS} post`,
      picture: true,
      page: {title: {value: `${HURTS} title`, from: 'meta'}},
      parts: [
        partOf({path: 'page.html.txt', role: 'document', how: 'serialised', mediaType: 'text/plain'}, utf8(HURTS)),
        partOf({path: 'page.html', role: 'document', how: 'safeCopy', mediaType: 'text/html'}, utf8(`<p>${HURTS}`)),
        partOf({path: 'media-1.mp4', role: 'media', how: 'fetched', mediaType: 'video/mp4'}, utf8('film')),
      ],
    },
  ]);
  if (!post) throw new Error('nothing was kept');
  const empty = emptyTelling('UTC');
  const told: Telling = {
    ...empty,
    words: `${HURTS} told`,
    happened: {...empty.happened, start: '2026-02-01', precision: 'exact'},
    effect: {felt: HURTS, changed: HURTS, injury: HURTS, loss: HURTS},
    did: HURTS,
  };
  const entry = (await writeIncident(store, told, when)).record;
  await linkExhibits(store, entry.id, [post.id], when);
  await reviseIncident(store, entry.id, {...told, words: `${HURTS} told anew`, exhibitIds: [post.id]}, when);
  const person = (
    await addSubject(
      store,
      {
        ...emptyDescription(),
        names: ['Ash'],
        description: HURTS,
        phones: [{value: '07700 900123', basis: 'known', why: HURTS}],
        exhibits: [{exhibitId: post.id, basis: 'known', why: HURTS}],
      },
      when,
    )
  ).record;
  await changeCase(
    store,
    () => ({stepsTaken: [{kind: 'toldToStop', at: '2026-02-02', what: HURTS, exhibitIds: []}]}),
    when,
  );
  store.close();
  return {post, entry, person};
}

type Filled = Awaited<ReturnType<typeof fill>>;

/** Every place that shows something of a page, a file or a person, and what says that it stands there. */
const PLACES: readonly [string, (filled: Filled) => string, string][] = [
  ['the list of everything', () => '#/', '.list__item'],
  ['a search that found it', () => `#/?q=${HURTS}`, '.list__item'],
  ['the list by facts alone', () => '#/?look=facts', '.line--facts'],
  ['a thing by facts alone', ({post}) => `#/exhibit/${post.id}?look=facts`, '.detail .table'],
  ['a kept thing', ({post}) => `#/exhibit/${post.id}`, '.shown img'],
  ['the diary', () => '#/diary', '.list__item'],
  ['an entry', ({entry}) => `#/diary/${entry.id}`, 'article .revisions'],
  ['a person', ({person}) => `#/people/${person.id}`, 'article .own__one'],
  ['the time line', () => '#/picture/timeline', '.timeline__mark'],
  ['the course of conduct', () => '#/picture/conduct', '.offers'],
  ['the steps taken', () => '#/steps', '.entry'],
  ['what goes into a pack', ({post, entry}) => `#/pack?ids=${post.id}&incidents=${entry.id}`, '.pack-line'],
];

describe('words and pictures', () => {
  it.each(PLACES)('lie under a veil at first in: %s', async (_, address, stands) => {
    const filled = await fill();
    location.hash = address(filled);
    show(<CaseFilePage />);
    await until(() => document.querySelector(stands), stands);
    expectAllVeiled();
    // What opens without being asked for by its words opens without them.
    for (const summary of document.querySelectorAll<HTMLElement>('.offers > summary, .how > summary')) summary.click();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expectAllVeiled();
    await expectNoAxeFault();
  });

  it('lie under a veil in the popup, in its list and after a save', async () => {
    const {post} = await fill();
    const {default: browser} = await import('./fake-browser.ts');
    await browser.storage.session.set({saveState: undefined});
    show(<PopupPage />);
    await until(() => document.querySelector('.line img'));
    expectAllVeiled();
    await browser.storage.session.set({
      saveState: {state: 'saved', tabId: 7, exhibitId: post.id, at: new Date().toISOString()},
    });
    await until(() => document.querySelector('.saved .who'));
    expectAllVeiled();
    await browser.storage.session.set({saveState: undefined});
  });

  it('are shown one at a time on the whole page, and go when one looks away', async () => {
    const {post} = await fill();
    location.hash = `#/exhibit/${post.id}`;
    show(<CaseFilePage />);
    await press('Show the words');
    await until(() => said().includes(`${HURTS} post`));
    await press('Show the words: Title of the page');
    await until(() => said().includes(`${HURTS} title`));
    expect(said()).not.toContain(`${HURTS} post`);
    window.dispatchEvent(new Event('blur'));
    await until(() => !said().includes(HURTS));
  });

  it('are grey again in a version that was opened, once one looks away', async () => {
    const {entry} = await fill();
    location.hash = `#/diary/${entry.id}`;
    show(<CaseFilePage />);
    const [summary] = await until(() => {
      const all = [...document.querySelectorAll<HTMLElement>('.revisions summary')];
      return all.length > 0 && all;
    });
    summary?.click();
    await until(() => said().includes('anew'));
    window.dispatchEvent(new Event('blur'));
    await until(() => !said().includes('anew'));
    await press('Show the words again');
    await until(() => said().includes('anew'));
  });

  it('play without sound and not by themselves', async () => {
    const {post} = await fill();
    location.hash = `#/exhibit/${post.id}`;
    show(<CaseFilePage />);
    const button = await until(() =>
      [...document.querySelectorAll('button')].find((one) => one.textContent.includes('media-1.mp4')),
    );
    expect(document.querySelector('video')).toBeNull();
    button.click();
    const film = await until(() => document.querySelector('video'));
    expect([film.muted, film.autoplay, film.paused]).toEqual([true, false, true]);
  });
});

/** Nothing that hurts is on the page: not to read, not to hear, not in a label or a tooltip; every picture is blurred. */
function expectAllVeiled(): void {
  const copy = document.body.cloneNode(true);
  if (!(copy instanceof HTMLElement)) throw new Error('no page');
  // What the person typed to search for is theirs.
  for (const field of copy.querySelectorAll('input')) field.remove();
  expect(copy.outerHTML).not.toContain(HURTS);
  for (const picture of document.querySelectorAll<HTMLImageElement>('img:not([src*="icon"])')) {
    expect(picture.alt).toBe('');
    expect(getComputedStyle(picture).filter).toContain('blur');
  }
  expect(document.querySelector('video, audio, iframe')).toBeNull();
}

describe('the setting', () => {
  it('covers most where it is none of ours', () => {
    for (const wrong of [undefined, null, 'nothing', {veiled: 'none', sound: 'yes', counter: 0}])
      expect(parseVeilSetting(wrong)).toEqual(USUAL_VEIL);
    expect(USUAL_VEIL).toEqual({veiled: 'all', sound: false, counter: true});
  });

  it('is followed by every open page at once', async () => {
    await fill();
    location.hash = '#/';
    show(<CaseFilePage />);
    await until(() => document.querySelector('.line img'));
    await writeVeilSetting({...USUAL_VEIL, veiled: 'pictures'});
    await until(() => said().includes(`${HURTS} post`));
    expect(getComputedStyle(document.querySelector('.line img') ?? document.body).filter).toContain('blur');
    await writeVeilSetting({...USUAL_VEIL, veiled: 'nothing'});
    await until(() => getComputedStyle(document.querySelector('.line img') ?? document.body).filter === 'none');
    document.querySelector<HTMLElement>('.veil')?.click();
    await until(() => getComputedStyle(document.querySelector('.line img') ?? document.body).filter.includes('blur'));
    await writeVeilSetting(USUAL_VEIL);
    await until(() => !said().includes(HURTS));
  });

  it('is set by three choices and two boxes, however fast they are pressed, and kept', async () => {
    show(
      <main>
        <h1>Safety</h1>
        <VeilSection />
      </main>,
    );
    const choose = (label: string) =>
      until(() =>
        [...document.querySelectorAll<HTMLElement>('#veil label')].find((one) => one.textContent.startsWith(label)),
      );
    (await choose('Pictures only')).click();
    (await choose('Play films')).click();
    (await choose('Tell me when')).click();
    await vi.waitUntil(async () => {
      const {default: browser} = await import('./fake-browser.ts');
      const {veil} = await browser.storage.local.get('veil');
      return JSON.stringify(veil) === '{"veiled":"pictures","sound":true,"counter":false}';
    });
    await expectNoAxeFault();
  });
});

describe('the line about long looking', () => {
  const MINUTE = 60_000;
  const sit = (minutes: number, putAway = 0) => writeSitting({looked: minutes * MINUTE, at: Date.now(), putAway});

  it('is said once, put away, stays away on other panels, comes again, and can be turned off', async () => {
    await sit(19);
    location.hash = '#/diary';
    show(<CaseFilePage />);
    await until(() => document.querySelector('h1'));
    expect(said()).not.toContain('You have looked');
    await sit(21);
    await until(() => said().includes('You have looked for 20 minutes. It is fine to stop here.'));
    expect(document.querySelector('.looking')?.getAttribute('role')).toBe('status');
    await expectNoAxeFault();
    location.hash = '#/people';
    await until(() => document.querySelector('.page__main--people'));
    expect(said()).toContain('You have looked for 20 minutes.');
    await press('Put this line away');
    await until(() => !said().includes('You have looked'));
    location.hash = '#/steps';
    await until(() => document.querySelector('.page__main--steps'));
    expect(said()).not.toContain('You have looked');
    await sit(40, 20);
    await until(() => said().includes('You have looked for 40 minutes.'));
    await writeVeilSetting({...USUAL_VEIL, counter: false});
    await until(() => !said().includes('You have looked'));
  });

  it('counts while something stands in front of one, and not beside it', async () => {
    vi.useFakeTimers({toFake: ['setInterval', 'clearInterval', 'performance']});
    try {
      const inFront = vi.spyOn(document, 'hasFocus').mockReturnValue(true);
      await writeSitting({looked: 0, at: Date.now(), putAway: 0});
      await fill();
      location.hash = '#/safety';
      show(<CaseFilePage />);
      await vi.waitUntil(() => document.querySelector('#veil'));
      vi.advanceTimersByTime(30_000);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect((await readSitting())?.looked).toBe(0);
      location.hash = '#/';
      await vi.waitUntil(() => document.querySelector('.line img'));
      vi.advanceTimersByTime(10_000);
      await vi.waitUntil(async () => ((await readSitting())?.looked ?? 0) === 10_000);
      inFront.mockReturnValue(false);
      vi.advanceTimersByTime(30_000);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect((await readSitting())?.looked).toBe(10_000);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('sorting by facts alone', () => {
  const line = (at: number) =>
    until(() => document.querySelector<HTMLElement>(`[data-index="${at}"] .line__link`), `line ${at}`);

  it('ticks, labels, puts to a person and ties to an entry by keys, each with a way back', async () => {
    const {post, entry, person} = await fill();
    location.hash = '#/?look=facts';
    show(<CaseFilePage />);
    const mine = await until(() => document.getElementById(`facts-${post.id}`));
    expect(document.querySelector('.list img, .veiled-words')).toBeNull();
    mine.focus();
    key(mine, 'x');
    await until(() => said().includes('1 thing chosen'));
    key(document.activeElement ?? document.body, 'x');
    await until(() => said().includes('Nothing is ticked.'));
    key(mine, 't');
    const field = await until(() => document.querySelector<HTMLInputElement>('.sort-form input'));
    await until(() => document.activeElement === field);
    field.value = 'garden';
    field.dispatchEvent(new Event('input', {bubbles: true}));
    await until(() => document.querySelector('.sort-form .button--main:not([aria-disabled])'));
    field.form?.requestSubmit();
    await until(() => said().includes('1 thing has the label now.'));
    await until(() => document.activeElement?.id === `facts-${post.id}`);
    await until(() => document.querySelector('.line--facts')?.parentElement && said().includes('garden'));
    key(document.activeElement ?? document.body, '1');
    await until(() => said().includes('The label is off 1 thing.'));
    await press('Take it back');
    await until(() => document.querySelector(`#facts-${post.id}`)?.closest('.line')?.textContent.includes('garden'));

    const told = await until(() => document.getElementById(`facts-${entry.id}`));
    told.focus();
    key(told, 'p');
    await press('Ash');
    await press('Put to this person');
    await until(() => said().includes('1 thing was put to the person.'));
    const store = await openedStore();
    const newest = async () => (await incidentRevisions(store, entry.id)).at(-1)?.record;
    expect((await newest())?.involved).toEqual([{subjectId: person.id, part: 'did'}]);
    await press('Take it back');
    await vi.waitUntil(async () => (await newest())?.involved.length === 0);
    expect((await newest())?.exhibitIds).toEqual([post.id]);
    // What belongs to them already stays as it was said.
    mine.focus();
    key(mine, 'p');
    await press('Ash');
    await press('Put to this person');
    await until(() => said().includes('0 things were put to the person.'));
    const caseId = await currentCaseId(store);
    const [ash] = caseId ? await subjectsOf(store, caseId) : [];
    expect(ash?.exhibits).toEqual([{exhibitId: post.id, basis: 'known', why: HURTS}]);
    store.close();
    mine.focus();
    key(mine, 'e');
    await until(() => document.querySelector('.sort-form [aria-label="Diary entries"] button'));
    await expectNoAxeFault();
    key(document.activeElement ?? document.body, 'Escape');
    await until(() => document.activeElement?.id === `facts-${post.id}`);
  });

  it('stands in the address, and leads back to the list', async () => {
    await fill();
    location.hash = '#/';
    show(<CaseFilePage />);
    await press('Sort by facts only');
    await until(() => revealWords(location.hash).includes('look=facts'));
    await line(0);
    await press('Back to the list');
    await until(() => document.querySelector('.line img'));
    expect(revealWords(location.hash)).not.toContain('look');
  });
});
