import {fromBase64} from '../core/bytes.ts';
import {failure} from '../core/errors.ts';
import {failed, ok, type Result} from '../core/result.ts';
import {type Tabs, tabs} from './api.ts';
import {exactScale} from './exact-scale.ts';

/** Chromium allows two shots a second, counted from the start of each call, failed ones too. */
const BETWEEN_SHOTS_MS = 520;
const TRIES = 4;

let lastShotAt = Number.NEGATIVE_INFINITY;
let queue: Promise<unknown> = Promise.resolve();

/**
 * The browser's own pixels of a tab, as PNG bytes. The browser photographs whatever is in front of the window, so the
 * tab is checked before and after: if another tab, or another address than `address`, was there, there is no picture.
 * One at a time for all windows, since the quota is shared.
 */
export function photograph(tabId: number, address: string): Promise<Result<Uint8Array<ArrayBuffer>>> {
  return inTurn(async () => photographWhenFree(tabId, address, {format: 'png', ...(await exactScale(tabId))}));
}

/** A stretch of a page, in CSS px from its own corner. */
export type Stretch = {x: number; y: number; width: number; height: number};

/** The same care, for a stretch of the page in a browser that draws beyond the window. */
export function photographStretch(
  tabId: number,
  address: string,
  rect: Stretch,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  return inTurn(async () => photographWhenFree(tabId, address, {format: 'png', rect, ...(await exactScale(tabId))}));
}

/** What a browser is asked for; `rect` and `scale` are Firefox's own. */
type Asked = Parameters<typeof tabs.captureVisibleTab>[1] & {rect?: Stretch; scale?: number};

function inTurn(take: () => Promise<Result<Uint8Array<ArrayBuffer>>>): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const shot = queue.then(take);
  queue = shot.then(
    () => undefined,
    () => undefined,
  );
  return shot;
}

async function photographWhenFree(
  tabId: number,
  address: string,
  asked: Asked,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  for (let tried = 1; ; tried += 1) {
    await sleep(lastShotAt + BETWEEN_SHOTS_MS - performance.now());
    const result = await shoot(tabId, address, asked);
    if (result.ok || tried === TRIES || !/quota|CALLS_PER_SECOND/i.test(result.error.detail)) return result;
  }
}

async function shoot(tabId: number, address: string, asked: Asked): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const before = await tabInFront(tabId, address);
  if (!before.ok) return before;
  let left = false;
  const noticeSwitch = (info: Tabs.OnActivatedActiveInfoType) => {
    left ||= info.windowId === before.value.windowId && info.tabId !== tabId;
  };
  tabs.onActivated.addListener(noticeSwitch);
  lastShotAt = performance.now();
  try {
    const dataUrl = await tabs.captureVisibleTab(before.value.windowId, asked);
    const after = await tabInFront(tabId, address);
    if (!after.ok) return after;
    if (left || before.value.windowId !== after.value.windowId) return failed(failure('tabLeft'));
    const bytes = fromBase64(dataUrl.slice(dataUrl.indexOf(',') + 1));
    return bytes?.length ? ok(bytes) : failed(failure('pictureRefused', 'an empty picture'));
  } catch (error) {
    return failed(failure('pictureRefused', error));
  } finally {
    tabs.onActivated.removeListener(noticeSwitch);
  }
}

async function tabInFront(tabId: number, address: string): Promise<Result<Tabs.Tab & {windowId: number}>> {
  let tab: Tabs.Tab;
  try {
    tab = await tabs.get(tabId);
  } catch (error) {
    return failed(failure('tabClosed', error));
  }
  if (!tab.active || tab.windowId === undefined || (tab.url ?? '') !== address) return failed(failure('tabLeft'));
  return ok({...tab, windowId: tab.windowId});
}

function sleep(ms: number): Promise<void> {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();
}
