import {namedAddress} from '../../core/copy/address.ts';
import {placeAddresses} from '../../core/copy/css-text.ts';
import type {Family} from '../../core/copy/markup.ts';
import {keptAttribute} from '../../core/copy/markup.ts';
import {escapeAttribute, type Piece} from '../../core/copy/pieces.ts';
import {addressIn, attr} from '../../sites/reading/dom.ts';
import {isButton, repeatsDraft} from './fields.ts';
import type {Gatherer} from './gatherer.ts';
import {attributesOf, scrolledDown, scrolledRight} from './raw.ts';

/** ` name="value"` */
export function written(name: string, value: string): string {
  return ` ${name}="${escapeAttribute(value)}"`;
}

/** Attributes of an element that any element may keep, and its style with every address in its place. */
export function plainAttributes(element: Element, gather: Gatherer, extraStyle = ''): Piece[] {
  const out: Piece[] = [];
  const look = gather.looks.of.get(element);
  if (look) {
    gather.used.add(look.number);
    out.push(` ${lookName(look.number)}`);
  }
  // Before what the page wrote, which may be a declaration that never ends.
  let style = look?.own ?? '';
  for (const {name, value} of attributesOf(element)) {
    if (name === 'style') style += value;
    else if (!repeatsDraft(name, value, gather.drafts)) {
      const kept = keptAttribute(name, value);
      if (kept !== undefined) out.push(written(name, kept));
    }
  }
  if (style || extraStyle)
    out.push(...styleAttribute(`${style}${style && extraStyle ? ';' : ''}${extraStyle}`, element, gather));
  out.push(scrolled(element));
  return out;
}

/** The attribute by which an element has a look. A name for each, since browsers find rules by names fastest. */
export function lookName(number: number): string {
  return `data-holdfast-look${number}`;
}

function styleAttribute(style: string, element: Element, gather: Gatherer): Piece[] {
  const pieces = placeAddresses(style, (address) => gather.place(address, element));
  return [' style="', ...pieces.map((piece) => (typeof piece === 'string' ? escapeAttribute(piece) : piece)), '"'];
}

function scrolled(element: Element): string {
  const [down, right] = [Math.round(scrolledDown(element)), Math.round(scrolledRight(element))];
  return down || right ? written('data-holdfast-scroll', `${right} ${down}`) : '';
}

/** What only certain elements may keep, or keep in another form. */
export function ownAttributes(element: Element, name: string, family: Family): string {
  if (name === 'a' || name === 'area') return linkOf(element, family);
  if (family !== 'html') return placeInDocument(element);
  switch (name) {
    case 'input':
      return inputOf(element);
    case 'button':
      return ' type="button" form="holdfast-none"';
    case 'textarea':
    case 'select':
    case 'output':
    case 'fieldset':
      return ' form="holdfast-none"';
    case 'slot':
      return kept(element, 'name');
    case 'option':
      return has(element, 'selected') + kept(element, 'value');
    case 'li':
    case 'meter':
    case 'progress':
    case 'data':
      return kept(element, 'value');
    case 'td':
    case 'th':
      return kept(element, 'headers');
    default:
      return '';
  }
}

/**
 * A link keeps its look and says on hovering where it led, as a place in this file that does not exist: a click goes
 * nowhere. A link to a place in the page itself still works.
 */
function linkOf(element: Element, family: Family): string {
  const raw = attr(element, 'href') ?? attr(element, 'xlink:href');
  if (raw === undefined) return '';
  if (family === 'html' && /^\s*#/.test(raw)) return written('href', raw.trim());
  const full = addressIn(element, 'href') ?? raw;
  const shown = namedAddress(full);
  const source = written('data-holdfast-source', shown);
  return family === 'html' ? written('href', `#${shown}`) + source : source;
}

/** `use`, gradients and paths may name a place in the same document, and nothing else. */
function placeInDocument(element: Element): string {
  const raw = attr(element, 'href') ?? attr(element, 'xlink:href');
  return raw !== undefined && /^#/.test(raw) ? written('href', raw) : '';
}

function inputOf(element: Element): string {
  const type = (attr(element, 'type') ?? 'text').toLowerCase();
  const shown = /^(submit|reset)$/.test(type) ? 'button' : type;
  // The state that the page gave it; what the keeper typed or chose is theirs.
  const value = isButton(element) ? (attr(element, 'value') ?? WORDS_OF_BUTTONS[type]) : undefined;
  return `${written('type', shown)} form="holdfast-none"${value ? written('value', value) : ''}${has(element, 'checked')}`;
}

/** What browsers write on a button that the page gives no words to. */
const WORDS_OF_BUTTONS: Record<string, string | undefined> = {submit: 'Submit', reset: 'Reset'};

function kept(element: Element, name: string): string {
  const value = attr(element, name);
  return value === undefined ? '' : written(name, value);
}

function has(element: Element, name: string): string {
  return attr(element, name) === undefined ? '' : ` ${name}=""`;
}
