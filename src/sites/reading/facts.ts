import type {Fact, FactSource, Reference} from '../../core/facts/facts.ts';

/** What was read and where; a blank or absent value is a missing fact, with the reason given. */
export function fact(value: string | undefined, from: FactSource, why: string): Fact<string> {
  return value?.trim() ? {value, from} : {missing: why};
}

/** The first of some facts that is known; if none is, the last one's reason. */
export function firstKnown<T>(...ways: (() => Fact<T>)[]): Fact<T> {
  let last: Fact<T> = {missing: 'There is no way to read it.'};
  for (const way of ways) {
    last = way();
    if ('value' in last) return last;
  }
  return last;
}

/** A fact that something on the page says so; its absence says nothing. */
export function markedTrue(mark: unknown, why: string): Fact<boolean> {
  return mark ? {value: true, from: 'attribute'} : {missing: why};
}

/** A post that another one answers or quotes, of which the page shows only some facts. */
export function reference(known: Partial<Reference>): Reference {
  return {
    permalink: {missing: 'Its address is not shown with the item.'},
    author: {missing: 'Its author is not shown with the item.'},
    text: {missing: 'Its text is not shown with the item.'},
    ...known,
  };
}

/** Reasons that several readers give. */
export const WHY = {
  text: 'The item shows no text.',
  covered: 'The text was covered or blurred by the page, and was not uncovered.',
  displayName: 'No display name was found in the item.',
  handle: 'No account name was found in the item.',
  profile: 'No link to a profile was found in the item.',
  accountId: 'The page does not show the number of the account.',
  verified: 'The item shows no mark of a verified account.',
  permalink: 'No link to the item itself was found in it.',
  id: 'No id of the item was found in the page.',
  kind: 'The page does not say what kind of item it is.',
  language: 'The page does not state the language of the item.',
  edited: 'The item shows no mark of an edit.',
  audience: 'The item does not show who can see it.',
  shown: 'No time was found in the item.',
  exact: 'The page gives no exact time with its zone for the item.',
  idTime: 'The id of the item holds no time.',
  viewer: 'The page does not show which account was signed in.',
} as const;
