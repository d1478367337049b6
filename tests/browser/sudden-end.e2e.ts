import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {elementOn} from '../../scripts/lib/aim.ts';
import {readSaveState} from '../../scripts/lib/save-state.ts';
import {chooseSaveThis, saveThis} from '../../scripts/lib/save-this.ts';
import {openStation} from '../../scripts/lib/station.ts';
import {pause} from '../../scripts/lib/wait.ts';
import {BROWSER} from './support/browser.ts';
import {readKept} from './support/kept.ts';
import {type PageServer, servePages} from './support/page-server.ts';
import {expectWhole} from './support/whole.ts';

const POST = `<!doctype html><html lang="en"><title>Post</title><style>article{height:420px;background:linear-gradient(red,blue)}</style>
<article id="target"><b rel="author">ann</b> WORDS</article></html>`;

let server: PageServer;
let profile: string;
beforeAll(async () => {
  server = await servePages({'/post.html': POST});
  profile = await mkdtemp(join(tmpdir(), 'holdfast-killed-'));
});
afterAll(async () => {
  await server.close();
  await rm(profile, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
});

function openAgain() {
  return openStation({browser: BROWSER, hosts: server.hosts, viewport: {width: 800, height: 500}, profile});
}

describe('the whole browser is killed (-9) during saves', () => {
  // From before the first step of a save to after its end, at this machine's usual speed.
  it.each([0, 120, 250, 400, 600, 900])(
    '%s ms after the choice: what was sealed is there, nothing half',
    async (delay) => {
      const before = await openAgain();
      let sealed: string[];
      let said: string | undefined;
      try {
        const {page, browser} = before;
        await page.goto(server.listed('/post.html'));
        const target = elementOn(page, '#target');
        const first = await saveThis(before, page, target);
        expect(first.state, first.code).toBe('saved');
        sealed = (await readKept(browser)).exhibits.map(({exhibit}) => exhibit.id);
        await page.bringToFront();
        await chooseSaveThis(before, page, target);
        await pause(delay);
        const state = await readSaveState(browser);
        said = state?.state === 'saved' ? state.exhibitId : undefined;
        await browser.kill();
      } finally {
        await before.close();
      }
      const after = await openAgain();
      try {
        const kept = await readKept(after.browser);
        const ids = kept.exhibits.map(({exhibit}) => exhibit.id as string);
        expect(ids).toEqual(expect.arrayContaining(sealed));
        if (said) expect(ids).toContain(said);
        expectWhole(kept);
      } finally {
        await after.close();
      }
    },
  );
});
