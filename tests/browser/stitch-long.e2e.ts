import {describe, expect, it} from 'vitest';
import {valueIn} from '../../src/core/facts/facts.ts';
import {lastKept} from './support/kept.ts';
import {needPicture, problemCodes} from './support/pictures.ts';
import {joinedParts, runsDown, savePage} from './support/save-page.ts';
import {workPlace} from './support/work-place.ts';

const rgb = (...parts: number[]) => `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

// At one device px per CSS px, longer still: `very-long` in traps.e2e.ts.
describe('a page of forty thousand px at two device pixels per CSS pixel', () => {
  const pixelRatio = 2;
  const open = workPlace({viewport: {width: 500, height: 3000}, pixelRatio});

  it('C05: is kept in several parts that follow on one another, with all 80 bands', async () => {
    const {station, server} = open();
    await station.page.goto(server.local('/C05.html'));
    const state = await savePage(station, 170_000);
    expect(state.state, state.code).toBe('saved');
    const joined = joinedParts(await lastKept(station.browser));
    expect(joined.map(({path}) => path)).toEqual(joined.map((_, index) => `page-${index + 1}.png`));
    // No fewer than fit into pictures of 16,000 px; Firefox draws in stretches of its own, and may need one more.
    expect(joined.length).toBeGreaterThanOrEqual(Math.ceil((40_000 * pixelRatio) / 16_000));
    expect(joined.length).toBeLessThanOrEqual(Math.ceil((40_000 * pixelRatio) / 16_000) + 1);
    let next = 0;
    for (const {covers, pixels} of joined) {
      expect(pixels.height).toBeLessThanOrEqual(16_000);
      expect(covers.y).toBe(next);
      next += covers.height;
    }
    expect(next).toBe(40_000);
    const runs = runsDown(joined, 4);
    expect(runs.map(({colour}) => colour)).toEqual(Array.from({length: 80}, (_, i) => rgb(i + 1, 254 - i, 100)));
    expect(runs.every(({rows}) => rows === 500 * pixelRatio)).toBe(true);
  });
});

describe('C10: a list of which only what is near is in the document', () => {
  const open = workPlace({viewport: {width: 500, height: 1000}});

  it('has the words and the picture of what was pointed at, taken before anything is scrolled', async () => {
    const {save, server, station} = open();
    const state = await save(server.listed('/C10.html'), 'article[data-n="5"] p');
    expect(state.state, state.code).toBe('saved');
    const kept = await lastKept(station.browser);
    expect(valueIn(kept.facts.item.text)).toContain('Post 5: delete your account or else');
    expect(valueIn(kept.facts.item.author.displayName)).toBe('user5');
    expect(valueIn(kept.facts.item.permalink)).toMatch(/#\/p\/5$/);
    expect(needPicture(kept, 'cut').count('#fff005')).toBeGreaterThan(20_000);
  });

  it('is joined with each of its posts once, though none is there at the start and at the end', async () => {
    const {server, station} = open();
    await station.page.goto(server.local('/C10.html'));
    const state = await savePage(station, 170_000);
    expect(state.state, state.code).toBe('saved');
    const kept = await lastKept(station.browser);
    const posts = runsDown(joinedParts(kept), 30).filter(({colour}) => colour.startsWith('#fff0'));
    expect(posts.map(({colour}) => colour)).toEqual(Array.from({length: 200}, (_, i) => rgb(255, 240, i + 1)));
    expect(posts.every(({rows}) => rows === 176)).toBe(true);
    expect(problemCodes(kept).filter((code) => code.startsWith('join'))).toEqual([]);
  });
});
