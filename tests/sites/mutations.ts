import {translated} from './interface-words.ts';

/** A change of the page that a site could make any day. */
export type Mutation =
  | {kind: 'classes'}
  | {kind: 'wrappers'}
  | {kind: 'words'}
  | {kind: 'order'; of: 'items' | 'parts'}
  | {kind: 'drop'; attributes: string[]};

/** The parts of an item that may change places: what holds its name, its time, its words. */
export type Parts = {item: Element; parts: Element[]};

const {getAttribute, setAttribute, removeAttribute, getAttributeNames, matches} = Element.prototype;

/** Everything in the page, shadow roots included. */
export function everyElement(root: Element | ShadowRoot): Element[] {
  return [...root.querySelectorAll('*')].flatMap((one) => [
    one,
    ...(one.shadowRoot ? everyElement(one.shadowRoot) : []),
  ]);
}

/** What decides how words show; a new build's own styles would decide the same. */
const LOOKS = ['display', 'visibility', 'position', 'white-space', 'font-size', 'color', 'filter', 'overflow']
  .concat(['height', 'width', '-webkit-line-clamp', '-webkit-box-orient', 'clip', 'line-height', 'text-overflow'])
  .concat(['opacity', 'clip-path']);

/** Writes down how everything looks, so that it looks the same whatever becomes of its marks. */
export function freeze(elements: readonly Element[]): void {
  const looks = elements.map((element) => {
    const style = getComputedStyle(element);
    return LOOKS.map((name) => `${name}:${style.getPropertyValue(name)} !important`).join(';');
  });
  for (const [i, element] of elements.entries()) setAttribute.call(element, 'style', looks[i] ?? '');
}

/** Drawing instructions: no reader looks at them, so they are dropped at one go. */
const DRAWING = /^(d|fill|stroke.*|viewbox|xmlns.*|width|height|x|y|[xyr][12]?|c[xy]|points|transform|.*-rule)$/i;
/** What decides what is seen at all, or what a picture shows: without it the page itself says something else. */
const KEPT = /^(style|alt|open|hidden|shadowrootmode|slot|charset|http-equiv)$/;

/** Each attribute of the page, to be dropped from all that have it. */
export function drops(elements: readonly Element[]): Mutation[] {
  const names = [...new Set(elements.flatMap((one) => getAttributeNames.call(one)))].filter((name) => !KEPT.test(name));
  const drawing = names.filter((name) => DRAWING.test(name));
  const others = names.filter((name) => !DRAWING.test(name)).sort();
  return [...(drawing.length > 0 ? [drawing] : []), ...others.map((name) => [name])].map((attributes) => ({
    kind: 'drop',
    attributes,
  }));
}

/** Changes the page, and gives back what undoes the change. */
export function mutate(mutation: Mutation, elements: readonly Element[], items: readonly Parts[]): () => void {
  const undo: (() => void)[] = [];
  const change = (element: Element, name: string, value: string | null) => {
    const before = getAttribute.call(element, name);
    if (before === null || before === value) return;
    undo.push(() => setAttribute.call(element, name, before));
    if (value === null) removeAttribute.call(element, name);
    else setAttribute.call(element, name, value);
  };
  switch (mutation.kind) {
    case 'classes':
      for (const element of elements) change(element, 'class', rehashed(element));
      break;
    case 'drop':
      for (const element of elements)
        for (const name of mutation.attributes) if (mayLose(element, name)) change(element, name, null);
      break;
    case 'words':
      translate(elements, change, undo);
      break;
    case 'wrappers':
      for (const element of elements) wrap(element, undo);
      break;
    case 'order':
      if (mutation.of === 'items') for (const box of boxesOf(items.map(({item}) => item))) reverse(box, undo);
      else for (const {item, parts} of items) for (const box of boxesOf(parts, item)) reverse(box, undo);
  }
  return () => {
    for (const step of undo.reverse()) step();
  };
}

/** A picture's name is what it shows, and a slot's name is where its content shows. */
function mayLose(element: Element, name: string): boolean {
  if (name === 'name') return element.localName !== 'slot';
  return name !== 'aria-label' || !matches.call(element, '[role="img"], svg, img');
}

/** Class names as a new build makes them. */
function rehashed(element: Element): string {
  const names = (getAttribute.call(element, 'class') ?? '').split(/\s+/).filter(Boolean);
  return names.map((name) => `x${hash(name)}`).join(' ');
}

function hash(text: string): string {
  let sum = 7;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_000_007;
  return sum.toString(36);
}

const WORDED = ['aria-label', 'title', 'placeholder', 'data-tooltip', 'aria-description'];

function translate(
  elements: readonly Element[],
  change: (element: Element, name: string, value: string) => void,
  undo: (() => void)[],
): void {
  for (const element of elements) {
    for (const name of WORDED) change(element, name, translated(getAttribute.call(element, name) ?? ''));
    if (/^(script|style|template)$/.test(element.localName)) continue;
    for (const node of Node.prototype.hasChildNodes.call(element) ? [...childrenOf(element)] : []) {
      if (!(node instanceof Text)) continue;
      const before = node.data;
      const after = translated(before);
      if (after === before) continue;
      node.data = after;
      undo.push(() => {
        node.data = before;
      });
    }
  }
}

/** A box more around it, as layouts grow them. */
function wrap(element: Element, undo: (() => void)[]): void {
  if (/^(html|head|body|meta|link|title|base|form|li|td|th|tr|tbody|thead|tfoot|option)$/.test(element.localName))
    return;
  if (/^(source|track|path|rect|style|script|slot|template|summary|dt|dd|col|colgroup)$/.test(element.localName))
    return;
  if (element.parentElement?.namespaceURI === 'http://www.w3.org/2000/svg') return;
  const isInline = getComputedStyle(element).display.startsWith('inline');
  const box = document.createElement(isInline ? 'span' : 'div');
  const slot = getAttribute.call(element, 'slot');
  if (slot !== null) box.setAttribute('slot', slot);
  element.replaceWith(box);
  box.append(element);
  undo.push(() => box.replaceWith(element));
}

/** The boxes that hold several of some elements side by side. */
function boxesOf(elements: readonly Element[], within?: Element): Element[] {
  const pairs = elements.flatMap((one, i) => elements.slice(i + 1).map((other) => [one, other] as const));
  const boxes = pairs.flatMap(([one, other]) => {
    if (one.contains(other) || other.contains(one)) return [];
    let box = one.parentElement;
    while (box && !box.contains(other)) box = box.parentElement;
    return box && (!within || within.contains(box)) ? [box] : [];
  });
  return [...new Set(boxes)];
}

/** Turns the elements of a box around; what text stands between them stays where it is. */
function reverse(box: Element, undo: (() => void)[]): void {
  const before = [...childrenOf(box)];
  const elements = before.filter((node) => node instanceof Element).reverse();
  const after = before.map((node) => (node instanceof Element ? (elements.shift() ?? node) : node));
  Element.prototype.replaceChildren.call(box, ...after);
  undo.push(() => Element.prototype.replaceChildren.call(box, ...before));
}

function childrenOf(element: Element): NodeListOf<ChildNode> {
  return Object.getOwnPropertyDescriptor(Node.prototype, 'childNodes')?.get?.call(element);
}
