import {describe, expect, it} from 'vitest';
import {chat, chatPage} from '../../scripts/demo/chat-page.ts';
import {valueIn} from '../../src/core/facts/facts.ts';
import {collected, groupOf, placeOf, saveAll, saveAround, textsOf} from './support/collecting.ts';
import {lastKept, readKept} from './support/kept.ts';
import {captureOf, pictureOf} from './support/pictures.ts';
import {workPlace} from './support/work-place.ts';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const CHAT = chat(30);
const WALL = 'They all read it. '.repeat(5600);

function comment(id: string, by: string, words: string, inside = '', more = ''): string {
  return `<article class="comment" id="${id}" data-comment-id="${id}"${more}><b class="author">${by}</b> <time datetime="2026-02-01T10:00:00Z">long ago</time><p class="e-content">${words}</p>${inside}</article>`;
}

const page = (body: string) =>
  `<!doctype html><html lang="en"><title>A thread</title><style>body{margin:0;font:15px sans-serif}article{border:1px solid #ccd;padding:8px;margin:6px 0 0 12px}</style><main>${body}</main></html>`;

const NESTED = page(
  comment(
    'a',
    'ann',
    'The first',
    comment(
      'b',
      'bob',
      'Answers ann',
      comment(
        'c',
        'cleo',
        'Answers bob',
        comment('d', 'dan', 'Answers cleo') + comment('e', 'eve', 'Answers cleo too'),
      ) + comment('f', 'fay', 'Answers bob, not cleo'),
    ),
  ) + comment('g', 'gus', 'Another first'),
);

const HOSTILE = page(
  comment('same', 'ann', 'One of that id') +
    comment('same', 'bob', 'Another of that id') +
    comment('same', 'cleo', 'lol') +
    comment('x1', 'cleo', 'lol') +
    comment('x2', 'cleo', `<a rel="bookmark" href="https://elsewhere.example/p/1">Mine is there</a> \u202eback\u202c`) +
    comment('x3', 'dan', WALL, '', ' style="max-height:240px;overflow:hidden"') +
    comment('x4', 'eve', 'Tall', '<div style="height:1400px;background:linear-gradient(#fff,#369)"></div>') +
    comment('x5', 'fay', 'Changes all the time <span id="ticks">0</span>') +
    comment('x6', 'gus', 'Ad') +
    '<script>setInterval(()=>{ticks.textContent=Number(ticks.textContent)+1},40)</script>',
);

const open = workPlace({
  own: {'/chat.html': chatPage(CHAT, NOW, 14), '/nested.html': NESTED, '/hostile.html': HOSTILE},
  viewport: {width: 1000, height: 700},
});

describe('a chat that loads older messages above', () => {
  it('is saved from the newest upward, each message once, and sorts in the order of the page', async () => {
    await saveAll(open(), '/chat.html');
    const state = await collected(open());
    expect(state.tally, JSON.stringify(state)).toEqual({saved: 30, of: null});
    const kept = await groupOf(open(), state.exhibitId);
    expect(textsOf(kept)).toEqual(CHAT.map(({text}) => text));
    expect(placeOf(kept[0] as never)).toBeLessThan(1);
    const {page} = open().station;
    expect(await page.evaluate(() => document.querySelector('textarea')?.value)).toBe('a draft of mine');
    expect(await page.evaluate(() => document.querySelector('#chats')?.scrollTop)).toBe(0);
  }, 120_000);
});

describe('what stands around a saved comment', () => {
  it('is saved with it: what it answers above, its replies below, and it itself not twice', async () => {
    const {save, server} = open();
    await save(server.local('/nested.html'), '#c .e-content');
    const chosen = await lastKept(open().station.browser);
    expect(valueIn(chosen.facts.item.text)).toBe('Answers bob');
    await saveAround(open(), chosen.exhibit.id);
    const state = await collected(open());
    expect(state.tally, JSON.stringify(state)).toEqual({saved: 4, of: 4});
    const kept = await groupOf(open(), state.exhibitId);
    expect(kept.map((one) => captureOf(one).together)).toEqual([
      {group: chosen.exhibit.id, place: 1, relation: 'answered'},
      {group: chosen.exhibit.id, place: 2, relation: 'answered'},
      {group: chosen.exhibit.id, place: 4, relation: 'reply'},
      {group: chosen.exhibit.id, place: 5, relation: 'reply'},
    ]);
    expect(textsOf(kept)).toEqual(['The first', 'Answers ann', 'Answers cleo', 'Answers cleo too']);
  }, 120_000);

  it('is not saved when the page does not show the comment any more, and that is said', async () => {
    const chosen = (await readKept(open().station.browser)).exhibits.find(
      ({facts}) => valueIn(facts.item.text) === 'Answers bob',
    );
    await open().station.page.evaluate(() => document.querySelector('#c')?.remove());
    await saveAround(open(), chosen?.exhibit.id ?? '');
    expect(await collected(open())).toMatchObject({state: 'failed', code: 'notFound'});
  }, 60_000);
});

describe('items that lie or will not hold still', () => {
  it('are all saved, and what is doubtful about one is said with it', async () => {
    await saveAll(open(), '/hostile.html');
    const state = await collected(open());
    const kept = await groupOf(open(), state.exhibitId);
    const texts = textsOf(kept);
    expect(state.tally, JSON.stringify(state)).toEqual({saved: 9, of: null});
    expect(texts.slice(0, 4)).toEqual(['One of that id', 'Another of that id', 'lol', 'lol']);
    expect(texts[4]).toContain('Mine is there');
    expect(valueIn(kept[4]?.facts.item.permalink ?? {missing: ''})).toBeUndefined();
    expect(kept[5]?.facts.doubts.map(({code}) => code)).toContain('textCut');
    const tall = kept[6];
    expect(tall && pictureOf(tall, 'stitched')?.height).toBeGreaterThan(1400);
    const codes = kept[7]?.exhibit.problems.map(({code}) => code);
    expect(codes).toContain('pageChanged');
    expect(texts[8]).toBe('Ad');
  }, 120_000);
});
