import {getter, pageOf, pageSays} from '../../sites/reading/dom.ts';
import {typeOf} from './raw.ts';

const sheetsOf = getter<Document, StyleSheetList>(Document.prototype, 'styleSheets');
const sheetsInside = getter<ShadowRoot, StyleSheetList>(ShadowRoot.prototype, 'styleSheets');
const adoptedBy = getter<Document, CSSStyleSheet[]>(Document.prototype, 'adoptedStyleSheets');
const adoptedInside = getter<ShadowRoot, CSSStyleSheet[]>(ShadowRoot.prototype, 'adoptedStyleSheets');
const DOCUMENT = 9;
const IMPORT = 3;

/** Whether a style sheet that takes part in how a document or a shadow root looks can be read by no script. */
export function hasUnread(root: Document | ShadowRoot, spare: ReadonlyMap<string, string>): boolean {
  try {
    return sheetsIn(root).some((sheet) => isUnread(sheet, root, spare));
  } catch {
    return true; // sheets that this browser hides from us altogether
  }
}

function sheetsIn(root: Document | ShadowRoot): CSSStyleSheet[] {
  return typeOf(root) === DOCUMENT
    ? [...sheetsOf(root as Document), ...adoptedBy(root as Document)]
    : [...sheetsInside(root as ShadowRoot), ...adoptedInside(root as ShadowRoot)];
}

function isUnread(sheet: CSSStyleSheet, near: Node, spare: ReadonlyMap<string, string>): boolean {
  if (sheet.disabled || !applies(sheet.media, near)) return false;
  try {
    return Array.from(sheet.cssRules).some((rule) => imports(rule, near, spare));
  } catch {
    return !spare.has(sheet.href ?? '');
  }
}

function imports(rule: CSSRule, near: Node, spare: ReadonlyMap<string, string>): boolean {
  const inner = rule.type === IMPORT ? (rule as CSSImportRule).styleSheet : null;
  return inner !== null && isUnread(inner, near, spare);
}

/** A sheet for paper changes nothing on the screen. */
function applies(media: MediaList, near: Node): boolean {
  const view = pageSays.window(pageOf(near));
  return media.mediaText === '' || view === null || view.matchMedia(media.mediaText).matches;
}
