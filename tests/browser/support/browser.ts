import {BROWSERS, type BrowserName} from '../../../scripts/lib/browser.ts';

/** The browser that these tests run in; the test runner names it (`HOLDFAST_BROWSER`, see vitest.config.ts). */
export const BROWSER: BrowserName = BROWSERS.find((name) => name === process.env.HOLDFAST_BROWSER) ?? 'chromium';

// What differs by the browser's own nature, for whatever test needs it. All of it stands here.

/** Pages of the browser itself. */
export const OF_THE_BROWSER = {
  chromium: {about: 'chrome://version/', settings: 'chrome://settings/'},
  firefox: {about: 'about:support', settings: 'about:preferences'},
}[BROWSER];

/** Firefox draws a whole page itself, after it was walked through once; nothing of it is on the disk until then. */
export const DRAWS_PAGES_ITSELF = BROWSER === 'firefox';

/** Whether a path typed into the browser's own dialog for files arrives; driven Chromium opens it and takes nothing from it. */
export const TAKES_FROM_DIALOG = BROWSER === 'firefox';

/** Firefox closes a popup at the first Escape, whatever the popup says to it; the next presses are no longer its own. */
export const POPUP_KEEPS_ESCAPE = BROWSER === 'chromium';
