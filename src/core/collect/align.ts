import type {Identity} from './identity.ts';

/**
 * An item as one look saw it. `offset` is its distance from the start of what scrolls (from its end where that grows
 * upward), CSS px; `index` the number that the page's own list gives it, or null.
 */
export type Seen = Identity & {index: number | null; offset: number; height: number};

/** Which known item each seen one is, both in page order; undefined for a new one. */
export type Alignment = readonly (number | undefined)[];

/** `weight`: how much speaks for it. */
type Pair = {known: number; seen: number; weight: number};

/** Boxes move by fractions of a pixel. */
const LEAST_TOLERANCE = 3;
/** A single item that nothing else confirms may have moved by so many times its own height, not further. */
const FURTHEST_HEIGHTS = 3;

/**
 * Finds the known items among the seen ones. Pairs keep the order of both lists. Two items that read alike are told
 * apart by where they stand: by the page's own number, by their offset, or by the items beside them.
 */
export function align(known: readonly Seen[], seen: readonly Seen[], isTrusted: (mark: string) => boolean): Alignment {
  const alike = (k: Seen, s: Seen) => likeness(k, s, isTrusted);
  const places = whereAlike(known, seen, alike);
  const certain = seen.flatMap((s, at) =>
    (places[at] ?? []).flatMap((k) => {
      const weight = certainty(known[k], s, alike);
      return weight > 0 ? {known: k, seen: at, weight} : [];
    }),
  );
  const ways = [inOrder(certain), longestRun(known, seen, places)].map((anchors) => {
    const found = spread(anchors, known, seen, alike);
    for (const pair of shifted(found, known, seen, places)) found[pair.seen] = pair.known;
    const wider = spread(pairsOf(found), known, seen, alike);
    for (const pair of onlyOnes(wider, known, seen, places)) wider[pair.seen] = pair.known;
    for (const pair of changedInPlace(wider, known, seen)) wider[pair.seen] = pair.known;
    return wider;
  });
  // An item can stand by chance where another of the same words stood: so the way for which most speaks in all.
  const speaksFor = (way: Alignment) =>
    pairsOf(way).reduce((sum, pair) => {
      const s = seen[pair.seen];
      const isUnique = places[pair.seen]?.length === 1 && seen.filter((one) => one.words === s?.words).length === 1;
      return sum + (s ? certainty(known[pair.known], s, alike) : 0) + (isUnique ? 1.5 : 0);
    }, 0);
  const [byPlace = [], byRun = []] = ways;
  return speaksFor(byRun) > speaksFor(byPlace) ? byRun : byPlace;
}

/** `marked`: the page says that both are one; `words`: they read alike; `changed`: one by its mark, but it reads otherwise. */
type Likeness = 'marked' | 'words' | 'changed' | undefined;

function likeness(known: Seen, seen: Seen, isTrusted: (mark: string) => boolean): Likeness {
  if (known.author !== seen.author) return undefined;
  const [mine, theirs] = [known, seen].map(({mark}) => (mark !== '' && isTrusted(mark) ? mark : ''));
  const sameWords = known.words === seen.words;
  if (mine && theirs) return mine !== theirs ? undefined : sameWords ? 'marked' : 'changed';
  return sameWords ? 'words' : undefined;
}

/** For each seen item the known ones it could be, lowest first. */
function whereAlike(
  known: readonly Seen[],
  seen: readonly Seen[],
  alike: (k: Seen, s: Seen) => Likeness,
): readonly (readonly number[])[] {
  const byName = new Map<string, number[]>();
  known.forEach((k, at) => {
    for (const name of new Set([k.words, k.mark])) if (name) byName.set(name, [...(byName.get(name) ?? []), at]);
  });
  return seen.map((s) => {
    const could = new Set([...(byName.get(s.words) ?? []), ...((s.mark && byName.get(s.mark)) || [])]);
    return [...could].filter((at) => known[at] && alike(known[at], s)).sort((a, b) => a - b);
  });
}

/** 0 where only the words speak for it; most where mark and place agree. */
function certainty(known: Seen | undefined, seen: Seen, alike: (k: Seen, s: Seen) => Likeness): number {
  const how = known && alike(known, seen);
  if (!known || !how) return 0;
  const hasNumbers = known.index !== null && seen.index !== null;
  const moved = Math.abs(known.offset - seen.offset);
  const inPlace = hasNumbers ? known.index === seen.index : moved <= LEAST_TOLERANCE;
  if (how === 'marked') return inPlace ? 3 : 2;
  if (how !== 'words') return 0;
  return inPlace ? 2 : !hasNumbers && moved <= tolerance(known, seen) ? 1 : 0;
}

function tolerance(known: Seen, seen: Seen): number {
  return Math.max(LEAST_TOLERANCE, Math.min(known.height, seen.height) / 2);
}

/** The pairs that go together in one order, each item once, for which most speaks. */
function inOrder(pairs: readonly Pair[]): Pair[] {
  const sorted = [...pairs].sort((a, b) => a.seen - b.seen || a.known - b.known);
  const chains: {sum: number; before: number | undefined}[] = [];
  for (const [at, pair] of sorted.entries()) {
    let best: {sum: number; before: number | undefined} = {sum: 0, before: undefined};
    for (let i = 0; i < at; i += 1) {
      const [other, sum] = [sorted[i], chains[i]?.sum ?? 0];
      if (other && other.seen < pair.seen && other.known < pair.known && sum > best.sum) best = {sum, before: i};
    }
    chains[at] = {...best, sum: best.sum + pair.weight};
  }
  let end: number | undefined;
  for (const [at, {sum}] of chains.entries()) if (end === undefined || sum > (chains[end]?.sum ?? 0)) end = at;
  const chain: Pair[] = [];
  for (let at = end; at !== undefined; at = chains[at]?.before) {
    const pair = sorted[at];
    if (pair) chain.unshift(pair);
  }
  return chain;
}

/** Where nothing stands where it stood: the longest stretch that reads alike in both, the one that moved least. */
function longestRun(known: readonly Seen[], seen: readonly Seen[], places: readonly (readonly number[])[]): Pair[] {
  const could = places.map((list) => new Set(list));
  let best: {pairs: Pair[]; moved: number} = {pairs: [], moved: Number.POSITIVE_INFINITY};
  for (const [at, list] of places.entries()) {
    for (const k of list) {
      if (could[at - 1]?.has(k - 1)) continue; // not where a stretch begins
      const pairs: Pair[] = [];
      while (could[at + pairs.length]?.has(k + pairs.length))
        pairs.push({known: k + pairs.length, seen: at + pairs.length, weight: 1});
      const moved = Math.abs((known[k]?.offset ?? 0) - (seen[at]?.offset ?? 0));
      if (pairs.length > best.pairs.length || (pairs.length === best.pairs.length && moved < best.moved))
        best = {pairs, moved};
    }
  }
  if (best.pairs.length > 1) return best.pairs;
  const [only] = best.pairs;
  if (!only) return [];
  const isUnique = places[only.seen]?.length === 1;
  return isUnique && best.moved <= FURTHEST_HEIGHTS * (seen[only.seen]?.height ?? 0) ? [only] : [];
}

/** From each pair on to the items beside it, as long as they read alike. */
function spread(
  anchors: readonly Pair[],
  known: readonly Seen[],
  seen: readonly Seen[],
  alike: (k: Seen, s: Seen) => Likeness,
): (number | undefined)[] {
  const found: (number | undefined)[] = seen.map(() => undefined);
  const taken = new Set<number>();
  for (const pair of anchors) {
    found[pair.seen] = pair.known;
    taken.add(pair.known);
  }
  for (const step of [1, -1]) {
    const from = step > 0 ? anchors : [...anchors].reverse();
    for (const anchor of from) {
      for (let s = anchor.seen + step, k = anchor.known + step; ; s += step, k += step) {
        const [a, b] = [known[k], seen[s]];
        if (!a || !b || taken.has(k) || found[s] !== undefined || !alike(a, b)) break;
        found[s] = k;
        taken.add(k);
      }
    }
  }
  return found;
}

/** What moved together with the nearest pair, between the pairs before and after it. */
function shifted(
  found: Alignment,
  known: readonly Seen[],
  seen: readonly Seen[],
  places: readonly (readonly number[])[],
): Pair[] {
  const more = freeOnes(found, known).flatMap(({at, near, fits}) => {
    const s = seen[at];
    if (!s || !near) return [];
    const drift = (seen[near.seen]?.offset ?? 0) - (known[near.known]?.offset ?? 0);
    return (places[at] ?? []).filter(fits).flatMap((k) => {
      const one = known[k];
      if (!one) return [];
      const isMarked = one.mark !== '' && one.mark === s.mark;
      const isThere = Math.abs(one.offset + drift - s.offset) <= tolerance(one, s);
      return isMarked || isThere ? {known: k, seen: at, weight: isMarked ? 2 : 1} : [];
    });
  });
  return inOrder(more);
}

/** What reads alike only once, not far from the nearest pair: something between them came or went. */
function onlyOnes(
  found: Alignment,
  known: readonly Seen[],
  seen: readonly Seen[],
  places: readonly (readonly number[])[],
): Pair[] {
  const could = freeOnes(found, known).map(({at, near, fits}) => ({
    at,
    of: (places[at] ?? []).filter((k) => fits(k) && near && Math.abs(k - near.known) <= seen.length),
  }));
  const asked = new Map<number, number>();
  for (const k of could.flatMap(({of}) => of)) asked.set(k, (asked.get(k) ?? 0) + 1);
  return inOrder(
    could.flatMap(({at, of: [only, ...others]}) =>
      only !== undefined && others.length === 0 && asked.get(only) === 1 ? {known: only, seen: at, weight: 1} : [],
    ),
  );
}

/** The same account's item in the very place of one that bears no other mark: it reads otherwise by now. */
function changedInPlace(found: Alignment, known: readonly Seen[], seen: readonly Seen[]): Pair[] {
  return inOrder(
    freeOnes(found, known).flatMap(({at, near, fits}) => {
      const s = seen[at];
      if (!s) return [];
      const drift = near ? (seen[near.seen]?.offset ?? 0) - (known[near.known]?.offset ?? 0) : 0;
      return known.flatMap((one, k) => {
        const isThere = Math.abs(one.offset + drift - s.offset) <= LEAST_TOLERANCE && fits(k);
        const isOther = one.author !== s.author || one.mark !== s.mark || one.index !== s.index;
        return isThere && !isOther ? {known: k, seen: at, weight: 1} : [];
      });
    }),
  );
}

type Free = {at: number; near: Pair | undefined; fits: (known: number) => boolean};

/** The seen items that have no pair, each with the nearest pair and with which known ones keep the order. */
function freeOnes(found: Alignment, known: readonly Seen[]): Free[] {
  const pairs = pairsOf(found);
  const taken = new Set(pairs.map(({known: k}) => k));
  return found.flatMap((k, at) => {
    if (k !== undefined) return [];
    const before = pairs.findLast((pair) => pair.seen < at);
    const after = pairs.find((pair) => pair.seen > at);
    const isNearer = before && (!after || at - before.seen <= after.seen - at);
    const [low, high] = [before?.known ?? -1, after?.known ?? known.length];
    return {at, near: isNearer ? before : after, fits: (one) => one > low && one < high && !taken.has(one)};
  });
}

function pairsOf(found: Alignment): Pair[] {
  return found.flatMap((k, at) => (k === undefined ? [] : [{known: k, seen: at, weight: 1}]));
}
