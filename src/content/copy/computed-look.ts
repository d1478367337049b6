import {
  BOX,
  BOX_GROUPS,
  DRAWN,
  DRAWN_INHERITED,
  GROUPS,
  type Group,
  INHERITED,
  LAID_OUT,
  LAYING_OUT,
  MARKER,
  OWN,
  OWN_COLOUR,
  PLACES,
  type Property,
  SIZES,
  TRACKS,
} from '../../core/copy/look-properties.ts';
import {attr, pageOf, pageSays, styleOf, tag} from '../../sites/reading/dom.ts';
import {namespaceOf} from './raw.ts';

/** What of an element's look those inside it have from it. */
export type Given = {values: ReadonlyMap<string, string>; laysOut: boolean};

/** How an element looks, as declarations. */
export type ComputedLook = {
  /** A rule's text with `&` for the element; many elements share one. */
  shared: string;
  /** Lengths of this one element. */
  own: string;
  given: Given;
  shown: boolean;
};

type Read = (name: string) => string;
/** A box of text or one with a file in it; a field that the browser draws itself; a drawing, and a shape in it. */
type Kind = 'box' | 'file' | 'native' | 'drawing' | 'shape';

/** The look of an element that lies in one with this to give; undefined for what browsers draw in ways of their own. */
export function computedLook(
  element: Element,
  around: Given | undefined,
  drafts: readonly string[],
): ComputedLook | undefined {
  const name = tag(element);
  const read = reader(styleOf(element));
  const given = givenBy(read, isDrawn(element));
  if (read('display') === 'none') return {shared: rule('', 'display:none!important;'), own: '', given, shown: false};
  // Line ends look like nothing, and a rule on them can break lines anew.
  if (name === 'br' || name === 'wbr') return undefined;
  const kind = kindOf(element, name, around, read);
  const [shared, own] = kind === 'shape' ? ['', ''] : sizes(element, kind, read);
  const inFront = kind === 'box' ? pseudoRules(element, read, given, drafts) : '';
  return {shared: rule('', declarations(read, around, kind) + shared) + inFront, own, given, shown: true};
}

/** What the elements inside one have from it. */
export function givenOf(element: Element): Given {
  return givenBy(reader(styleOf(element)), isDrawn(element));
}

/** Asks the browser for each property once. */
function reader(style: CSSStyleDeclaration): Read {
  const known = new Map<string, string>();
  return (property) => {
    const value = known.get(property) ?? style.getPropertyValue(property);
    known.set(property, value);
    return value;
  };
}

function rule(of: string, declared: string): string {
  return declared === '' ? '' : `&${of}{${declared}}\n`;
}

const HTML = 'http://www.w3.org/1999/xhtml';

function isDrawn(element: Element): boolean {
  return namespaceOf(element) !== HTML;
}

function givenBy(read: Read, drawn: boolean): Given {
  const all = drawn ? [...INHERITED, ...DRAWN_INHERITED] : INHERITED;
  return {values: new Map(all.map(([name]) => [name, read(name)])), laysOut: LAYS_OUT.test(read('display'))};
}

const LAYS_OUT = /flex|grid|box/;
const REPLACED = /^(img|canvas|video|audio|object|embed|iframe|frame)$/;

function kindOf(element: Element, name: string, around: Given | undefined, read: Read): Kind {
  if (isDrawn(element)) return name === 'svg' && !around?.values.has('fill') ? 'drawing' : 'shape';
  if (REPLACED.test(name) || (name === 'input' && attr(element, 'type')?.toLowerCase() === 'image')) return 'file';
  return isNative(name, element, read) ? 'native' : 'box';
}

/** Buttons and fields that the browser draws itself, as long as no rule gives them a border or a ground. */
function isNative(name: string, element: Element, read: Read): boolean {
  if (name === 'meter' || name === 'progress') return read('appearance') !== 'none';
  if (!/^(button|input|select|textarea)$/.test(name) || read('appearance') === 'none') return false;
  if (/^(checkbox|radio|range|color|file)$/i.test(attr(element, 'type') ?? '')) return true;
  return (
    /^(out|in)set$/.test(read('border-style')) ||
    /^1px solid rgb\((118, 118, 118|133, 133, 133|0, 0, 0)\)/.test(read('border'))
  );
}

const DRAWN_BY_BROWSER = /^(border|background|appearance$|box-shadow)/;

function declarations(read: Read, around: Given | undefined, kind: Kind): string {
  const colour = read('color');
  const native = kind === 'native';
  let out = kind === 'shape' ? 'animation:none!important;' : `all:${native ? 'revert' : 'unset'}!important;`;
  const say = ([name, initial]: Property): void => {
    if (native && DRAWN_BY_BROWSER.test(name)) return;
    const value = read(name);
    // Of what the browser draws itself all is said, since its own rules may say otherwise.
    if (native || value !== (initial === OWN_COLOUR ? colour : initial)) out += declared(name, value);
  };
  const together = (group: Group): void => {
    if (read(group.lead[0]) !== group.lead[1]) for (const one of [group.lead, ...group.rest]) say(one);
  };
  out += inherited(read, around, kind);
  for (const one of OWN) say(one);
  for (const group of GROUPS) together(group);
  if (kind === 'shape') {
    for (const one of DRAWN) say(one);
    return out;
  }
  for (const one of BOX) say(one);
  for (const group of BOX_GROUPS) together(group);
  if (LAYS_OUT.test(read('display'))) for (const one of LAYING_OUT) say(one);
  if (around === undefined || around.laysOut) for (const one of LAID_OUT) say(one);
  return out;
}

function inherited(read: Read, around: Given | undefined, kind: Kind): string {
  const drawn = kind === 'drawing' || kind === 'shape';
  let out = '';
  for (const [name, initial] of drawn ? [...INHERITED, ...DRAWN_INHERITED] : INHERITED) {
    const value = read(name);
    // A drawing has nothing of its kind from the text around it.
    if (kind === 'native' || value !== (around?.values.get(name) ?? initial)) out += declared(name, value);
  }
  // Browsers have another size for text of equal widths, unless one is said.
  if (out.includes('font-family:') && !out.includes('font-size:')) out += declared('font-size', read('font-size'));
  const filled = read('-webkit-text-fill-color');
  return filled === read('color') ? out : out + declared('-webkit-text-fill-color', filled);
}

function declared(name: string, value: string): string {
  if (value === '') return ''; // unknown to this browser
  // A word of the browser's own rules that no other rule may use.
  return `${name}:${value === '-internal-center' ? 'center' : value}!important;`;
}

const {computedStyleMap} = Element.prototype as {computedStyleMap?: Element['computedStyleMap']};

/** Lengths: as the rules gave them where the browser tells, else as they came out, which then fit this element alone. */
function sizes(element: Element, kind: Kind, read: Read): [shared: string, own: string] {
  const map = computedStyleMap?.call(element);
  let [shared, own] = ['', ''];
  for (const [property, initial] of lengths(read)) {
    const asRuled = map && !(kind === 'file' && /^(width|height)$/.test(property));
    const value = asRuled ? (map.get(property)?.toString() ?? '') : read(property);
    if (value === initial && kind !== 'native') continue;
    if (asRuled) shared += declared(property, value);
    else own += declared(property, value);
  }
  return [shared, own];
}

function lengths(read: Read): Property[] {
  const named = [...SIZES];
  if (read('position') !== 'static') named.push(...PLACES);
  if (read('display').includes('grid')) named.push(...TRACKS);
  if (['transform', 'rotate', 'scale'].some((one) => read(one) !== 'none')) named.push(['transform-origin', '50% 50%']);
  if (read('perspective') !== 'none') named.push(['perspective-origin', '50% 50%']);
  return named;
}

function pseudoRules(element: Element, read: Read, given: Given, drafts: readonly string[]): string {
  const view = pageSays.window(pageOf(element));
  if (!view) return '';
  const styled = (pseudo: string): Read => reader(view.getComputedStyle(element, pseudo));
  const list = read('display').includes('list-item') ? rule('::marker', marker(styled('::marker'), read)) : '';
  const added = ['::before', '::after'].map((pseudo) => rule(pseudo, addedText(styled(pseudo), given, drafts)));
  return added.join('') + list;
}

function addedText(read: Read, given: Given, drafts: readonly string[]): string {
  const content = read('content');
  if (content === 'none' || content === 'normal' || content === '' || read('display') === 'none') return '';
  // A field that grows with its text has it written a second time behind it.
  if (drafts.some((draft) => content.includes(draft))) return '';
  const measures = lengths(read).map(([name, initial]) => (read(name) === initial ? '' : declared(name, read(name))));
  return declarations(read, given, 'box') + declared('content', content) + measures.join('');
}

function marker(read: Read, of: Read): string {
  const content = read('content');
  const made = MARKER.filter((name) => read(name) !== of(name)).map((name) => declared(name, read(name)));
  return made.join('') + (content === 'normal' ? '' : declared('content', content));
}
