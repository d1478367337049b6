import type {ItemKind} from '../../core/facts/facts.ts';
import {attr, findAll, pageOf, rawText, resolved} from '../reading/dom.ts';

/** What a page says in JSON-LD of one item. */
export type Described = {
  kind: ItemKind;
  addresses: string[];
  name: string | undefined;
  profile: string | undefined;
  date: string | undefined;
  text: string | undefined;
};

const KINDS: Readonly<Record<string, ItemKind>> = {
  Comment: 'comment',
  Answer: 'reply',
  Question: 'post',
  DiscussionForumPosting: 'post',
  SocialMediaPosting: 'post',
  BlogPosting: 'post',
  Article: 'post',
  NewsArticle: 'post',
  Review: 'review',
  UserReview: 'review',
  CriticReview: 'review',
  Message: 'message',
  EmailMessage: 'mail',
};

/** What kind of item a type of schema.org is. */
export function kindOfType(type: string): ItemKind | undefined {
  const name = type.replace(/^.*[/#:]/, '');
  return Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
}

const MOST_CHARACTERS = 2_000_000;
const MOST_NODES = 5000;
const DEEPEST = 12;

/** Everything that the page's JSON-LD says of items. Broken scripts say nothing. */
export function describedIn(page: Document): Described[] {
  const nodes: Record<string, unknown>[] = [];
  for (const script of findAll(page, 'script[type="application/ld+json" i]')) {
    const text = rawText(script);
    if (text.length <= MOST_CHARACTERS) collect(parsed(text), nodes, 0);
  }
  return nodes.flatMap((node) => describe(node, page));
}

/**
 * The description of one item, if exactly one fits what the page shows of it: it gives the item's own address or its
 * words, and its author's name stands in the item. After moving about in an app, a page's JSON-LD may be of another.
 */
export function describedAs(item: Element, text: string, addresses: readonly string[]): Described | undefined {
  const id = attr(item, 'id');
  const shown = squeezed(rawText(item));
  const fits = describedIn(pageOf(item)).filter((one) => {
    const byAddress = one.addresses.some(
      (address) => addresses.includes(address) || (id && address.endsWith(`#${id}`)),
    );
    const words = squeezed(one.text ?? '');
    const byWords = words.length >= 8 && words === squeezed(text);
    const contradicts =
      words !== '' && squeezed(text) !== '' && !byWords && !squeezed(text).includes(words.slice(0, 40));
    return (byAddress || byWords) && !contradicts && one.name !== undefined && shown.includes(squeezed(one.name));
  });
  return fits.length === 1 ? fits[0] : undefined;
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function collect(value: unknown, nodes: Record<string, unknown>[], depth: number): void {
  if (depth > DEEPEST || nodes.length >= MOST_NODES || typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value) && Object.hasOwn(value, '@type')) nodes.push(value as Record<string, unknown>);
  for (const inner of Object.values(value)) collect(inner, nodes, depth + 1);
}

function describe(node: Record<string, unknown>, page: Document): Described[] {
  const kind = textsIn(node, '@type').map(kindOfType).find(Boolean);
  if (!kind) return [];
  const author = [node.author, node.creator].flat().filter((one) => one !== undefined);
  const [only] = author;
  const isOne = author.length === 1;
  return [
    {
      kind,
      addresses: ['url', '@id', 'mainEntityOfPage']
        .flatMap((name) => textsIn(node, name))
        .flatMap((one) => resolved(one, page) ?? []),
      name: isOne ? (typeof only === 'string' ? only : textsIn(only, 'name')[0]) : undefined,
      profile: isOne ? textsIn(only, 'url').flatMap((one) => resolved(one, page) ?? [])[0] : undefined,
      date: textsIn(node, 'datePublished')[0] ?? textsIn(node, 'dateCreated')[0],
      text: ['text', 'articleBody', 'reviewBody'].flatMap((name) => textsIn(node, name))[0],
    },
  ];
}

/** The strings that a member holds: its own, those of a list, or the `@id` of an object. */
function textsIn(node: unknown, name: string): string[] {
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, name)) return [];
  const value = (node as Record<string, unknown>)[name];
  const each = Array.isArray(value) ? value : [value];
  return each.flatMap((one) => (typeof one === 'string' ? one : textsIn(one, '@id')));
}
