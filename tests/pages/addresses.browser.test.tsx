import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {emptyTelling} from '../../src/core/diary/incident.ts';
import {emptyDescription} from '../../src/core/diary/subject.ts';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import {PopupPage} from '../../src/pages/popup/popup-page.tsx';
import {hideWords, revealWords} from '../../src/pages/shared/address-words.ts';
import {linkExhibits, writeIncident} from '../../src/store/incidents.ts';
import {addSubject} from '../../src/store/subjects.ts';
import {circumstances} from '../support/samples.ts';
import {SAYS_NOTHING} from './neutral-address.ts';
import {openedStore, seed} from './seed.ts';
import {cleanStage, clearStage, show, until} from './stage.tsx';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

beforeEach(cleanStage);
afterEach(clearStage);

const PAGE = '/src/pages/page/index.html';

async function fill(): Promise<void> {
  const store = await openedStore();
  const when = circumstances();
  const rows = await seed(store, [
    {name: 'Mara', handle: '@mara', platform: 'x', text: 'one'},
    {name: 'Ash', handle: '@ash', platform: 'reddit', text: 'two'},
  ]);
  const told = {...emptyTelling('UTC'), words: 'told'};
  const entry = (await writeIncident(store, told, when)).record;
  for (const row of rows) await linkExhibits(store, entry.id, [row.id], when);
  await addSubject(store, {...emptyDescription(), names: ['Ash']}, when);
  store.close();
}

/** The ends of all addresses of ours that the page links to. */
function linked(): string[] {
  const all = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
  return all.filter((href) => href.startsWith('#') || href.includes(PAGE)).map((href) => href.replace(/^[^#]*/, ''));
}

describe('the addresses of our pages, which browsers write down', () => {
  it('say nothing, wherever one goes by every link there is', async () => {
    await fill();
    show(<CaseFilePage />);
    const before = new Set(stepsTaken());
    const known = new Set(['#/']);
    for (const place of known) {
      location.hash = place;
      await until(() => document.querySelector('main')?.childElementCount, place);
      await new Promise((resolve) => setTimeout(resolve, 250));
      expect(location.hash).toMatch(SAYS_NOTHING);
      for (const next of linked()) {
        expect(next, `on ${revealWords(place)}`).toMatch(SAYS_NOTHING);
        known.add(next);
      }
    }
    const seen = [...known].map((place) => revealWords(place).split(/[/?]/)[1]);
    const places = ['', 'exhibit', 'diary', 'write', 'people', 'bring', 'picture', 'steps', 'pack', 'check', 'care'];
    expect(seen).toEqual(expect.arrayContaining([...places, 'safety']));
    for (const step of stepsTaken()) if (!before.has(step)) expect(step).toMatch(SAYS_NOTHING);
  });

  it('say nothing in the popup', async () => {
    await fill();
    show(<PopupPage />);
    await until(() => document.querySelectorAll('.line').length > 1);
    expect(linked().length).toBeGreaterThan(4);
    for (const next of linked()) expect(next).toMatch(SAYS_NOTHING);
  });

  it('open where a bookmark still holds the words, and lose them at once', async () => {
    await fill();
    location.hash = '#/diary?q=told';
    show(<CaseFilePage />);
    await until(() => document.querySelector<HTMLInputElement>('input[type=search]')?.value === 'told');
    expect(location.hash).toBe(hideWords('#/diary?q=told'));
    location.hash = '#/people/accounts';
    await until(() => location.hash === hideWords('#/people/accounts'));
    expect(location.hash).toMatch(SAYS_NOTHING);
  });
});

/** The ends of the addresses in the steps of this tab. */
function stepsTaken(): string[] {
  const {navigation} = window as unknown as {navigation: {entries(): {url: string}[]}};
  return navigation.entries().map(({url}) => new URL(url).hash);
}
