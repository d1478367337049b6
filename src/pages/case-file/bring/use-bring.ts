import {useEffect, useMemo, useReducer} from 'preact/hooks';
import type {Store} from '../../../store/open-store.ts';
import {type BringQueue, bringQueue} from './bring-queue.ts';

/** The files on their way in, for as long as the full page is open, whichever part of it is looked at. */
export function useBring(store: Store): BringQueue {
  return useMemo(() => bringQueue(store), [store]);
}

/** Draws again whenever the list changes. */
export function useQueueChanges(queue: BringQueue): void {
  const [, redraw] = useReducer((before: number) => before + 1, 0);
  useEffect(() => queue.subscribe(() => redraw(undefined)), [queue]);
}
