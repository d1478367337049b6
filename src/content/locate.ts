import type {ClickHint, LocatedBy} from '../messages/protocol.ts';
import {findItemAt} from '../sites/read-page.ts';
import {addressIn, everywhere, getter, isElement, pageSays, parentOf} from '../sites/reading/dom.ts';
import {lastPointed} from './pointed.ts';

const activeElement = getter<Document | ShadowRoot, Element | null>(Document.prototype, 'activeElement');
const activeInside = getter<ShadowRoot, Element | null>(ShadowRoot.prototype, 'activeElement');
const shadowRoot = getter<Element, ShadowRoot | null>(Element.prototype, 'shadowRoot');
const playing = getter<HTMLMediaElement, string>(HTMLMediaElement.prototype, 'currentSrc');
const showing = getter<HTMLImageElement, string>(HTMLImageElement.prototype, 'currentSrc');

/** An item and the mark by which it was found. */
type Located = {how: Exclude<LocatedBy, 'none'>; item: Element};

/**
 * The item that a click was on. The element itself where our declared script saw the click; else what the browser says
 * of it (selected text, link, picture), and only if that names one single item: a wrong post is worse than a question.
 */
export function locate(hint: ClickHint): Located | undefined {
  const pointed = lastPointed();
  if (pointed) return located('pointed', [pointed]);
  if (hint.selectionText) return located('selection', selected());
  if (hint.linkUrl) {
    const found = located('link', withAddress('a[href], area[href]', hint.linkUrl));
    if (found) return found;
  }
  if (hint.srcUrl) return located('picture', withAddress('img, video, audio, source', hint.srcUrl));
  return undefined;
}

/** The item that the keyboard stands in: the focused element, or the selected text. */
export function locateByKeyboard(): Located | undefined {
  return located('selection', selected()) ?? located('focus', focused());
}

function located(how: Located['how'], elements: readonly Element[]): Located | undefined {
  const items = new Set<Element>();
  for (const element of elements) {
    const item = findItemAt(element, new URL(location.href), document);
    if (item) items.add(item);
  }
  const [only] = items;
  return only && items.size === 1 ? {how, item: only} : undefined;
}

function selected(): Element[] {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.anchorNode) return [];
  const ends = [selection.anchorNode, selection.focusNode ?? selection.anchorNode];
  return ends.flatMap((node) => (isElement(node) ? node : (parentOf(node) ?? [])));
}

function focused(): Element[] {
  let element = activeElement(document);
  for (let inner = element; inner; inner = innerFocus(inner)) element = inner;
  return element && element !== pageSays.root(document) && element.localName !== 'body' ? [element] : [];
}

function innerFocus(host: Element): Element | null {
  const root = shadowRoot(host);
  return root && activeInside(root);
}

function withAddress(selector: string, address: string): Element[] {
  return [...everywhere(document, selector)].filter((element) => shownAddress(element) === address);
}

/** The address a link leads to, or that a picture or a film was loaded from. */
function shownAddress(element: Element): string | undefined {
  if (element instanceof HTMLImageElement) return showing(element) || addressIn(element, 'src');
  if (element instanceof HTMLMediaElement) return playing(element) || addressIn(element, 'src');
  return addressIn(element, element instanceof HTMLSourceElement ? 'src' : 'href');
}
