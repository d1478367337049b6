import type {Fact, PageReading, Reference} from '../../src/core/facts/facts.ts';

/** What may change with a change of the page without being wrong. */
export type Allowed = {
  /** Boxes more or less move line breaks. */
  lineBreaks: boolean;
};

/** The facts of a reading that are neither right nor missing, named. */
export function wrongFacts(read: PageReading, right: PageReading, {lineBreaks}: Allowed): string[] {
  const {author, text, platform: _platform, ...item} = read.item;
  // A record that says that the page's own words may stand among the post's claims no more than that.
  const isDoubted = read.doubts.some(({code}) => code === 'textUnmarked');
  const lists = isDoubted ? (['counts'] as const) : (['mentions', 'links', 'counts', 'media'] as const);
  return [
    ...wrongIn('item', item, right.item),
    ...(isDoubted ? [] : wrongIn('item', {text: lines(text, lineBreaks)}, {text: lines(right.item.text, lineBreaks)})),
    ...wrongIn('author', author, right.item.author),
    ...wrongIn('postedAt', {exact: read.postedAt.exact, fromId: read.postedAt.fromId}, right.postedAt),
    ...wrongShown(read, right),
    ...wrongBounds(read, right),
    ...wrongReferences('inReplyTo', read.inReplyTo, right.inReplyTo, lineBreaks),
    ...wrongReferences('quotes', read.quotes, right.quotes, lineBreaks),
    ...lists.flatMap((list) => {
      const known = new Set(right[list].map(nameOf));
      return read[list].filter((one) => !known.has(nameOf(one))).map((one) => `${list}: ${JSON.stringify(one)}`);
    }),
  ];
}

function lines(fact: Fact<string>, areFree: boolean): Fact<string> {
  return 'value' in fact && areFree ? {...fact, value: fact.value.replace(/\s+/g, ' ')} : fact;
}

type Facts = {[name: string]: Fact<unknown> | unknown};

function wrongIn(place: string, read: {[name: string]: Fact<unknown>}, right: Facts): string[] {
  return Object.entries(read).flatMap(([name, fact]) => {
    if (!('value' in fact)) return [];
    const expected = right[name] as Fact<unknown>;
    const isRight = 'value' in expected && JSON.stringify(expected.value) === JSON.stringify(fact.value);
    return isRight ? [] : [`${place}.${name}: ${JSON.stringify(fact.value)}, not ${JSON.stringify(expected)}`];
  });
}

/** Where a tooltip or a machine time is gone, another true form of the same time may be shown. */
function wrongShown({postedAt: {shown}}: PageReading, {postedAt: right}: PageReading): string[] {
  if (!('value' in shown) || !('value' in right.shown)) return [];
  const same = shown.value === right.shown.value || right.shown.value.includes(shown.value);
  return same ? [] : [`postedAt.shown: ${shown.value}, not ${right.shown.value}`];
}

function wrongBounds({postedAt: read}: PageReading, {postedAt: right}: PageReading): string[] {
  const exact = 'value' in right.exact ? right.exact.value : undefined;
  if (!exact || read.earliest === null || read.latest === null) return [];
  return read.earliest <= exact && exact <= read.latest
    ? []
    : [`postedAt bounds: ${read.earliest} to ${read.latest} without ${exact}`];
}

function wrongReferences(
  place: string,
  read: readonly Reference[],
  right: readonly Reference[],
  areFree: boolean,
): string[] {
  const free = (one: Reference) => ({...one, text: lines(one.text, areFree)});
  return read.flatMap((one) => {
    const best = right
      .map((expected) => wrongIn(place, free(one), free(expected)))
      .sort((a, b) => a.length - b.length)[0];
    const isEmpty = Object.values(one).every((fact) => !('value' in fact));
    return best ?? (isEmpty ? [] : [`${place}: ${JSON.stringify(one)}, not expected`]);
  });
}

/** What names a link, a figure or a picture; a link or picture whose address is gone says nothing wrong. */
function nameOf(one: {shown: string; address?: string; name?: string} | {alt: string}): string {
  return 'alt' in one ? one.alt : JSON.stringify([one.name, one.shown, one.address]);
}
