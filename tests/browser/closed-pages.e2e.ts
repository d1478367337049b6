import {describe, expect, it} from 'vitest';
import {caseFileAddress} from '../../scripts/lib/make-pack.ts';
import {closePopup, openPopup} from '../../scripts/lib/popup.ts';
import {clearSaveState, waitForSaveState} from '../../scripts/lib/save-state.ts';
import {until} from '../../scripts/lib/wait.ts';
import errors from '../../src/_locales/en/errors.json' with {type: 'json'};
import {OF_THE_BROWSER} from './support/browser.ts';
import {readKept} from './support/kept.ts';
import {workPlace} from './support/work-place.ts';

const open = workPlace({viewport: {width: 1000, height: 700}});

/** Pages that a browser closes to every extension, and the page of its own for an address that leads nowhere. */
const CLOSED = {
  'a page of the browser': OF_THE_BROWSER.about,
  'the settings': OF_THE_BROWSER.settings,
  'an empty tab': 'about:blank',
  'an address that leads nowhere': 'https://nobody.example/',
  'the source of a page': 'view-source:',
  'a page of ours': 'ours',
};

describe('C23: where saving is impossible', () => {
  it.each(Object.entries(CLOSED))('%s: the person is told so, and nothing empty is kept', async (_, address) => {
    const {station, server} = open();
    const {browser, desk, page} = station;
    await page.bringToFront();
    await closePopup(browser, desk);
    const full =
      address === 'ours'
        ? caseFileAddress(browser)
        : address === 'view-source:'
          ? `view-source:${server.local('/C17.html')}`
          : address;
    await page.goto(full).catch(() => undefined);
    await desk.moveTo(browser.pageCorner.x + 500, browser.pageCorner.y + 600);
    await clearSaveState(browser);
    const before = (await readKept(browser)).exhibits.length;
    await page.bringToFront();
    const popup = await openPopup(browser, desk);
    await popup.clickNamed('Save what is on screen');
    const state = await waitForSaveState(browser, ({state}) => state === 'saved' || state === 'failed', 20_000);
    expect(state?.state).toBe('failed');
    const codes = ['pageClosedToUs', 'nothingThere', 'noAccessToTab'];
    expect(codes).toContain(state?.code);
    const sentence = (errors as Record<string, {message: string}>)[`error_${state?.code}`]?.message ?? '(none)';
    const told = await until(
      async () => ((await popup.evaluate<string>('document.body.innerText')).includes(sentence) ? true : undefined),
      {timeoutMs: 5000},
    );
    expect(told, sentence).toBe(true);
    expect((await readKept(browser)).exhibits).toHaveLength(before);
  });
});
