import {describe, expect, it} from 'vitest';
import {inPageOrder, pileOn} from '../../scripts/demo/pile-on.ts';
import {pileOnPage} from '../../scripts/demo/pile-on-page.ts';
import {valueIn} from '../../src/core/facts/facts.ts';
import {collected, groupOf, saveAll, textsOf, truth} from './support/collecting.ts';
import {partOf, readKept} from './support/kept.ts';
import {captureOf} from './support/pictures.ts';
import {pixelsOf} from './support/pixels.ts';
import {workPlace} from './support/work-place.ts';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const MANY = pileOn(60);
const FEW = pileOn(14, 11);
const FULL = process.env.HOLDFAST_SITTING === 'full';
/** As many as a real pile-on has; at the pace of a person it takes half an hour. */
const VERY_MANY = pileOn(FULL ? 1484 : 0);

const open = workPlace({
  own: {
    '/pile-on.html': pileOnPage(MANY, NOW, {lot: 15, named: true, adEvery: 7}),
    '/very-many.html': pileOnPage(VERY_MANY, NOW, {lot: 15, named: true, adEvery: 7}),
    '/nameless.html': pileOnPage(FEW, NOW, {lot: 6, named: false}),
  },
  viewport: {width: 1000, height: 700},
});

describe('all of a pile-on in a list that uses its elements again', () => {
  it('is saved, each comment once and in order, and the page is put back', async () => {
    await saveAll(open(), '/pile-on.html');
    const {page} = open().station;
    const state = await collected(open());
    const all = inPageOrder(MANY);
    expect(state, JSON.stringify(state)).toMatchObject({
      state: 'collected',
      tally: {saved: all.length, of: all.length},
    });
    expect(state.tally?.stopped).toBeUndefined();
    const [post, ...kept] = await groupOf(open(), state.exhibitId);
    expect(valueIn(post?.facts.item.text ?? {missing: ''})).toContain('Someone keeps leaving notes');
    expect(textsOf(kept)).toEqual(truth(MANY));
    for (const [i, one] of kept.entries()) {
      const right = all[i];
      expect(new URL(valueIn(one.facts.item.permalink) ?? '').hash).toBe(`#c${right?.id}`);
      expect(valueIn(one.facts.item.author.displayName)).toBe(right?.by);
      expect(valueIn(one.facts.postedAt.exact)).toBe(
        new Date(NOW.getTime() - (right?.minutesAgo ?? 0) * 60_000).toISOString(),
      );
      expect(captureOf(one).trigger).toBe('collect');
      expect(one.exhibit.problems, `comment ${right?.id}`).toEqual([]);
      const {part, bytes} = partOf(one, 'item');
      const {width, height} = pixelsOf(bytes);
      expect([width, height]).toEqual([part.width, part.height]);
      expect(height).toBeGreaterThan(50);
    }
    expect(await page.evaluate(() => scrollY)).toBe(0);
    expect(await page.evaluate(() => document.body.dataset.wrong ?? 'none')).toBe('none');
  }, 200_000);

  it('holds the picture of each screen once, and every cut names where it is', async () => {
    const {exhibits} = await readKept(open().station.browser);
    const screens = new Map(
      exhibits.flatMap(({exhibit}) =>
        exhibit.parts.flatMap((part) => (part.role === 'screen' ? [[exhibit.id, part.sha256] as const] : [])),
      ),
    );
    expect(screens.size).toBeLessThan(exhibits.length / 2);
    for (const {exhibit} of exhibits) {
      const cut = exhibit.parts.find(({how}) => how === 'cut');
      if (cut?.how !== 'cut') throw new Error('no cut');
      const screen = cut.screenIn ? screens.get(cut.screenIn.exhibitId) : screens.get(exhibit.id);
      expect(screen).toBe(cut.screenIn?.sha256 ?? cut.derivedFrom);
    }
  });
});

describe('comments without a number or a link of their own', () => {
  it('are told apart by where they stand, also where they say the same', async () => {
    await saveAll(open(), '/nameless.html');
    const state = await collected(open());
    expect(state.tally, JSON.stringify(state)).toEqual({saved: inPageOrder(FEW).length, of: inPageOrder(FEW).length});
    const [, ...kept] = await groupOf(open(), state.exhibitId);
    expect(textsOf(kept)).toEqual(truth(FEW));
  }, 120_000);
});

describe('a pile-on of real size', () => {
  it.runIf(FULL)(
    'is saved to its last comment, each once and in order',
    async () => {
      await saveAll(open(), '/very-many.html');
      const state = await collected(open(), 90 * 60_000);
      const right = truth(VERY_MANY);
      expect(state.tally, JSON.stringify(state)).toEqual({saved: right.length, of: right.length});
      expect(textsOf((await groupOf(open(), state.exhibitId)).slice(1))).toEqual(right);
    },
    100 * 60_000,
  );
});
