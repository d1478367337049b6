import '../../src/pages/case-file/case-file.css';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {utf8} from '../../src/core/bytes.ts';
import type {PartWithBytes} from '../../src/core/capture/exhibit.ts';
import type {Uuid} from '../../src/core/ids.ts';
import type {Instant} from '../../src/core/time.ts';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import {drawRows, openedStore, partOf, type Seed, seed} from './seed.ts';
import {called, cleanStage, clearStage, expectNoAxeFault, press, said, show, until} from './stage.tsx';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

const AT = '2026-03-01T10:00:00.000Z' as Instant;
const GROUP = '33333333-3333-4333-8333-333333333333' as Uuid;

beforeEach(async () => {
  await cleanStage();
  document.documentElement.style.blockSize = '700px';
});
afterEach(() => {
  clearStage();
  vi.restoreAllMocks();
});

async function keep(...seeds: Seed[]) {
  const store = await openedStore();
  const rows = await seed(store, seeds);
  store.close();
  return rows;
}

async function open(one: Seed) {
  const [row] = await keep(one);
  location.hash = `#/exhibit/${row?.id}`;
  show(<CaseFilePage />);
  await until(() => document.querySelector('article'));
}

async function stretch(path: string, role: 'item' | 'page', from: number, height: number): Promise<PartWithBytes> {
  return partOf(
    {
      path,
      role,
      how: 'stitched',
      tiles: 2,
      seams: [
        {y: 0, height: height / 2, scroll: {x: 0, y: from}, at: AT},
        {y: height / 2, height: height / 2, scroll: {x: 0, y: from + height / 2}, at: AT},
      ],
      covers: {x: 0, y: from, width: 400, height},
      mediaType: 'image/png',
      width: 400,
      height,
    },
    await drawRows(400, height),
  );
}

const text = (path: string, how: string, mediaType: string, words: string) =>
  partOf({path, role: 'document', how, mediaType}, utf8(words));

describe('pictures of a whole post or page', () => {
  it('stand in order, low and blurred at first, then in a frame that scrolls at a width that can be read', async () => {
    await open({
      name: 'Mara',
      parts: [await stretch('page-1.png', 'page', 0, 4000), await stretch('page-2.png', 'page', 4000, 2000)],
    });
    const figures = await until(() => {
      const all = [...document.querySelectorAll<HTMLElement>('.shown')];
      return all.length === 3 && all[0]?.querySelector('img') && all;
    });
    expect(figures.map((figure) => figure.textContent)).toEqual([
      expect.stringMatching(/Part 1 of 2\..*400 × 4,000 px.*From 0 to 4,000 px/),
      expect.stringMatching(/Part 2 of 2\..*From 4,000 to 6,000 px/),
      expect.stringContaining('visible part'),
    ]);
    const veil = figures[0]?.querySelector<HTMLElement>('.veil');
    const picture = await until(() => figures[0]?.querySelector<HTMLImageElement>('img'));
    await until(() => picture.complete && picture.naturalHeight === 4000);
    expect(picture.getBoundingClientRect().height).toBeLessThan(300);
    expect(getComputedStyle(picture).filter).toContain('blur');
    veil?.click();
    await until(() => veil?.getAttribute('aria-pressed') === 'true');
    expect(picture.getBoundingClientRect().height).toBe(4000);
    const frame = figures[0]?.querySelector<HTMLElement>('.shown__frame');
    expect(frame?.scrollHeight).toBeGreaterThan(3900);
    expect(frame?.clientHeight).toBeLessThan(innerHeight);
    await expectNoAxeFault();
  });

  it('say of which rows they were joined', async () => {
    await open({name: 'Mara', parts: [await stretch('item-1.png', 'item', 0, 3000)]});
    await press('How it was kept, step by step');
    await until(() => said().includes('Joined from 2 pictures of the browser'));
    expect(said()).toContain('Rows 1,500 to 2,999: scrolled 0 across and 1,500 down, at 10:00:00.000 UTC');
    await expectNoAxeFault();
  });
});

describe('the page around it', () => {
  const HOSTILE = `<!doctype html><title>x</title><p>words of the page</p>
<script>parent.hit = 1; top.hit = 1</script><img src="/pixel-of-theirs" onerror="parent.hit = 1">
<meta http-equiv="refresh" content="0;url=/gone-to"><iframe src="/inside"></iframe>`;

  it('shows the copy only on purpose, fenced in, and hides it again when one looks away', async () => {
    await open({name: 'Mara', parts: [text('page.html', 'safeCopy', 'text/html', HOSTILE)]});
    expect(document.querySelector('iframe.page-copy')).toBeNull();
    await press('Show the copy of the page');
    const frame = await until(() => document.querySelector<HTMLIFrameElement>('iframe.page-copy'));
    expect(frame.getAttribute('sandbox')).toBe('');
    expect(frame.title).toBe('The page around it');
    await new Promise((resolve) => setTimeout(resolve, 300));
    // An origin of its own: we cannot see into it, so it cannot see out.
    expect(frame.contentDocument).toBeNull();
    expect('hit' in window).toBe(false);
    // Its words were asked for, its pictures were not.
    expect(frame.srcdoc).toContain('filter:blur(24px)');
    await expectNoAxeFault();
    document.querySelector<HTMLInputElement>('.document input')?.click();
    await until(() => !document.querySelector<HTMLIFrameElement>('iframe.page-copy')?.srcdoc.includes('blur(24px)'));
    window.dispatchEvent(new Event('blur'));
    await until(() => !document.querySelector('iframe.page-copy'));
  });

  it('shows the code of the page as text, in part at first', async () => {
    const code = `<b>bold</b>${'<i>long</i>'.repeat(2000)}end`;
    await open({name: 'Mara', parts: [text('page.html.txt', 'serialised', 'text/plain', code)]});
    await press('Show the page’s code as text');
    const words = await until(() => document.querySelector('.words--page'));
    expect(words.textContent).toContain('<b>bold</b>');
    expect(words.querySelector('b, i')).toBeNull();
    expect(words.textContent?.length).toBeLessThan(6000);
    await expectNoAxeFault();
    await press('Show all 22,014 characters');
    await until(() => words.textContent?.endsWith('end'));
  });

  it('hands the browser’s own file to the downloads under a name that tells nothing, never as a page', async () => {
    await open({name: 'Mara', parts: [text('page.mhtml', 'mhtml', 'multipart/related', 'From: <saved>')]});
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    const made = vi.spyOn(URL, 'createObjectURL');
    await press('Save the browser’s own page file');
    await until(() => clicked.mock.calls.length > 0);
    expect((clicked.mock.contexts[0] as HTMLAnchorElement).download).toMatch(/^documents-\d{4}-\d\d-\d\d-1\.mhtml$/);
    // The small pictures of the list have addresses of this kind too.
    const types = made.mock.calls.map(([blob]) => (blob instanceof Blob ? blob.type : ''));
    expect(types).toContain('application/octet-stream');
    expect(types).not.toContain('multipart/related');
  });
});

describe('films and sounds', () => {
  it('are not on the page until asked for, and do not start by themselves or with sound', async () => {
    const film = partOf(
      {path: 'media-1.mp4', role: 'media', how: 'originalBytes', mediaType: 'video/mp4'},
      utf8('film'),
    );
    const sound = partOf(
      {path: 'media-2.mp3', role: 'media', how: 'originalBytes', mediaType: 'audio/mpeg'},
      utf8('hm'),
    );
    await open({name: 'Mara', parts: [film, sound]});
    expect(document.querySelector('video, audio')).toBeNull();
    await press('Show the film media-1.mp4 (4 bytes)');
    const player = await until(() => document.querySelector('video'));
    expect([player.controls, player.muted, player.autoplay]).toEqual([true, true, false]);
    await expectNoAxeFault();
    await press('Show the sound media-2.mp3 (2 bytes)');
    const heard = await until(() => document.querySelector('audio'));
    expect([heard.controls, heard.muted, heard.autoplay]).toEqual([true, true, false]);
    expect(document.querySelector('video')).toBeNull();
    window.dispatchEvent(new Event('blur'));
    await until(() => !document.querySelector('audio'));
  });
});

describe('several that were saved at once', () => {
  const together = (name: string, group: Uuid, place: number, relation: 'answered' | 'reply' | 'listed'): Seed => ({
    name,
    text: 'x',
    capture: {together: {group, place, relation}},
  });
  const names = () => [...document.querySelectorAll('.line__link')].map((link) => link.textContent);

  /** The chosen one is saved first, and its record does not know yet of the others. */
  async function keepAround() {
    const [chosen] = await keep({name: 'Chosen', text: 'x'});
    const group = chosen?.id ?? GROUP;
    const others = await keep(together('Below', group, 3, 'reply'), together('Above', group, 1, 'answered'), {
      name: 'Other',
    });
    return {group, chosen, others};
  }

  it('say where each stands, and lead from one to the next', async () => {
    const {chosen} = await keepAround();
    location.hash = `#/exhibit/${chosen?.id}`;
    show(<CaseFilePage />);
    await until(() => said().includes('2 of 3 saved together. This is the one you chose.'));
    await expectNoAxeFault();
    await press('The one before');
    await until(() => said().includes('1 of 3 saved together. It stands above the one you chose'));
    expect(called('The one before')).toBeUndefined();
    await press('The one after');
    await until(() => said().includes('2 of 3 saved together.'));
    await press('The one after');
    await until(() => said().includes('3 of 3 saved together. It stands under the one you chose'));
  });

  it('are listed by themselves in the order of the page, by the number of any of them', async () => {
    const {group, others} = await keepAround();
    for (const id of [group, others[0]?.id]) {
      location.hash = `#/?with=${id}`;
      show(<CaseFilePage />);
      await until(() => names().length === 3);
      expect(names()).toEqual(['Above', 'Chosen', 'Below']);
      expect(said()).toContain('3 saved together, in the order of the page');
      await press('Tick all of these');
      await until(() => called('Make a pack of 3'));
      await expectNoAxeFault();
      await press('Show everything');
      await until(() => names().length === 4);
      clearStage();
    }
  });

  it('keep the order of the page where it was read upward, and where one came in between two', async () => {
    const listed = (name: string, place: number) => together(name, GROUP, place, 'listed');
    await keep(listed('third', 1), listed('first', -1), listed('second', 0), listed('between', 1), listed('last', 2));
    location.hash = `#/?with=${GROUP}`;
    show(<CaseFilePage />);
    await until(() => names().length === 5);
    expect(names()).toEqual(['first', 'second', 'third', 'between', 'last']);
  });

  it('say nothing of one that was saved alone', async () => {
    await open({name: 'Mara', text: 'x'});
    expect(said()).not.toContain('saved together');
  });
});

describe('circumstances', () => {
  it('shows two clocks side by side, and calls neither true', async () => {
    await open({
      name: 'Mara',
      capture: {
        serverDate: {value: 'Sun, 01 Mar 2026 10:00:00 GMT', from: 'meta'},
        serverDateAt: '2026-03-01T10:00:04.200Z' as Instant,
      },
    });
    await until(() => said().includes('The site’s clock said Sun, 01 Mar 2026 10:00:00 GMT when this computer’s said'));
    expect(said()).toContain('This computer’s was 3 seconds ahead, give or take a second or two.');
    expect(said()).toContain('Which of them is right, this cannot tell.');
    await expectNoAxeFault();
  });

  it('shows with which answer the page came, its frames, and what had not arrived', async () => {
    await open({
      name: 'Mara',
      page: {
        status: {value: 404, from: 'meta'},
        frames: {items: [{address: 'https://other.example/f', readable: false}], leftOut: 2},
        failed: {
          items: [
            {kind: 'picture', address: 'https://site.example/a.png', why: 'refused', status: 403},
            {kind: 'film', address: 'https://site.example/b.mp4', why: 'waiting'},
          ],
          leftOut: 1,
        },
      },
    });
    const details = document.querySelector('article')?.textContent ?? '';
    for (const words of [
      '404',
      'https://other.example/f belongs to another site and could not be read',
      'and 2 more',
      'A picture was refused (403): https://site.example/a.png',
      'A film or sound had not arrived yet: https://site.example/b.mp4',
    ])
      expect(details).toContain(words);
    await expectNoAxeFault();
  });
});
