import type {ItemKind, SiteFacts} from './facts.ts';

/** Facts of no item: all missing, for one reason. Only what it is may be known, by the address alone. */
export function noFacts(why: string, kind?: ItemKind): SiteFacts {
  const missing = {missing: why};
  return {
    item: {
      platform: missing,
      itemKind: kind ? {value: kind, from: 'address'} : missing,
      id: missing,
      permalink: missing,
      author: {displayName: missing, handle: missing, profile: missing, accountId: missing, verified: missing},
      text: missing,
      language: missing,
      edited: missing,
      audience: missing,
    },
    postedAt: {shown: missing, exact: missing, fromId: missing, earliest: null, latest: null, precision: 'unknown'},
    inReplyTo: [],
    quotes: [],
    mentions: [],
    links: [],
    counts: [],
    media: [],
    viewer: {signedIn: 'unknown', account: missing},
    doubts: [],
  };
}
