import {describe, expect, it} from 'vitest';
import {lastKept, readKept} from './support/kept.ts';
import {workPlace} from './support/work-place.ts';

const PAGE = `<!doctype html><html lang="en"><title>Twenty</title><style>article{height:300px}</style>
<article id="target"><b rel="author">ann</b> TURN-<span id="turn">0</span>-END</article></html>`;

const open = workPlace({own: {'/turns.html': PAGE}, viewport: {width: 800, height: 500}});

describe('C57: the browser stops our worker before each of twenty clicks', () => {
  it('makes twenty things of twenty clicks, each the one that was clicked', async () => {
    const {save, server, station} = open();
    const address = server.listed('/turns.html');
    await station.page.goto(address);
    for (let turn = 1; turn <= 20; turn += 1) {
      await station.page.evaluate((number) => {
        const place = document.querySelector('#turn');
        if (place) place.textContent = String(number);
      }, turn);
      const outcome = await save(address, '#target', {
        beforeClick: station.browser.stopWorker,
      });
      expect(outcome.state, `turn ${turn}: ${outcome.code}`).toBe('saved');
      const {exhibit, facts} = await lastKept(station.browser);
      expect(exhibit.ordinal).toBe(turn);
      expect(JSON.stringify(facts.item.text)).toContain(`TURN-${turn}-END`);
    }
    const {exhibits} = await readKept(station.browser);
    expect(exhibits).toHaveLength(20);
    expect(new Set(exhibits.map(({exhibit}) => exhibit.id)).size).toBe(20);
  }, 300_000);
});
