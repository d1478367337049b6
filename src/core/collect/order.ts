import {type Alignment, align, type Seen} from './align.ts';

/** An item of the list that is being collected. `place` orders the items; see `Together.place`. */
export type Known = Seen & {key: number; place: number};

/** All that was seen so far, in page order, and the marks that the page gave to items that are not one. */
export type Order = {items: readonly Known[]; liars: readonly string[]; nextKey: number};

export const NOTHING_SEEN: Order = {items: [], liars: [], nextKey: 1};

/** An order with one more look in it, and for each item of that look the key it has. */
export type Merged = {order: Order; keys: number[]};

/**
 * Puts what one look saw, in page order, into the order of what was seen so far. The same item keeps its key however
 * often it is seen and in whichever element; what is new comes where it stands. `grows` says at which end what has
 * nothing in common with the rest belongs.
 */
export function merge(order: Order, seen: readonly Seen[], grows: 'down' | 'up'): Merged {
  const liars = new Set([...order.liars, ...marksOfMany(seen)]);
  const isTrusted = (mark: string) => !liars.has(mark);
  const alignment = align(order.items, seen, isTrusted);
  const items: Known[] = [...order.items];
  const keys: (number | undefined)[] = alignment.map((at) => (at === undefined ? undefined : order.items[at]?.key));
  alignment.forEach((at, i) => {
    const [before, now] = [at === undefined ? undefined : items[at], seen[i]];
    if (at !== undefined && before && now) items[at] = {...before, ...now};
  });
  let {nextKey} = order;
  // Beside which known item each stands; one that is shown a second time elsewhere says nothing of that.
  const beside = [...keys];
  for (const i of newOnes(alignment, grows)) {
    const one = seen[i];
    const again = one && alreadyThere(items, one, isTrusted);
    keys[i] = again?.key ?? nextKey;
    if (!one || again) continue;
    insert(items, {...one, key: nextKey, place: 0}, beside, i, grows);
    beside[i] = nextKey;
    nextKey += 1;
  }
  return {order: {items, liars: [...liars], nextKey}, keys: keys.flatMap((key) => key ?? [])};
}

/** The new items of a look, those above all that is known from below upward, the others from above downward. */
function newOnes(alignment: Alignment, grows: 'down' | 'up'): number[] {
  const all = alignment.flatMap((at, i) => (at === undefined ? i : []));
  const first = alignment.findIndex((at) => at !== undefined);
  const isAbove = (i: number) => (first < 0 ? grows === 'up' : i < first);
  return [...all.filter(isAbove).reverse(), ...all.filter((i) => !isAbove(i))];
}

/** Marks that two items bear at once which do not read alike. */
function marksOfMany(seen: readonly Seen[]): string[] {
  const first = new Map<string, Seen>();
  return seen.flatMap((one) => {
    const other = first.get(one.mark);
    if (one.mark && !other) first.set(one.mark, one);
    return other && (other.words !== one.words || other.author !== one.author) ? one.mark : [];
  });
}

/** The same item shown at a second place, by a mark that is believed. */
function alreadyThere(items: readonly Known[], one: Seen, isTrusted: (mark: string) => boolean): Known | undefined {
  if (one.mark === '' || !isTrusted(one.mark)) return undefined;
  return items.find(({mark, author, words}) => mark === one.mark && author === one.author && words === one.words);
}

/** Puts a new item after the nearest one above it that has its place, else before the nearest one below it. */
function insert(
  items: Known[],
  one: Known,
  beside: readonly (number | undefined)[],
  i: number,
  grows: 'down' | 'up',
): void {
  const indexOf = (key: number | undefined) => (key === undefined ? -1 : items.findIndex((item) => item.key === key));
  const before = indexOf(beside.slice(0, i).findLast((key) => key !== undefined));
  const after = indexOf(beside.slice(i + 1).find((key) => key !== undefined));
  const at = before >= 0 ? before + 1 : after >= 0 ? after : grows === 'down' ? items.length : 0;
  items.splice(at, 0, {...one, place: placeAt(items, at)});
}

/**
 * At an end the next number. Between two that have theirs already, the number of the one before: such items are
 * ordered by when they were saved.
 */
function placeAt(items: readonly Known[], at: number): number {
  const [before, after] = [items[at - 1], items[at]];
  if (before && !after) return before.place + 1;
  if (!before && after) return after.place - 1;
  return before?.place ?? 1;
}
