import {type Menus, ownAddress, type Runtime, type Tabs, tabs} from '../browser/api.ts';
import {openOwnPage} from '../browser/own-tabs.ts';
import {WRITE_ADDRESS} from '../core/address-codes.ts';
import type {Trigger} from '../core/capture/exhibit.ts';
import {failure} from '../core/errors.ts';
import {failed, ok, type Result} from '../core/result.ts';
import type {ClickHint, ToBackground} from '../messages/protocol.ts';
import {sendToTab} from '../messages/send.ts';
import {lockVault} from '../vault/lock.ts';
import {orderAgain, rememberOrder} from './again.ts';
import {announce, showOutcome} from './announce.ts';
import {captureTab, type Order} from './capture-tab.ts';
import {inject} from './inject.ts';
import {leaveByKey} from './leave.ts';
import {SAVE_THIS} from './menus.ts';
import {steer} from './steering.ts';

const TRIGGERS: readonly Trigger[] = ['menu', 'shortcut', 'popup'];

/** The menu entry was chosen: save what the click was on. */
export async function onMenu(info: Menus.OnClickData, tab: Tabs.Tab | undefined): Promise<void> {
  if (info.menuItemId !== SAVE_THIS || tab?.id === undefined) return;
  const hint: ClickHint = {};
  if (info.linkUrl) hint.linkUrl = info.linkUrl;
  if (info.srcUrl) hint.srcUrl = info.srcUrl;
  if (info.selectionText) hint.selectionText = info.selectionText;
  await save({
    tabId: tab.id,
    frameId: info.frameId ?? 0,
    trigger: 'menu',
    want: {kind: 'clicked', hint, frameAddress: info.frameUrl ?? ''},
  });
}

/** A shortcut was pressed: write something down, or save what the keyboard stands in, else let the person point. */
export async function onCommand(name: string, tab: Tabs.Tab | undefined): Promise<void> {
  if (name === 'leave') return leaveByKey();
  if (name === 'lock') return lockVault();
  if (name === 'write-down') await openOwnPage(ownAddress(`src/pages/page/index.html${WRITE_ADDRESS}`));
  const [front] = tab ? [tab] : await tabs.query({active: true, currentWindow: true});
  if (name !== 'save-pointed' || front?.id === undefined) return;
  await save({tabId: front.id, frameId: 0, trigger: 'shortcut', want: {kind: 'focused'}});
}

export async function onSaveScreen({tabId}: {tabId: number}): Promise<Result<ToBackground['saveScreen']['reply']>> {
  return save({tabId, frameId: 0, trigger: 'popup', want: {kind: 'screen'}});
}

export async function onSavePage({tabId}: {tabId: number}): Promise<Result<ToBackground['savePage']['reply']>> {
  return save({tabId, frameId: 0, trigger: 'popup', want: {kind: 'page'}});
}

/** The same once more; where the page no longer holds it, the person is asked to point. */
export async function onSaveAgain({
  tabId,
  exhibitId,
}: ToBackground['saveAgain']['request']): Promise<Result<ToBackground['saveAgain']['reply']>> {
  const order = await orderAgain(tabId, exhibitId);
  if (order) return save(order);
  const asked = await pick({tabId, frameId: 0, trigger: 'popup'});
  return asked.ok ? failed(failure('nothingThere', 'the person is asked to point')) : asked;
}

export async function onSteer({tabId, how}: ToBackground['steer']['request']): Promise<Result<Record<string, never>>> {
  await steer(tabId, how);
  return ok({});
}

export async function onStartPicking({tabId}: {tabId: number}): Promise<Result<Record<string, never>>> {
  return pick({tabId, frameId: 0, trigger: 'popup'});
}

/** The person chose with the picker. Only the page's own tab and frame count, whatever the message says. */
export async function onPicked(
  {trigger}: ToBackground['picked']['request'],
  sender: Runtime.MessageSender,
): Promise<Result<Record<string, never>>> {
  const tabId = sender.tab?.id;
  if (tabId === undefined || !TRIGGERS.includes(trigger)) return failed(failure('tabClosed'));
  const saved = await save({tabId, frameId: sender.frameId ?? 0, trigger, want: {kind: 'picked'}});
  return saved.ok ? ok({}) : saved;
}

async function save(order: Order): Promise<Result<{exhibitId: string}>> {
  await announce('saving', order.tabId);
  const result = await captureTab(order);
  if (result.ok && result.value.kind === 'askWhere') {
    const asked = await pick(order);
    return asked.ok ? failed(failure('nothingThere', 'the person is asked to point')) : asked;
  }
  if (result.ok && result.value.kind === 'saved') {
    const {exhibitId} = result.value;
    await rememberOrder(order, exhibitId);
    await announce('saved', order.tabId, {exhibitId});
    await showOutcome('saved', order.tabId);
    return ok({exhibitId});
  }
  const error = result.ok ? failure('unexpected') : result.error;
  console.warn('not saved:', error.code, error.detail);
  await announce('failed', order.tabId, {code: error.code});
  await showOutcome('failed', order.tabId);
  return failed(error);
}

async function pick({tabId, frameId, trigger}: Omit<Order, 'want'>): Promise<Result<Record<string, never>>> {
  const injected = await inject(tabId, frameId, 'content.js');
  const opened = injected.ok ? await sendToTab(tabId, frameId, 'pick', {trigger}) : injected;
  if (opened.ok) {
    await announce('picking', tabId);
    return ok({});
  }
  await announce('failed', tabId, {code: opened.error.code});
  await showOutcome('failed', tabId);
  return opened;
}
