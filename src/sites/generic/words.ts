import {onlyJoins, saysAction, saysEdited, saysShowMore, saysSponsored} from '../reading/control-words.ts';
import {childrenOf, closest, findAll, holds, is, isElement, isText, parentOf, rawText} from '../reading/dom.ts';
import {type Fence, own} from '../reading/own.ts';
import {readText, type ShownText} from '../text.ts';
import {standsAlone} from './alone.ts';
import {MARKS} from './marks.ts';

/** The marked text of an item, or the item itself where its words are not marked. */
export function textBoxes(item: Element, fence: Fence): Element[] {
  for (const mark of MARKS.text) {
    const [box] = own(item, mark, fence);
    if (box) return [box];
  }
  return [item];
}

/** What to leave out of an item's words: what is not its own, its controls, and the lines that say who and when. */
export function leaveOut(item: Element, fence: Fence, marks: readonly Element[]): (element: Element) => boolean {
  const all = new Set(marks);
  const lines = new Set(marks.map((mark) => lineAround(item, mark, all)));
  return (element) =>
    fence(element) ||
    lines.has(element) ||
    is(element, MARKS.controls) ||
    isEditMark(element) ||
    isAction(element) ||
    isMore(element);
}

export function readWords(boxes: readonly Element[], skip: (element: Element) => boolean): ShownText {
  const [box] = boxes;
  if (!box) return {text: '', cut: false, covered: false};
  return readText(box, skip);
}

const PARAGRAPHS = 'p, pre, ul, ol, dl, h1, h2, h3, h4, h5, h6, figure, table, details, slot';

/**
 * Whether an item's words lie apart from who and when: in one box that holds neither, or in paragraphs side by side.
 * Elsewhere labels of the page may stand among them.
 */
export function standsApart(item: Element, heads: readonly Element[], skip: (element: Element) => boolean): boolean {
  const boxes = [...new Set(worded(item, skip).map((node) => largestWithout(node, item, heads)))];
  const [first] = boxes;
  if (boxes.some((box) => isElement(box) && holdsOther(box))) return false;
  if (boxes.length === 1) return true;
  const parent = first && parentOf(first);
  return boxes.every((box) => isElement(box) && is(box, PARAGRAPHS) && parentOf(box) === parent);
}

/** Whether somebody else, or another time, may be named in a box; a paragraph may mention anybody. */
function holdsOther(box: Element): boolean {
  return [box, ...findAll(box, MARKS.doubtful)].some((one) => is(one, MARKS.doubtful) && !closest(one, 'p'));
}

/** Every node of text that is not left out. */
function worded(element: Element, skip: (element: Element) => boolean): Node[] {
  return childrenOf(element).flatMap((node) => {
    if (isElement(node)) return skip(node) || is(node, 'script, style, template') ? [] : worded(node, skip);
    return isText(node) && !onlyJoins(rawText(node)) ? [node] : [];
  });
}

/** The largest box around a text, below the item, that holds no name and no time; the text itself where there is none. */
function largestWithout(node: Node, item: Element, heads: readonly Element[]): Node {
  let largest = node;
  for (let at = parentOf(node); at && at !== item; at = parentOf(at)) {
    const box = at;
    if (heads.some((head) => holds(box, head))) break;
    largest = at;
  }
  return largest;
}

/** The largest box around a mark that holds nothing but marks and joining words; it ends below the item. */
function lineAround(item: Element, mark: Element, marks: ReadonlySet<Element>): Element {
  let line = mark;
  for (let at = parentOf(mark); at && at !== item && holds(item, at); at = parentOf(at)) {
    if (is(at, 'h1, h2, h3, h4, h5, h6') || !childrenOf(at).every((node) => node === line || saysOnlyWho(node, marks)))
      break;
    line = at;
  }
  return line;
}

const WHO = `time, ${MARKS.author}, ${MARKS.account}, ${MARKS.anyName}, ${MARKS.time}, ${MARKS.avatar}`;

function saysOnlyWho(node: Node, marks: ReadonlySet<Element>): boolean {
  if (!isElement(node)) return !isText(node) || onlyJoins(rawText(node));
  if (marks.has(node) || is(node, WHO) || saysSponsored(rawText(node).trim())) return true;
  if (onlyJoins(rawText(node))) return !hasPicture(node);
  return childrenOf(node).every((inner) => saysOnlyWho(inner, marks));
}

function hasPicture(node: Element): boolean {
  return [...childrenOf(node), node].some((one) => isElement(one) && is(one, 'img, video, picture, svg'));
}

/** "Reply", "Share": links of the page, not words of the post. */
function isAction(element: Element): boolean {
  if (!is(element, 'a')) return false;
  const raw = rawText(element);
  return (
    raw.length <= 20 && raw.trim() !== '' && saysAction(raw.trim()) && !hasPicture(element) && standsAlone(element)
  );
}

/** "Show more" inside a text is the page's word, whatever it is made of. */
function isMore(element: Element): boolean {
  const raw = rawText(element);
  return raw.length <= 40 && is(element, 'a, span, [tabindex]') && saysShowMore(raw.trim());
}

function isEditMark(element: Element): boolean {
  const raw = rawText(element);
  return raw.length <= 60 && is(element, '.edited, .dt-updated, small, span, em, time') && saysEdited(raw.trim());
}
