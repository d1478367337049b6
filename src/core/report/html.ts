import {visibleControls} from './invisible.ts';

// A symbol that never leaves this file: nothing read from a record or a page can pass for markup.
const MARKUP = Symbol('markup');

/** A piece of HTML that only this file can make. */
export type Markup = {readonly [MARKUP]: string};

type Inserted = string | number | Markup | readonly Markup[];

/** Where a value stands in a template: between tags, or inside a quoted attribute. */
type Place = 'text' | 'attribute';

const placesOf = new WeakMap<TemplateStringsArray, Place[]>();

/**
 * The only place that writes HTML. Everything inserted is escaped, except what this tag made itself. A template that
 * puts a value where escaping does not help (a tag's or attribute's name, an unquoted attribute, a script, a style, an
 * event, an outside address) throws the first time it is used, so that no such template can be released.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Inserted[]): Markup {
  const places = placesOf.get(strings) ?? checkedPlaces(strings);
  placesOf.set(strings, places);
  const pieces = strings.flatMap((fixed, i) => {
    const value = values[i];
    return value === undefined ? [fixed] : [fixed, inserted(value, places[i] ?? 'attribute')];
  });
  return {[MARKUP]: pieces.join('')};
}

/** Nothing at all. */
export const nothing: Markup = {[MARKUP]: ''};

/** The HTML text of a piece. */
export function textOf(markup: Markup): string {
  return markup[MARKUP];
}

/** A style element of a sheet of our own, with texts from messages put in by `cssString` alone. */
export function styleElement(sheet: string): Markup {
  if (sheet.includes('<')) throw new Error('a style sheet holds no <');
  return {[MARKUP]: `<style>${sheet}</style>`};
}

/** A text as a CSS string: all but plain letters, digits and blanks as code points, so that nothing can end it. */
export function cssString(text: string): string {
  const escaped = visibleControls(text).replace(
    /[^A-Za-z0-9 ]/gu,
    (character) => `\\${(character.codePointAt(0) ?? 0xfffd).toString(16)} `,
  );
  return `"${escaped}"`;
}

function inserted(value: Inserted, place: Place): string {
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  if (place === 'attribute') throw new Error('markup inside an attribute');
  return MARKUP in value ? value[MARKUP] : value.map(textOf).join('');
}

const ENTITIES: {readonly [character: string]: string} = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
  '\r': '&#13;', // a parser turns a bare one into a line feed
};

function escaped(text: string): string {
  return visibleControls(text).replace(/[&<>"'`\r]/g, (character) => ENTITIES[character] ?? '');
}

/** The place of each value; throws for a template that no value may stand in. */
function checkedPlaces(strings: TemplateStringsArray): Place[] {
  let before = '';
  return strings.slice(0, -1).map((fixed) => {
    before += fixed;
    const place = placeAfter(before);
    before += 'v';
    return place;
  });
}

// Elements whose content is not parsed as HTML text: escaping would not help there.
const RAW_TEXT = /<(script|style|xmp|iframe|noembed|noframes|noscript|plaintext)\b[^>]*>[^<]*$/i;
// A start tag that is complete, its attributes bare or in double quotes.
const WHOLE_TAG = /^<[a-z][^\s>]*(\s+[a-z-]+(="[^"]*")?)*\s*\/?>/i;
const UNSAFE_ATTRIBUTE = /^(on.*|style|srcdoc|action|formaction|srcset|data|content|http-equiv)$/i;

function placeAfter(before: string): Place {
  const near = before.slice(-60);
  if (RAW_TEXT.test(before)) throw new Error(`a value inside an element of raw text: ${near}`);
  if (/<!--(?!.*-->)/s.test(before)) throw new Error(`a value inside a comment: ${near}`);
  const tag = /<[a-z][^<]*$/i.exec(before)?.[0];
  if (tag === undefined || WHOLE_TAG.test(tag)) {
    if (/<\/?$/.test(before)) throw new Error(`a value in place of a tag's name: ${near}`);
    return 'text';
  }
  const [, name = '', start = ''] = /\s([a-z-]+)="([^"]*)$/i.exec(tag) ?? [];
  if (name === '') throw new Error(`a value in a tag, but not in a quoted attribute: ${near}`);
  if (UNSAFE_ATTRIBUTE.test(name)) throw new Error(`a value in the attribute ${name}`);
  if (/^(href|src)$/i.test(name) && !/^(#|pictures\/)/.test(start))
    throw new Error(`a value decides where ${name} leads`);
  return 'attribute';
}
