import type {ClickHint, LocatedBy} from '../messages/protocol.ts';
import {findItemAt} from '../sites/read-page.ts';
import {lastPointed} from './pointed.ts';
import {everyElement} from './shadow.ts';

/** An item and the mark by which it was found. */
type Located = {how: Exclude<LocatedBy, 'none' | 'picked'>; item: Element};

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
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.anchorNode) return [];
  const ends = [selection.anchorNode, selection.focusNode ?? selection.anchorNode];
  return ends.flatMap((node) => (node instanceof Element ? node : (node.parentElement ?? [])));
}

function focused(): Element[] {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element && element !== document.body && element !== document.documentElement ? [element] : [];
}

function withAddress(selector: string, address: string): Element[] {
  return [...everyElement(document, selector)].filter((element) => {
    const own =
      element instanceof HTMLAnchorElement || element instanceof HTMLAreaElement
        ? element.href
        : ((element as HTMLImageElement).currentSrc ?? (element as HTMLImageElement).src);
    return own === address;
  });
}
