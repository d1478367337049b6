import type {ShownLink} from '../../core/facts/facts.ts';
import {realAddress} from '../../core/facts/real-address.ts';
import {readText} from '../text.ts';
import {addressIn, attr, everywhere, is} from './dom.ts';
import {isShown} from './visible.ts';

/** The links among words: as they show, and where they really lead. */
export type Links = {mentions: ShownLink[]; links: ShownLink[]};

/** Reads the links of a text. A link whose words begin with `@` names an account. */
export function linksIn(body: Element, mine: (link: Element) => boolean = () => true): Links {
  const all: Links = {mentions: [], links: []};
  const itself = is(body, 'a[href]') ? [body] : [];
  for (const link of [...itself, ...everywhere(body, 'a[href]')]) {
    if (!mine(link) || !isShown(link)) continue;
    const shown = readText(link).text;
    const written = attr(link, 'href') ?? '';
    const address = realAddress(addressIn(link, 'href') ?? written);
    (/^[\s\u2066-\u2069\u200e\u200f]*[@＠]/.test(shown) ? all.mentions : all.links).push({shown, address});
  }
  return all;
}

/** The links of several texts, in their order. */
export function linksOf(bodies: readonly Element[], mine?: (link: Element) => boolean): Links {
  const each = bodies.map((body) => linksIn(body, mine));
  return {mentions: each.flatMap(({mentions}) => mentions), links: each.flatMap(({links}) => links)};
}

/** Links among words, parted by what a platform uses them for. */
export type PartedLinks = Links & {tags: ShownLink[]};

/** Parts links further by where they lead: to an account that is named without `@`, to what gathers a tag. */
export function partLinks(
  {mentions, links}: Links,
  isTag: (link: ShownLink) => boolean,
  isAccount: (link: ShownLink) => boolean = () => false,
): PartedLinks {
  const rest = links.filter((link) => !isTag(link));
  return {
    mentions: [...mentions, ...rest.filter((link) => isAccount(link))],
    tags: links.filter((link) => isTag(link)),
    links: rest.filter((link) => !isAccount(link)),
  };
}
