import type {Reference} from '../../core/facts/facts.ts';
import {readTexts, textFact} from '../reading/body.ts';
import {closest, everywhere, filled, holds} from '../reading/dom.ts';
import {fact, WHY} from '../reading/facts.ts';
import {HANDLE, postAddress} from './addresses.ts';

/** What a post quotes; what the quoted post quotes in turn is none of its. */
export function quotesIn(item: Element, box: string, text: string): Reference[] {
  const all = [...everywhere(item, box)];
  return all.filter((one) => !all.some((other) => other !== one && holds(other, one))).map((one) => quoted(one, text));
}

function quoted(quote: Element, text: string): Reference {
  const handle = /^Post by (.+)$/.exec(filled(quote, 'aria-label') ?? '')?.[1];
  const link = [...everywhere(quote, 'a[href*="/post/"]')].find((one) => postAddress(one) && !closest(one, text));
  return {
    permalink: fact(link && postAddress(link)?.address, 'address', 'The quoted post shows no link to itself.'),
    author: fact(handle && HANDLE.test(handle) ? `@${handle}` : undefined, 'attribute', WHY.handle),
    text: textFact(readTexts([...everywhere(quote, text)].slice(0, 1)), 'The quoted post shows no text.'),
  };
}
