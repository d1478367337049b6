import {resolve} from 'node:path';
import {askPage, bundled, launch, openSaved} from '../../scripts/extract/saved-page.ts';
import type {DrawnPage} from './pages.ts';
import type {PageTruth} from './truth.ts';

/** One browser for all drawn pages. */
export type DrawnBrowser = {
  /** Opens a page under its address and in its zone, and gives what a function of `in-page.ts` says of its truth. */
  ask<T>(drawn: DrawnPage, call: 'holdfastDrawn' | 'holdfastMutated' | 'holdfastAlone'): Promise<T>;
  close(): Promise<void>;
};

/** Starts the browser in which drawn pages are read. */
export async function openBrowser(): Promise<DrawnBrowser> {
  const [browser, script] = await Promise.all([launch(), bundled(resolve(import.meta.dirname, 'in-page.ts'))]);
  return {
    ask: async <T>(drawn: DrawnPage, call: string) => {
      const truth: PageTruth = drawn.truth();
      const {page, close} = await openSaved(browser, {html: drawn.html(), url: truth.url, zone: truth.zone});
      try {
        return await askPage<T>(page, script, `${call}(${JSON.stringify(truth)})`);
      } finally {
        await close();
      }
    },
    close: () => browser.close(),
  };
}
