import {namedAddress} from '../../core/copy/address.ts';
import type {Family} from '../../core/copy/markup.ts';
import {escapeText, type Piece} from '../../core/copy/pieces.ts';
import {addressIn, attr, tag} from '../../sites/reading/dom.ts';
import type {Gatherer} from './gatherer.ts';
import {sheetOf, textOfSheet} from './sheets.ts';
import {written} from './write-element.ts';

/** What the styles of a document need while they are written. */
export type SheetWork = {
  gather: Gatherer;
  /** Addresses of style sheets that no script may read. */
  unreadSheets: string[];
  /** Texts of such sheets, where they are to be had. */
  spare: ReadonlyMap<string, string>;
};

/** Sheets that scripts have put on a document or a shadow root, after all others. */
export function addAdopted(root: Document | ShadowRoot, near: Node, work: SheetWork, out: Piece[]): void {
  let sheets: readonly CSSStyleSheet[] = [];
  try {
    sheets = [...root.adoptedStyleSheets];
  } catch {
    work.unreadSheets.push('');
  }
  for (const sheet of sheets) addSheetText(sheet, near, 'html', '', work, out);
}

/** Whether the element brings in styles, which are then written. */
export function addSheet(element: Element, family: Family, work: SheetWork, out: Piece[]): boolean {
  const name = tag(element);
  if (name !== 'style' && name !== 'link') return false;
  const sheet = sheetOf(element, name, family);
  if (!sheet) return true;
  const media = attr(element, 'media');
  const href = name === 'link' ? addressIn(element, 'href') : undefined;
  const attributes = `${media ? written('media', media) : ''}${href ? written('data-holdfast-source', namedAddress(href)) : ''}`;
  addSheetText(sheet, element, family, attributes, work, out);
  return true;
}

function addSheetText(
  sheet: CSSStyleSheet,
  near: Node,
  family: Family,
  attributes: string,
  work: SheetWork,
  out: Piece[],
): void {
  const made = textOfSheet(sheet, near, work.gather, work.spare);
  if (!made) return;
  work.unreadSheets.push(...made.unread);
  // In foreign content a style is text like any other.
  const pieces =
    family === 'html' ? made.pieces : made.pieces.map((one) => (typeof one === 'string' ? escapeText(one) : one));
  out.push(`<style${attributes}>`, ...pieces, '</style>');
}
