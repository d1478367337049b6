import type {Fact, PageReading, Reference} from '../../src/core/facts/facts.ts';

/** The facts of a reading that are neither right nor missing, named. */
export function wrongFacts(read: PageReading, right: PageReading): string[] {
  const {author, ...item} = read.item;
  const {author: rightAuthor, ...rightItem} = right.item;
  return [
    ...wrongIn('item', item, rightItem),
    ...wrongIn('author', author, rightAuthor),
    ...wrongIn('postedAt', {exact: read.postedAt.exact, fromId: read.postedAt.fromId}, right.postedAt),
    ...wrongShown(read, right),
    ...wrongBounds(read, right),
    ...wrongReferences('inReplyTo', read.inReplyTo, right.inReplyTo),
    ...wrongReferences('quotes', read.quotes, right.quotes),
    ...(['mentions', 'links', 'counts', 'media'] as const).flatMap((list) => {
      const known = new Set(right[list].map(withoutMissing));
      return read[list]
        .filter((one) => !known.has(withoutMissing(one)))
        .map((one) => `${list}: ${JSON.stringify(one)}`);
    }),
  ];
}

type Facts = {[name: string]: Fact<unknown> | unknown};

function wrongIn(place: string, read: {[name: string]: Fact<unknown>}, right: Facts): string[] {
  return Object.entries(read).flatMap(([name, fact]) => {
    if (!('value' in fact)) return [];
    const expected = right[name] as Fact<unknown>;
    if (name === 'platform') return [];
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

function wrongReferences(place: string, read: readonly Reference[], right: readonly Reference[]): string[] {
  return read.flatMap((one) => {
    const best = right
      .map((expected) => wrongIn(place, {...one}, {...expected}))
      .sort((a, b) => a.length - b.length)[0];
    const isEmpty = Object.values(one).every((fact) => !('value' in fact));
    return best ?? (isEmpty ? [] : [`${place}: ${JSON.stringify(one)}, not expected`]);
  });
}

function withoutMissing(one: object): string {
  return JSON.stringify(one, (key, value) => (key === 'missing' ? undefined : value));
}
