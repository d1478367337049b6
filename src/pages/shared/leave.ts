import {tabs} from '../../browser/api.ts';
import {readDiscretion, watchDiscretion} from '../../browser/discretion.ts';
import {openHarmless, ownTabs} from '../../browser/own-tabs.ts';
import {sendToBackground} from '../../messages/send.ts';
import {onLeaving} from '../../messages/serve.ts';
import {goBlank} from './go-blank.ts';

const PRESSES = 3;
const WITHIN_MS = 1000;
/** A background that sleeps needs a moment; the harmless page is in front by then. */
const HEARD_WITHIN_MS = 1500;
/** The popup waits so long for one more press before it closes by the first. */
const NEXT_PRESS_MS = 400;

/**
 * Leaves at once: a harmless page comes to the front, all our tabs in all windows become empty and close, and what can
 * be locked is. First what the eye sees: nothing is waited for before that.
 */
export async function leave(): Promise<void> {
  if (!vanish()) return;
  // Counted before any becomes empty: a background that has to wake first comes too late for that.
  const [own, here] = await Promise.all([ownTabs(), tabs.getCurrent()]);
  // Our other pages hear it too. The background closes the emptied tabs; a page that has become another cannot.
  const heard = sendToBackground('leave', {tabs: own}, HEARD_WITHIN_MS);
  // A popup closes as soon as another tab comes, so it waits; a page in a tab lies behind that one then.
  if (!here) await heard;
  await openHarmless(harmless).catch((error: unknown) => console.warn('no other page came:', error));
  await heard;
  if (here) await goBlank();
  else window.close();
}

let vanished = false;

/** Nothing of the page is to be seen from now on, and every draft is kept; false if that was so before. */
function vanish(): boolean {
  if (vanished) return false;
  vanished = true;
  document.documentElement.style.display = 'none';
  // The steps back that follow take forms away before the page goes: what was typed is kept now, as if it went.
  window.dispatchEvent(new Event('pagehide'));
  return true;
}

/** Known before it is needed: reading it would cost the moment that counts. */
let harmless = '';

/** Escape, three times in a row, leaves from any state. So does another page of ours that is left. */
export function watchForLeaving(): void {
  void readDiscretion().then(({leaveTo}) => {
    harmless = leaveTo;
  });
  watchDiscretion(({leaveTo}) => {
    harmless = leaveTo;
  });
  watchOthers();
  let presses: number[] = [];
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') {
        presses = [];
        return;
      }
      presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at < WITHIN_MS);
      if (presses.length >= PRESSES) void leave();
    },
    true,
  );
}

/** Another page of ours was left, or the key for it pressed anywhere in the browser. */
function watchOthers(): void {
  onLeaving(() => {
    if (!vanish()) return;
    void tabs.getCurrent().then((own) => (own ? goBlank() : window.close()));
  });
}

/** Browsers close a popup at the first Escape, and the next ones would reach the page below: it stays for a moment, empty. */
export function closePopupByEscape(): void {
  let closing: ReturnType<typeof setTimeout> | undefined;
  window.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    clearTimeout(closing);
    // Leaving closes it too, once everybody was told.
    if (vanished) return;
    document.documentElement.style.visibility = 'hidden';
    closing = setTimeout(() => window.close(), NEXT_PRESS_MS);
  });
}
