import {attr, everywhere, getter, is, parentOf, tag} from '../../sites/reading/dom.ts';
import {childrenOf, dataOf, TEXT, typeOf} from './raw.ts';

const inputValue = getter<Element, string>(HTMLInputElement.prototype, 'value');
const areaValue = getter<Element, string>(HTMLTextAreaElement.prototype, 'value');
const textIn = getter<Node, string | null>(Node.prototype, 'textContent');

/** A place where the keeper writes: what stands in it is theirs, not the page's. */
export const EDITABLE = '[contenteditable]:not([contenteditable="false" i]), [role="textbox" i], [role="searchbox" i]';

export function isWrittenInto(element: Element): boolean {
  return tag(element) !== 'input' && tag(element) !== 'textarea' && is(element, EDITABLE);
}

/** Inputs whose value is a word of the page: what stands on a button. */
export function isButton(element: Element): boolean {
  return /^(submit|button|reset)$/i.test(attr(element, 'type') ?? '');
}

/** Shorter words stand in a page by chance. */
const SHORTEST = 4;
/** From here on a draft is told from the page's words within longer ones too. */
const TELLING = 8;
/** Pages that measure a draft write it a second time close by, unseen. */
const NEAR = 3;

/** Texts of the page that repeat what the keeper is writing right beside it. */
export function mirrorsOfDrafts(page: Document): Set<Node> {
  const mirrors = new Set<Node>();
  for (const field of everywhere(page, `input, textarea, ${EDITABLE}`)) {
    const draft = draftIn(field).trim();
    if (draft.length < SHORTEST) continue;
    let around: Element | undefined = field;
    for (let up = 0; up < NEAR && around && tag(around) !== 'body'; up += 1) around = parentOf(around) ?? around;
    if (around && tag(around) !== 'html') addMirrors(around, draft, mirrors);
  }
  return mirrors;
}

/** What the keeper is writing in a page, where it is long enough to be told from the page's own words. */
export function draftsIn(page: Document): string[] {
  const drafts = [...everywhere(page, `input, textarea, ${EDITABLE}`)].map((field) => draftIn(field).trim());
  return drafts.filter((draft) => draft.length >= SHORTEST);
}

/** Whether an attribute that a page is free to fill repeats a draft; what styles and places are named by is the page's own. */
export function repeatsDraft(name: string, value: string, drafts: readonly string[]): boolean {
  if (/^(class|id|style)$/i.test(name)) return false;
  return drafts.some((draft) => value.trim() === draft || (draft.length >= TELLING && value.includes(draft)));
}

function draftIn(field: Element): string {
  if (tag(field) === 'input') {
    return isButton(field) || /^(checkbox|radio|hidden|image|range|color)$/i.test(attr(field, 'type') ?? '')
      ? ''
      : inputValue(field);
  }
  return tag(field) === 'textarea' ? areaValue(field) : (textIn(field) ?? '');
}

const MOST_LOOKED_AT = 2000;

function addMirrors(around: Element, draft: string, mirrors: Set<Node>): void {
  const open: Node[] = [around];
  for (let looked = 0; open.length > 0 && looked < MOST_LOOKED_AT; looked += 1) {
    const node = open.pop();
    if (!node) return;
    if (typeOf(node) === TEXT && dataOf(node as Text).trim() === draft) mirrors.add(node);
    open.push(...childrenOf(node));
  }
}
