import type {Fact, PageReading} from './facts.ts';
import {noFacts} from './no-facts.ts';
import {plainAddress} from './plain-address.ts';

const WHY = 'The page did not let the product read it.';

/** All that is known of a page that no script may read: the tab's own address and title. */
export function readTabOnly(address: string, title: string | undefined): PageReading {
  const unread: Fact<never> = {missing: WHY};
  return {
    page: {
      address: {value: address, from: 'address'},
      addressPlain: {value: plainAddress(address), from: 'address'},
      canonical: unread,
      title: title ? {value: title, from: 'meta'} : {missing: 'The tab has no title.'},
      language: unread,
      opener: unread,
      frame: 'top',
    },
    ...noFacts(WHY, 'page'),
    hidden: [],
  };
}
