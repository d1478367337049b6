import {plainAddress} from '../../core/facts/plain-address.ts';
import {filled, find, findAll, holds, rawText, resolved} from '../reading/dom.ts';
import {itemsIn} from './items.ts';

/**
 * The time that Open Graph gives for the whole page, if the item is what the page is about: the page calls itself an
 * article, at this very address, its title stands in the item, and there is no other item outside of it. Pages that
 * move about without loading keep the Open Graph data of another page.
 */
export function articleTime(item: Element, page: Document, url: URL): string | undefined {
  const type = meta(page, 'og:type');
  const address = meta(page, 'og:url');
  const title = squeezed(meta(page, 'og:title') ?? '');
  if (type !== 'article' || !address || title === '' || !squeezed(rawText(item)).includes(title)) return undefined;
  if (withoutHash(resolved(address, page) ?? '') !== withoutHash(url.href)) return undefined;
  const [first, ...others] = itemsIn(page);
  const isWhole = first === item && others.every((other) => holds(item, other));
  return isWhole ? meta(page, 'article:published_time') : undefined;
}

function meta(page: Document, name: string): string | undefined {
  const all = findAll(page, `meta[property="${name}"], meta[name="${name}"]`);
  return all.length === 1 ? filled(find(page, `meta[property="${name}"], meta[name="${name}"]`), 'content') : undefined;
}

function withoutHash(address: string): string {
  return plainAddress(address).replace(/#.*$/, '');
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
