import {storage} from '../browser/api.ts';
import type {Order} from './capture-tab.ts';

type Remembered = {exhibitId: string; order: Order};

const KEY = 'lastOrder';

/** Remembers how to save the same once more: for as long as the browser runs, since the worker may stop in between. */
export async function rememberOrder(order: Order, exhibitId: string): Promise<void> {
  const remembered: Remembered = {exhibitId, order: {...order, trigger: 'popup', want: wantAgain(order.want)}};
  await storage.session.set({[KEY]: remembered});
}

/** The order that saves the same once more; undefined if something else was saved since. */
export async function orderAgain(tabId: number, exhibitId: string): Promise<Order | undefined> {
  const remembered = (await storage.session.get(KEY))[KEY] as Remembered | undefined;
  return remembered?.exhibitId === exhibitId && remembered.order.tabId === tabId ? remembered.order : undefined;
}

function wantAgain(want: Order['want']): Order['want'] {
  if (want.kind === 'screen' || want.kind === 'page') return want;
  return {kind: 'last', frameAddress: 'frameAddress' in want ? want.frameAddress : ''};
}
