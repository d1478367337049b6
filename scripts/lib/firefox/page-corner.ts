import type {Point} from '../browser.ts';
import type {ChromeScope} from './chrome-scope.ts';

/** Runs in Firefox's window: where on the screen the page in it begins. */
export function pageCorner(): Point {
  const {gBrowser, devicePixelRatio: scale} = globalThis as unknown as ChromeScope;
  const {screenX, screenY} = gBrowser.selectedBrowser;
  return {x: screenX * scale, y: screenY * scale};
}
