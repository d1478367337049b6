import type {MenuItem, Point} from '../browser.ts';
import {until} from '../wait.ts';
import type {BoxElement, ChromeScope} from './chrome-scope.ts';
import type {Inside} from './inside.ts';

/** Finds the extension's item in the native menu that opens. Firefox itself tells where it drew it. */
export function menuItem(inside: Inside, extensionId: string): Promise<MenuItem | undefined> {
  const prefix = extensionId.replace(/[^a-zA-Z0-9_-]/g, '_').toLowerCase();
  return until(() => inside.chrome(itemOf, `${prefix}-menuitem-`).then((item) => item ?? undefined), {timeoutMs: 5000});
}

type Menu = BoxElement & {state: string};

/** Runs in Firefox's window. */
function itemOf(idPrefix: string): MenuItem | null {
  const {devicePixelRatio: scale} = globalThis as unknown as ChromeScope;
  const menu = document.querySelector<Menu>('#contentAreaContextMenu');
  if (menu?.state !== 'open') return null;
  const rows = [...menu.querySelectorAll<BoxElement>(':scope > menuitem, :scope > menu, :scope > menugroup')];
  const shown = rows.filter((row) => row.getBoundingClientRect().height > 0);
  const at = shown.findIndex(({id}) => id.startsWith(idPrefix));
  const item = shown[at];
  if (!item) return null;
  const {width, height} = item.getBoundingClientRect();
  const middle = {x: (item.screenX + width / 3) * scale, y: (item.screenY + height / 2) * scale};
  return {middle, upPresses: shown.length - at};
}

/** Clicks "Allow" when the browser asks for a site; undefined while it asks nothing. */
export function allowButton(inside: Inside): Promise<Point | undefined> {
  return inside
    .chrome(() => {
      const {devicePixelRatio: scale, PopupNotifications} = globalThis as unknown as ChromeScope;
      const {panel} = PopupNotifications;
      const button = panel.state === 'open' ? panel.firstElementChild?.button : undefined;
      if (!button) return null;
      const {width, height} = button.getBoundingClientRect();
      return {x: (button.screenX + width / 2) * scale, y: (button.screenY + height / 2) * scale};
    }, null)
    .then((place) => place ?? undefined);
}
