import {resolve} from 'node:path';
import {askPage, bundled, launch, openSaved} from '../../scripts/extract/saved-page.ts';
import type {Asked} from './in-page.ts';
import type {DrawnPage} from './pages.ts';
import type {PageTruth} from './truth.ts';

/** One browser for all drawn pages. */
export type DrawnBrowser = {
  /** Opens a page under its address and in its zone, and gives what `in-page.ts` says of its truth. */
  ask(drawn: DrawnPage, isMutated: boolean): Promise<Asked>;
  close(): Promise<void>;
};

/** Starts the browser in which drawn pages are read. */
export async function openBrowser(): Promise<DrawnBrowser> {
  const [browser, script] = await Promise.all([launch(), bundled(resolve(import.meta.dirname, 'in-page.ts'))]);
  return {
    ask: async (drawn, isMutated) => {
      const truth: PageTruth = drawn.truth();
      const {page, close} = await openSaved(browser, {html: drawn.html(), url: truth.url, zone: truth.zone});
      try {
        return await askPage<Asked>(page, script, `holdfastAsked(${JSON.stringify(truth)}, ${isMutated})`);
      } finally {
        await close();
      }
    },
    close: () => browser.close(),
  };
}
