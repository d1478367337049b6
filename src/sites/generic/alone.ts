import {onlyJoins} from '../reading/control-words.ts';
import {childrenOf, isText, parentOf, rawText} from '../reading/dom.ts';

/** What stands beside an element in the same box, as plain words before it and after it. */
function wordsBeside(element: Element): {before: string; after: string} {
  const box = boxOfAlone(element);
  const parent = parentOf(box);
  const nodes = parent ? childrenOf(parent) : [];
  const at = nodes.indexOf(box);
  const text = (some: Node[]) => some.filter(isText).map(rawText).join(' ');
  return {before: text(nodes.slice(0, at)), after: text(nodes.slice(at + 1))};
}

/** The outermost box that holds the element and no other words: such boxes do not take it out of a sentence. */
function boxOfAlone(element: Element): Element {
  const words = rawText(element).trim();
  let box = element;
  for (let at = parentOf(element); at && rawText(at).trim() === words; at = parentOf(at)) box = at;
  return box;
}

/** Whether an element is no part of a sentence: beside it stand only words like "by" and "on". */
export function standsAlone(element: Element): boolean {
  const {before, after} = wordsBeside(element);
  return onlyJoins(before) && onlyJoins(after);
}

/** Whether no sentence leads up to an element; one may follow it. */
export function beginsBox(element: Element): boolean {
  return onlyJoins(wordsBeside(element).before);
}
