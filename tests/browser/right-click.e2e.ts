import {describe, expect, it} from 'vitest';
import {valueIn} from '../../src/core/facts/facts.ts';
import {lastKept, partOf, readKept} from './support/kept.ts';
import {pixelsOf} from './support/pixels.ts';
import {workPlace} from './support/work-place.ts';

const PICTURE = 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%2240%22 height=%2240%22/%3E';

/** One post for each kind of thing that the browser's menu treats differently. */
const THINGS = {
  text: '<p class="aim">plain words</p>',
  link: '<a class="aim" href="/elsewhere" style="display:inline-block">a link</a>',
  picture: `<img class="aim" src="${PICTURE}" alt="a square" width="60" height="60">`,
  linkedPicture: `<a href="/elsewhere"><img class="aim" src="${PICTURE}" alt="a square" width="60" height="60"></a>`,
  selection: '<p class="aim selected">words that are selected</p>',
  field: '<textarea class="aim" rows="2" cols="20">typed words</textarea>',
  film: '<video class="aim" width="200" height="100" src="/none.mp4"></video>',
};

const FEED = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Kinds</title>
<style>body{margin:0;font:16px sans-serif}article{padding:10px;border-bottom:1px solid #ccc;min-height:70px}</style>
${Object.entries(THINGS)
  .map(([name, inner]) => `<article id="${name}"><b rel="author">someone</b> KIND-${name}-WORDS ${inner}</article>`)
  .join('\n')}</html>`;

const open = workPlace({own: {'/kinds.html': FEED}, viewport: {width: 900, height: 760}});

describe.each(['mouse', 'keyboard'] as const)('right-click and "Save this", chosen with the %s', (hand) => {
  it.each(Object.keys(THINGS))('on a %s keeps the post around it, with pixels', async (name) => {
    const {save, server, station} = open();
    await station.page.goto(server.listed('/kinds.html'));
    if (name === 'selection') {
      await station.page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('.selected') as Node));
    }
    const outcome = await save(server.listed('/kinds.html'), `#${name} .aim`, {hand});
    expect(outcome.state, outcome.code).toBe('saved');
    const kept = await lastKept(station.browser);
    expect(kept.exhibit.id).toBe(outcome.exhibitId);
    const text = valueIn(kept.facts.item.text) ?? '';
    expect(text).toContain(`KIND-${name}-WORDS`);
    expect(text.match(/KIND-/g)).toHaveLength(1);
    const screen = pixelsOf(partOf(kept, 'screen').bytes);
    expect([screen.width, screen.height]).toEqual([900, 760]);
    expect(screen.colours().size).toBeGreaterThan(20);
    if (kept.exhibit.origin !== 'captured') throw new Error('not captured');
    expect(kept.exhibit.capture.trigger).toBe('menu');
  });
});

describe('what was saved', () => {
  it('has a number each, and one log entry each', async () => {
    const {exhibits, log} = await readKept(open().station.browser);
    expect(exhibits.map(({exhibit}) => exhibit.ordinal)).toEqual(exhibits.map((_, index) => index + 1));
    expect(log.filter((line) => line.includes('"exhibit.sealed"'))).toHaveLength(exhibits.length);
  });
});
