import {shadowRootOf} from '../../browser/shadow-root.ts';
import {getter, tag} from '../../sites/reading/dom.ts';

// The document as it is written, not as it is shown: light children and shadow roots apart. By the prototypes, like
// everything that looks at a page.

export const childrenOf = getter<Node, NodeListOf<ChildNode>>(Node.prototype, 'childNodes');
export const typeOf = getter<Node, number>(Node.prototype, 'nodeType');
export const namespaceOf = getter<Element, string | null>(Element.prototype, 'namespaceURI');
export const dataOf = getter<CharacterData, string>(CharacterData.prototype, 'data');
export const scrolledDown = getter<Element, number>(Element.prototype, 'scrollTop');
export const scrolledRight = getter<Element, number>(Element.prototype, 'scrollLeft');
export const doctypeOf = getter<Document, DocumentType | null>(Document.prototype, 'doctype');
export const modeOf = getter<Document, string>(Document.prototype, 'compatMode');
export const baseOf = getter<Node, string>(Node.prototype, 'baseURI');
export const innerDocument = getter<Element, Document | null>(HTMLIFrameElement.prototype, 'contentDocument');
const attributes = getter<Element, NamedNodeMap>(Element.prototype, 'attributes');

export const ELEMENT = 1;
export const TEXT = 3;
export const COMMENT = 8;

export type Attribute = {name: string; value: string};

export function attributesOf(element: Element): Attribute[] {
  return Array.from(attributes(element), ({name, value}) => ({name, value}));
}

const XHTML = 'http://www.w3.org/1999/xhtml';
// Only these and elements that a page defines can have one; asking a hundred thousand others costs.
const MAY_HOST = /-|^(article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)$/;

/** The shadow root of an element, open or closed. */
export function shadowOf(element: Element): ShadowRoot | null {
  return MAY_HOST.test(tag(element)) && namespaceOf(element) === XHTML ? shadowRootOf(element) : null;
}
