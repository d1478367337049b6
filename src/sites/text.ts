import {cutBelow, hasEllipsis, shownLength} from './reading/clip.ts';
import {attr, childrenOf, classes, isElement, isText, parentOf, rawText, styleOf, tag} from './reading/dom.ts';
import {isInkless, isUncoloured, showing, showingOf} from './reading/visible.ts';

/** The words of an element as they show, and what stood in the way of showing all of them. */
export type ShownText = {
  /** Code points as they are in the page; line breaks and white space as the screen has them. */
  text: string;
  /** Some of the words are in the page but cut off by its style. */
  cut: boolean;
  /** Some of the words lie under a blur or are drawn without colour. They are not in `text`. */
  covered: boolean;
};

type State = ShownText & {
  pieces: string[];
  /** Line breaks to write before the next word. */
  breaks: number;
  space: boolean;
  lineEmpty: boolean;
  skip: (element: Element) => boolean;
};

/** The style a text stands under, handed down from element to element. */
type Setting = {style: CSSStyleDeclaration; covered: boolean; bottom: number | undefined};

/** What is on a page but no words of it. */
const NO_WORDS = new Set(
  ['script', 'style', 'template', 'noscript', 'head', 'title', 'meta', 'link', 'textarea', 'select', 'input', 'option']
    .concat(['iframe', 'frame', 'object', 'embed', 'video', 'audio', 'canvas', 'rp', 'datalist', 'meter', 'progress'])
    .concat(['map', 'area', 'source', 'track', 'param', 'br', 'wbr', 'img', 'svg', 'picture']),
);

const BLOCKS = /^(block|flow-root|flex|grid|list-item|table|table-row|table-row-group|table-caption)( |$)/;
const PICTURE_LETTERS =
  /^(?:\p{Extended_Pictographic}|\p{Emoji_Component}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u200d\ufe0e\ufe0f\u20e3])+$/u;
const SHORT_CODE = /^:[\p{L}\p{N}_+~-]{1,64}:$/u;
const PICTURE_CLASS =
  /^(?:emoji|emojis|emojione|custom-emoji|emote|emoticon|smiley|smilie|smilies|smile|wp-smiley|inlineimg|twemoji|chat-image)$/i;

/**
 * The visible words of an element: no hidden parts, `<br>` and blocks as line breaks, white space as its style shows
 * it, picture emoji by their label, shadow roots and slots as they show. `skip` leaves parts out.
 */
export function readText(root: Element, skip: (element: Element) => boolean = () => false): ShownText {
  const state: State = {
    text: '',
    cut: false,
    covered: false,
    pieces: [],
    breaks: 0,
    space: false,
    lineEmpty: true,
    skip,
  };
  const around = showing(root);
  if (around !== 'none')
    enter(state, root, {style: styleOf(root), covered: around === 'covered', bottom: cutAround(root)});
  const text = state.pieces.join('');
  // Above the line at which it is cut off, a text ends with its last letter.
  return {text: state.cut ? text.replace(/\n+$/, '') : text, cut: state.cut, covered: state.covered};
}

/** The visible words of an element, or undefined where it shows none. */
export function wordsOf(element: Element | undefined, skip?: (element: Element) => boolean): string | undefined {
  if (!element) return undefined;
  return readText(element, skip).text || undefined;
}

/** What a picture in a text stands for: the emoji it draws, or undefined for any other picture. */
export function pictureLetter(element: Element): string | undefined {
  const name = tag(element);
  const isDrawn = name === 'svg' || attr(element, 'role') === 'img';
  const label = name === 'img' ? attr(element, 'alt') : isDrawn ? attr(element, 'aria-label') : '';
  // The letter itself, where it stands in what is only named beside it.
  const letter = name === 'i' || isDrawn ? letterIn(element) : undefined;
  if (letter !== undefined || name === 'i') return letter;
  if (!label) return undefined;
  if (PICTURE_LETTERS.test(label) && !/^[\d#*]+$/.test(label)) return label;
  if (SHORT_CODE.test(label)) return label;
  return classes(element).some((one) => PICTURE_CLASS.test(one)) ? label : undefined;
}

/** An emoji that stands in an element alone. Telegram draws it as the background of an `i` and hides the letter. */
function letterIn(element: Element): string | undefined {
  const letter = rawText(element);
  return letter.length <= 32 && PICTURE_LETTERS.test(letter) && !/^[\d#*]+$/.test(letter) ? letter : undefined;
}

/** A line at which something around the element cuts it off; the window itself cuts nothing. */
function cutAround(root: Element): number | undefined {
  let bottom: number | undefined;
  for (let at = parentOf(root); at && tag(at) !== 'body'; at = parentOf(at)) {
    bottom = lowest(bottom, cutBelow(at, styleOf(at)));
  }
  return bottom;
}

function lowest(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.min(one, other);
}

function enter(state: State, element: Element, above: Setting): void {
  const {style} = above;
  const name = tag(element);
  const letter = pictureLetter(element);
  if (name === 'br') lineBreak(state);
  if (letter !== undefined) picture(state, letter, above);
  if (letter !== undefined || NO_WORDS.has(name)) return;
  if (hasEllipsis(element, style)) state.cut = true;
  const here = {...above, bottom: lowest(above.bottom, cutBelow(element, style))};
  const room = roomAround(name, style);
  block(state, room);
  const isClosed = name === 'details' && attr(element, 'open') === undefined;
  for (const child of childrenOf(element)) {
    if (isText(child) && !isClosed) words(state, child, here);
    else if (isElement(child)) {
      if (state.skip(child)) leaveOut(state, child);
      else step(state, child, here);
    }
  }
  block(state, room);
  if (style.display === 'table-cell') tabAfter(state, element);
}

/** A box that is left out stood between the words before and after it all the same. */
function leaveOut(state: State, child: Element): void {
  const style = styleOf(child);
  if (style.position !== 'absolute' && style.position !== 'fixed') block(state, BLOCKS.test(style.display) ? 1 : 0);
}

function step(state: State, child: Element, above: Setting): void {
  const style = styleOf(child);
  const showing = showingOf(child, style);
  if (showing === 'none') return;
  const {breaks, space, lineEmpty, pieces} = state;
  const written = pieces.length;
  enter(state, child, {...above, style, covered: above.covered || showing === 'covered'});
  // What is taken out of the line and shows no words leaves the line as it was.
  const isOut = style.position === 'absolute' || style.position === 'fixed';
  if (isOut && pieces.length === written) Object.assign(state, {breaks, space, lineEmpty});
}

function picture(state: State, letter: string, {style, covered}: Setting): void {
  if (isInkless(style)) return;
  if (covered) state.covered = true;
  else write(state, letter);
}

function words(state: State, node: Text, {style, covered, bottom}: Setting): void {
  if (isInkless(style)) return;
  const data = node.data;
  if (covered || isUncoloured(style)) {
    if (/\S/.test(data)) state.covered = true;
    return;
  }
  const length = bottom === undefined || !/\S/.test(data) ? data.length : shownLength(node, bottom);
  if (/\S/.test(data.slice(length))) state.cut = true;
  const shown = data.slice(0, length);
  const space = whiteSpace(style);
  if (space === 'keep') keep(state, shown);
  else if (space === 'keepLines') keepLines(state, shown);
  else collapse(state, shown);
}

type WhiteSpace = 'keep' | 'keepLines' | 'collapse';

function whiteSpace(style: CSSStyleDeclaration): WhiteSpace {
  const value = style.getPropertyValue('white-space-collapse') || style.whiteSpace;
  if (/^(preserve|break-spaces|pre|pre-wrap)$/.test(value)) return 'keep';
  return /^(preserve-breaks|pre-line)$/.test(value) ? 'keepLines' : 'collapse';
}

function keep(state: State, text: string): void {
  if (text === '') return;
  write(state, text);
  state.lineEmpty = text.endsWith('\n');
}

function keepLines(state: State, text: string): void {
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) lineBreak(state);
    collapse(state, line);
  }
}

// Only the white space that CSS collapses: a no-break space or a zero-width one is a character like any other.
function collapse(state: State, text: string): void {
  const single = text.replace(/[ \t\n\r\f]+/g, ' ');
  if (single === '') return;
  if (single.startsWith(' ')) state.space ||= !state.lineEmpty;
  const inner = single.slice(single.startsWith(' ') ? 1 : 0, single.endsWith(' ') ? -1 : undefined);
  if (inner !== '') write(state, inner);
  if (single.endsWith(' ') && single !== ' ') state.space = true;
}

function write(state: State, text: string): void {
  if (state.pieces.length > 0 && state.breaks > 0) state.pieces.push('\n'.repeat(state.breaks));
  else if (state.space && !state.lineEmpty) state.pieces.push(' ');
  state.pieces.push(text);
  state.breaks = 0;
  state.space = false;
  state.lineEmpty = false;
}

function lineBreak(state: State): void {
  state.breaks = state.lineEmpty ? state.breaks + 1 : 1;
  state.lineEmpty = true;
  state.space = false;
}

/** The edge of a block: the line ends here, and after it `room` line breaks stand at least. */
function block(state: State, room: number): void {
  if (room === 0) return;
  if (!state.lineEmpty) state.breaks = 1;
  state.breaks = Math.max(state.breaks, state.pieces.length > 0 ? room : 0);
  state.lineEmpty = true;
  state.space = false;
}

/** A paragraph stands apart by a line, as browsers copy it; other blocks begin a line. */
function roomAround(name: string, {display}: CSSStyleDeclaration): number {
  if (BLOCKS.test(display)) return name === 'p' ? 2 : 1;
  return 0;
}

function tabAfter(state: State, cell: Element): void {
  const row = parentOf(cell);
  const last = row && childrenOf(row).filter(isElement).at(-1);
  if (last && last !== cell && state.pieces.length > 0 && !state.lineEmpty) write(state, '\t');
}
