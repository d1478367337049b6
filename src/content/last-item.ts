import {type PageReading, valueIn} from '../core/facts/facts.ts';
import type {Target} from './target.ts';

/** The item of the last look, weakly held, and by what it can be told from another that the page draws in its place. */
type Last = {element: WeakRef<Element>; mark: string};

type Remembering = typeof globalThis & {holdfastLast?: Last};

/** Enough of the words to tell two posts apart, and less than "more" would add to. */
const WORDS = 40;

/** Remembers what was looked at, should the person want to save it once more. */
export function rememberLast(target: Target, reading: PageReading): void {
  if (target.kind !== 'item') return;
  (globalThis as Remembering).holdfastLast = {element: new WeakRef(target.element), mark: markOf(reading)};
}

/** The item that was looked at last, if it is still held by the page. */
export function lastItem(): Element | undefined {
  return (globalThis as Remembering).holdfastLast?.element.deref();
}

/** Lists that show ten thousand posts draw each new one into the element of an old one: the same element may be another. */
export function isStillTheSame(reading: PageReading): boolean {
  return (globalThis as Remembering).holdfastLast?.mark === markOf(reading);
}

function markOf({item}: PageReading): string {
  const own = valueIn(item.permalink) ?? valueIn(item.id);
  if (own !== undefined) return own;
  const {handle, displayName} = item.author;
  const words = (valueIn(item.text) ?? '').slice(0, WORDS);
  return JSON.stringify([valueIn(handle) ?? '', valueIn(displayName) ?? '', words]);
}
