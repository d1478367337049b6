import type {Point, Popup} from '../browser.ts';
import type {Desk} from '../desk.ts';
import {findNamed, middleOf} from '../in-page.ts';
import {until} from '../wait.ts';
import type {BrowserElement, ChromeScope} from './chrome-scope.ts';
import {type Inside, textOf} from './inside.ts';

/** True while the popup shows. Firefox keeps it in a panel of its own window. */
export function popupShows(inside: Inside): Promise<boolean> {
  return inside.chrome(() => document.querySelector('browser.webextension-popup-browser') !== null, null);
}

/** Speaks to the popup that shows; the mouse on it is the real one. */
export function popupOver(inside: Inside, desk: Desk): Popup {
  const clickOn = async (finder: string, what: string) => {
    const place = await until(() => settledPlace(inside, finder), {timeoutMs: 8000});
    if (!place) throw new Error(`the popup shows no ${what}`);
    await desk.moveTo(place.x, place.y);
    await desk.click('left');
  };
  return {
    evaluate: (expression) => inside.at({in: 'popup'}, textOf(expression)),
    click: (selector) => clickOn(`document.querySelector(${JSON.stringify(selector)})`, selector),
    clickNamed: (name) => clickOn(`(${findNamed})(${JSON.stringify(name)})`, `"${name}"`),
    screenshot: async () => Buffer.from(await inside.chrome(drawPopup, null), 'base64'),
    emulateScheme: (scheme) =>
      inside.chrome((wanted) => {
        const popup = document.querySelector<BrowserElement>('browser.webextension-popup-browser');
        if (popup) popup.browsingContext.prefersColorSchemeOverride = wanted;
      }, scheme),
  };
}

/** Where on the screen the element is, once it has stopped moving: the panel slides in. */
async function settledPlace(inside: Inside, finder: string): Promise<Point | undefined> {
  const look = async () => {
    const body = `const __name = (named) => named; const found = ${finder}; return found && (${middleOf})(found);`;
    const middle = await inside.at<Point | undefined>({in: 'popup'}, body).catch(() => undefined);
    const panel = middle && (await inside.chrome(popupCorner, null));
    return panel && {x: (panel.x + middle.x) * panel.scale, y: (panel.y + middle.y) * panel.scale};
  };
  const first = await look();
  const second = first && (await look());
  return second && second.x === first.x && second.y === first.y ? second : undefined;
}

/** Runs in Firefox's window. */
function popupCorner(): {x: number; y: number; scale: number} | undefined {
  const {devicePixelRatio: scale} = globalThis as unknown as ChromeScope;
  const popup = document.querySelector<BrowserElement>('browser.webextension-popup-browser');
  const panel = popup?.closest<HTMLElement & {state: string}>('panel');
  return popup && panel?.state === 'open' ? {x: popup.screenX, y: popup.screenY, scale} : undefined;
}

/** Runs in Firefox's window: the popup's own pixels as a PNG in base64. */
async function drawPopup(): Promise<string> {
  const {devicePixelRatio: scale} = globalThis as unknown as ChromeScope;
  const popup = document.querySelector<BrowserElement>('browser.webextension-popup-browser');
  const shown = popup?.browsingContext.currentWindowGlobal;
  if (!shown) throw new Error('no popup shows');
  const bitmap = await shown.drawSnapshot(null, scale, 'white');
  const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas') as HTMLCanvasElement;
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}
