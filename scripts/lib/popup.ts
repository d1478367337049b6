import type {OpenBrowser, Popup} from './browser.ts';
import type {Desk} from './desk.ts';
import {until} from './wait.ts';

/** The browser shows an empty document first, which is complete too, and goes under as ours takes its place. */
const IS_LOADED = 'location.protocol.endsWith("-extension:") && document.readyState === "complete"';

/**
 * Opens the popup, or takes the one that is open. With a desk, by its keyboard shortcut: a real gesture, which gives
 * the extension the tab just as a press of the toolbar button does.
 */
export async function openPopup(browser: OpenBrowser, desk?: Desk): Promise<Popup> {
  if (!(await browser.popupShows())) await (desk ? desk.press('alt+shift+j') : browser.openPopup());
  const popup = await until(() => browser.popup(), {timeoutMs: 8000});
  if (!popup) throw new Error('the popup did not open');
  await until(async () => ((await popup.evaluate(IS_LOADED).catch(() => false)) ? true : undefined), {timeoutMs: 5000});
  return popup;
}

/** True while the popup shows. */
export function popupIsOpen(browser: OpenBrowser): Promise<boolean> {
  return browser.popupShows();
}

/** Closes the popup with Escape, as a person would; nothing if none is open. */
export async function closePopup(browser: OpenBrowser, desk: Desk): Promise<void> {
  for (let turn = 0; turn < 5 && (await browser.popupShows()); turn += 1) {
    await desk.press('Escape');
    await until(async () => ((await browser.popupShows()) ? undefined : true), {timeoutMs: 600});
  }
}
