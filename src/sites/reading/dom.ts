import {parseAddress} from '../../core/facts/parse-address.ts';

/*
 * Reading a document that lies. A form's inputs named `children` or `getAttribute`, and pictures named `title`, hide
 * the properties of their form or document, also from an extension's own world. So every look at a node goes through
 * the browser's prototypes, taken here once.
 */

type Root = Document | Element | ShadowRoot;

/** A property as the browser has it, whatever the page put in its place. */
export function getter<Of extends object, Value>(prototype: object, name: string): (of: Of) => Value {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!get) throw new Error(`this browser has no ${name}`);
  return (of) => get.call(of) as Value;
}

const parentNode = getter<Node, Node | null>(Node.prototype, 'parentNode');
const childNodes = getter<Node, NodeListOf<ChildNode>>(Node.prototype, 'childNodes');
const textContent = getter<Node, string | null>(Node.prototype, 'textContent');
const baseUri = getter<Node, string>(Node.prototype, 'baseURI');
const ownerDocument = getter<Node, Document>(Node.prototype, 'ownerDocument');
const isConnected = getter<Node, boolean>(Node.prototype, 'isConnected');
const nodeType = getter<Node, number>(Node.prototype, 'nodeType');
const localName = getter<Element, string>(Element.prototype, 'localName');
const shadowRootOf = getter<Element, ShadowRoot | null>(Element.prototype, 'shadowRoot');
const assignedSlot = getter<Element, HTMLSlotElement | null>(Element.prototype, 'assignedSlot');
const hostOf = (root: ShadowRoot): Element | undefined => {
  const nodeRoot = getRootNode.call(root);
  // A template's content is a fragment too, without a host.
  return nodeRoot === root && toString.call(root) === '[object ShadowRoot]' ? host(root) : undefined;
};
const host = getter<ShadowRoot, Element>(ShadowRoot.prototype, 'host');
const {getRootNode, compareDocumentPosition} = Node.prototype;
const {toString} = Object.prototype;
const title = getter<Document, string>(Document.prototype, 'title');
const referrer = getter<Document, string>(Document.prototype, 'referrer');
const rootElement = getter<Document, Element | null>(Document.prototype, 'documentElement');
const windowOf = getter<Document, (Window & typeof globalThis) | null>(Document.prototype, 'defaultView');

const {querySelectorAll: queryElement, getAttribute, matches} = Element.prototype;
const {querySelectorAll: queryDocument} = Document.prototype;
const {querySelectorAll: queryFragment} = DocumentFragment.prototype;
const {querySelector: firstInElement} = Element.prototype;
const {querySelector: firstInDocument} = Document.prototype;
const {querySelector: firstInFragment} = DocumentFragment.prototype;
const {assignedNodes} = HTMLSlotElement.prototype;

const ELEMENT = 1;
const TEXT = 3;
const DOCUMENT = 9;
const FRAGMENT = 11;

export function isElement(node: Node | null | undefined): node is Element {
  return node !== null && node !== undefined && nodeType(node) === ELEMENT;
}

export function isText(node: Node): node is Text {
  return nodeType(node) === TEXT;
}

/** The attribute as written, or undefined where there is none. */
export function attr(element: Element, name: string): string | undefined {
  return getAttribute.call(element, name) ?? undefined;
}

/** The attribute, or undefined where there is none or it is blank. */
export function filled(element: Element | undefined, name: string): string | undefined {
  const value = element && attr(element, name);
  return value?.trim() ? value : undefined;
}

/** The tag, lower case in HTML. */
export function tag(element: Element): string {
  return localName(element);
}

export function classes(element: Element): string[] {
  return (attr(element, 'class') ?? '').split(/[ \t\n\r\f]+/).filter(Boolean);
}

export function is(element: Element, selector: string): boolean {
  return matches.call(element, selector);
}

/** All that match inside, in page order; what lies in shadow roots is not among them. */
export function findAll(root: Root, selector: string): Element[] {
  const type = nodeType(root);
  if (type === DOCUMENT) return [...queryDocument.call(root as Document, selector)];
  if (type === FRAGMENT) return [...queryFragment.call(root as ShadowRoot, selector)];
  return [...queryElement.call(root as Element, selector)];
}

/** The first that matches inside; the search ends with it. */
export function find(root: Root, selector: string): Element | undefined {
  const type = nodeType(root);
  if (type === DOCUMENT) return firstInDocument.call(root as Document, selector) ?? undefined;
  if (type === FRAGMENT) return firstInFragment.call(root as ShadowRoot, selector) ?? undefined;
  return firstInElement.call(root as Element, selector) ?? undefined;
}

/** All that match, open shadow roots included, a root's content after its host. */
export function* everywhere(root: Root, selector: string): Generator<Element> {
  const own = isElement(root) ? shadowRootOf(root) : null;
  if (own) yield* everywhere(own, selector);
  for (const element of findAll(root, '*')) {
    if (matches.call(element, selector)) yield element;
    const shadow = shadowRootOf(element);
    if (shadow) yield* everywhere(shadow, selector);
  }
}

/** The element around a node as the screen sees it: through slots and out of shadow roots. */
export function parentOf(node: Node): Element | undefined {
  const slot = isElement(node) ? assignedSlot(node) : null;
  if (slot) return slot;
  const parent = parentNode(node);
  if (isElement(parent)) return parent;
  return parent && nodeType(parent) === FRAGMENT ? hostOf(parent as ShadowRoot) : undefined;
}

/** The nodes inside an element as the screen sees them: a host's shadow root, a slot's content. */
export function childrenOf(element: Element): Node[] {
  const shadow = shadowRootOf(element);
  if (shadow) return [...childNodes(shadow)];
  if (localName(element) === 'slot') {
    const assigned = assignedNodes.call(element as HTMLSlotElement);
    if (assigned.length > 0) return assigned;
  }
  return [...childNodes(element)];
}

/** The element's own children in the document, slots and shadow roots left aside. */
export function elementsIn(element: Element): Element[] {
  return [...childNodes(element)].filter(isElement);
}

/** The element itself and those around it, innermost first, across shadow roots. */
export function* around(element: Element): Generator<Element> {
  for (let at: Element | undefined = element; at; at = parentOf(at)) yield at;
}

export function closest(element: Element, selector: string): Element | undefined {
  for (const one of around(element)) if (is(one, selector)) return one;
  return undefined;
}

/** Whether `inner` is `outer` or lies in it, across shadow roots. */
export function holds(outer: Element, inner: Element): boolean {
  for (const one of around(inner)) if (one === outer) return true;
  return false;
}

/** Whether `element` begins after `other` does: below it or in it. */
export function isAfter(element: Element, other: Element): boolean {
  return (compareDocumentPosition.call(other, element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** All text in the document below a node, shown or not. */
export function rawText(node: Node): string {
  return textContent(node) ?? '';
}

/** The absolute address that an attribute names, or undefined where it names none. */
export function addressIn(element: Element | undefined, name: string): string | undefined {
  const written = filled(element, name);
  return element && written !== undefined ? resolved(written, element) : undefined;
}

/** An address as written on the page, made absolute. */
export function resolved(address: string, near: Node): string | undefined {
  return parseAddress(address, baseUri(near))?.href;
}

export function pageOf(node: Node): Document {
  return nodeType(node) === DOCUMENT ? (node as Document) : ownerDocument(node);
}

export function isInPage(node: Node): boolean {
  return isConnected(node);
}

export function styleOf(element: Element): CSSStyleDeclaration {
  const view = windowOf(pageOf(element));
  if (!view) throw new Error('the document is shown in no window');
  return view.getComputedStyle(element);
}

/** What the document says of itself. */
export const pageSays = {title, referrer, root: rootElement, window: windowOf};
