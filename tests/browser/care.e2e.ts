import {describe, expect, it} from 'vitest';
import {type OpenBrowser, type Tab, tabOpenedBy, waitOn} from '../../scripts/lib/browser.ts';
import {caseFileAddress} from '../../scripts/lib/make-pack.ts';
import {openPopup} from '../../scripts/lib/popup.ts';
import {until} from '../../scripts/lib/wait.ts';
import {axeFaults} from './support/axe.ts';
import {workPlace} from './support/work-place.ts';

const PAGE = `<!doctype html><html lang="en"><title>A place</title><p>Words</p></html>`;

const open = workPlace({own: {'/place.html': PAGE}, viewport: {width: 1000, height: 700}});

async function helpPage(browser: OpenBrowser): Promise<Tab> {
  const tab = await browser.newTab();
  await tab.goto(caseFileAddress(browser, '#/care'));
  return tab;
}

describe('the first opening', () => {
  it('opens no tab by itself: the popup offers the short pages, which name the sites of the manifest', async () => {
    const {station, server} = open();
    const {browser, desk, page} = station;
    const ours = await Promise.all((await browser.tabs()).map((tab) => tab.url()));
    expect(ours.filter((address) => address.startsWith(browser.origin))).toEqual([]);

    await page.goto(server.local('/place.html'));
    await desk.moveTo(browser.pageCorner.x + 500, browser.pageCorner.y + 600);
    const popup = await openPopup(browser, desk);
    const offered = await until(
      async () => ((await popup.evaluate<string>('document.body.innerText')).includes('New here?') ? true : undefined),
      {timeoutMs: 5000},
    );
    expect(offered).toBe(true);
    const start = await tabOpenedBy(browser, () => popup.clickNamed('Read them'));
    await waitOn(start, "document.activeElement?.textContent === 'Is this device only yours?'");
    for (const heading of ['What this does, and what it does not', 'Where it works']) {
      await start.clickNamed('Go on');
      await waitOn(start, `document.activeElement?.textContent === ${JSON.stringify(heading)}`);
    }
    const sites = await start.evaluate<string>("document.querySelector('.start__sites').innerText");
    for (const site of ['reddit.com', 'x.com', 'google.com/maps']) expect(sites).toContain(site);
    expect(sites).not.toMatch(/[*]|https?:/);
    expect(await axeFaults(start)).toEqual([]);
    await start.close();
  });

  it('shows who can help without the internet, and keeps what is chosen', async () => {
    const {station} = open();
    const help = await helpPage(station.browser);
    await waitOn(help, "document.querySelectorAll('.service').length > 5");
    await help.evaluate(`(() => {
      const list = document.querySelector('.care select');
      list.value = 'DE';
      list.dispatchEvent(new Event('change', {bubbles: true}));
    })()`);
    await waitOn(help, "document.querySelector('.care').innerText.includes('116 016')");
    expect(await axeFaults(help)).toEqual([]);
    await help.close();
    const again = await helpPage(station.browser);
    await waitOn(again, "document.querySelector('.care select')?.value === 'DE'");
    await again.close();
  });
});
