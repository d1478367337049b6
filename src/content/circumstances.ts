import type {Around} from '../messages/protocol.ts';
import {readPageState} from './circumstances/page-state.ts';
import {readServerDate} from './circumstances/server-date.ts';

/** Reads what stood around the item. After the pictures, since it may take a moment; makes no request. */
export async function readAround(): Promise<Around> {
  const state = readPageState(document);
  return {state, clock: await readServerDate()};
}
