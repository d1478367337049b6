import {cssString, placeAddresses} from '../../core/copy/css-text.ts';
import type {Piece} from '../../core/copy/pieces.ts';
import {getter} from '../../sites/reading/dom.ts';
import type {Gatherer} from './gatherer.ts';

const sheetOfStyle = getter<Element, CSSStyleSheet | null>(HTMLStyleElement.prototype, 'sheet');
const sheetOfLink = getter<Element, CSSStyleSheet | null>(HTMLLinkElement.prototype, 'sheet');
const sheetOfSvg = getter<Element, CSSStyleSheet | null>(SVGStyleElement.prototype, 'sheet');

/** The style sheet that an element brings in, as it now stands. */
export function sheetOf(element: Element, name: string, family: string): CSSStyleSheet | null {
  if (name === 'style') return family === 'svg' ? sheetOfSvg(element) : sheetOfStyle(element);
  return name === 'link' ? sheetOfLink(element) : null;
}

/** Rules of a sheet as text, every address in its place; what no script may read is counted. */
export type SheetText = {pieces: Piece[]; unread: string[]};

/** Writes out the rules as they stand now, whoever put them there; undefined if the sheet is switched off. */
export function textOfSheet(
  sheet: CSSStyleSheet,
  near: Node,
  gather: Gatherer,
  spare: ReadonlyMap<string, string>,
): SheetText | undefined {
  if (sheet.disabled) return undefined;
  const made: SheetText = {pieces: [], unread: []};
  addRules(sheet, {near, gather, spare}, made);
  return made;
}

type Around = {near: Node; gather: Gatherer; spare: ReadonlyMap<string, string>};

function addRules(sheet: CSSStyleSheet, around: Around, made: SheetText): void {
  const rules = rulesOf(sheet, around.spare);
  if (!rules) made.unread.push(sheet.href ?? '');
  for (const rule of rules ?? []) addRule(rule, sheet.href ?? undefined, around, made);
}

function rulesOf(sheet: CSSStyleSheet, spare: ReadonlyMap<string, string>): CSSRuleList | undefined {
  try {
    return sheet.cssRules;
  } catch {
    const text = spare.get(sheet.href ?? '');
    if (text === undefined) return undefined;
    // A sheet made like this asks for nothing, not even for what it imports.
    const parsed = new CSSStyleSheet();
    parsed.replaceSync(text);
    return parsed.cssRules;
  }
}

const IMPORT = 3;
const NAMESPACE = 10;

function addRule(rule: CSSRule, base: string | undefined, around: Around, made: SheetText): void {
  if (rule.type === NAMESPACE) return;
  if (rule.type === IMPORT) {
    addImport(rule as CSSImportRule, around, made);
    return;
  }
  const placed = (written: string) => around.gather.place(absolute(written, base), around.near);
  made.pieces.push(...placeAddresses(rule.cssText, placed), '\n');
}

function absolute(written: string, base: string | undefined): string {
  return base !== undefined && URL.canParse(written, base) ? new URL(written, base).href : written;
}

/** An imported sheet stands in the place of its rule, under the same conditions. */
function addImport(rule: CSSImportRule, at: Around, made: SheetText): void {
  const sheet = rule.styleSheet;
  if (!sheet) return;
  const {layerName, supportsText} = rule as CSSImportRule & {layerName?: string | null; supportsText?: string | null};
  const around: string[] = [];
  if (rule.media.mediaText) around.push(`@media ${rule.media.mediaText}`);
  if (supportsText) around.push(`@supports ${/^\s*\(/.test(supportsText) ? supportsText : `(${supportsText})`}`);
  if (layerName !== null && layerName !== undefined) around.push(`@layer ${layerName}`);
  made.pieces.push(...around.map((one) => `${one.replace(/[<{}]/g, '')} {\n`), source(sheet.href));
  addRules(sheet, at, made);
  made.pieces.push(around.map(() => '}\n').join(''));
}

/** Says in the style itself from where it came, where there is no element to say it. */
function source(href: string | null): string {
  return href ? `/* "${cssString(href)}" */\n` : '';
}
