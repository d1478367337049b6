import {describe, expect, it} from 'vitest';
import {addStyle} from '../../scripts/lib/browser.ts';
import {type KeptExhibit, lastKept} from './support/kept.ts';
import {needPicture, pictureOf, problemCodes} from './support/pictures.ts';
import {workPlace} from './support/work-place.ts';

/** On a page that lets nobody scroll, a target taller than the window cannot be joined: only then is it drawn again. */
const LOCKED = 'html{overflow:hidden !important}';
const TALL = '#target{padding-bottom:900px !important}';
/** The line at the top of a drawing that says what it is, in CSS px. */
const STRIP = 28;

const place = workPlace({viewport: {width: 1000, height: 700}});

async function saveTall(address: string, style = TALL): Promise<KeptExhibit> {
  const {station, save} = place();
  await station.page.goto(address);
  await addStyle(station.page, `${LOCKED} ${style}`);
  const state = await save(address, '#target');
  expect(state.state, state.code).toBe('saved');
  return lastKept(station.browser);
}

const local = (page: string) => place().server.local(`/${page}.html`);

describe('a post taller than the window, where nothing can be scrolled', () => {
  it('is kept as pixels of what showed and as a drawing of the whole, which says itself what it is', async () => {
    const kept = await saveTall(local('C32'), '#target{height:1300px !important}');
    const drawn = needPicture(kept, 'rendering');
    expect(problemCodes(kept)).toContain('itemClipped');
    expect(needPicture(kept, 'cut').height).toBeLessThanOrEqual(700);
    expect(drawn.height).toBe(1300 + STRIP);
    expect(drawn.at(drawn.width - 3, 3)).toBe('#fff3d6');
    // C32: all four corners, though the page is scrolled.
    expect(drawn.at(12, STRIP + 12)).toBe('#e00000');
    expect(drawn.at(drawn.width - 12, STRIP + 12)).toBe('#00c000');
    expect(drawn.at(12, drawn.height - 12)).toBe('#0000e0');
    expect(drawn.at(drawn.width - 12, drawn.height - 12)).toBe('#e0d000');
    const part = kept.exhibit.parts.find(({how}) => how === 'rendering');
    expect(part).toMatchObject({role: 'item', how: 'rendering', path: 'item-2.png'});
  });

  it('C28: loses only the drawing where the library throws on modern colours', async () => {
    const kept = await saveTall(local('C28'));
    needPicture(kept, 'cut');
    expect(JSON.stringify(kept.facts.item.text)).toContain('COLOUR-TEXT you should be ashamed');
    expect(pictureOf(kept, 'rendering') !== undefined || problemCodes(kept).includes('renderingFailed')).toBe(true);
  });

  it('C27: is drawn without the pictures of other hosts, and the record counts them', async () => {
    const kept = await saveTall(local('C27').replace('127.0.0.1', 'localhost'));
    needPicture(kept, 'rendering');
    expect(kept.exhibit.problems.find(({code}) => code === 'renderingImagesMissing')?.sentence).toMatch(/^1 /);
  });

  it('C30: is drawn with a box that names the frame it could not read', async () => {
    const kept = await saveTall(local('C30'));
    expect(needPicture(kept, 'rendering').count('#eeeeee')).toBeGreaterThan(20_000);
  });

  it('C34: keeps the exact code points of every script', async () => {
    const kept = await saveTall(local('C34'));
    const text = JSON.stringify(kept.facts.item.text);
    for (const line of ['أعرف أين تسكن', 'אני אמצא אותך', 'मैं तुम्हें ढूँढ लूँगा', '🔪 👨‍👩‍👧‍👦 🖐🏽 🏴‍☠️ ❤️‍🔥']) {
      expect(text).toContain(line);
    }
    needPicture(kept, 'rendering');
  });

  it('C35: on a page of twenty thousand elements has its words, and a drawing or the reason for none', async () => {
    const kept = await saveTall(local('C35'));
    expect(JSON.stringify(kept.facts.item.text)).toContain('SMALL-TARGET');
    // The product gives up by itself after ten seconds, and says so.
    expect(pictureOf(kept, 'rendering') !== undefined || problemCodes(kept).includes('renderingFailed')).toBe(true);
  });

  it('C36: leaves the live elements as they were', async () => {
    const kept = await saveTall(local('C36'));
    const {page} = place().station;
    expect(JSON.stringify(kept.facts.item.text)).toContain('POST-TWO');
    const once = expect.stringContaining('connected once') as unknown;
    const posts = await page.evaluate(() => [...document.querySelectorAll('x-post')].map((post) => post.textContent));
    expect(posts).toEqual([once, once, once]);
    expect(await page.evaluate(() => document.querySelectorAll('iframe').length)).toBe(0);
  });
});
