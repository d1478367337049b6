import {build, type Rollup} from 'vite';
import type {OpenBrowser} from '../../lib/browser.ts';
import {caseFileAddress} from '../../lib/make-pack.ts';
import {ROOT} from '../../lib/root.ts';

/** Fills the diary, the people and the case of a running browser with the made-up story. */
export async function fillInBrowser(browser: OpenBrowser): Promise<number> {
  const page = await browser.newTab();
  await page.goto(caseFileAddress(browser, '#/safety'));
  const text = await bundled();
  const written = await page.evaluate<number>(`(async () => { ${text}; return holdfastDemo.fillCase('demo'); })()`);
  await page.close();
  return written;
}

/** `fill.ts` with all it imports, as one script. */
async function bundled(): Promise<string> {
  const made = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      lib: {entry: 'scripts/demo/filled/fill.ts', name: 'holdfastDemo', formats: ['iife'], fileName: 'fill'},
    },
  });
  const [one] = (Array.isArray(made) ? made : [made]) as Rollup.RollupOutput[];
  const chunk = one?.output.find((part) => part.type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error('the story was not bundled');
  return chunk.code;
}
