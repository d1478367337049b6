import {meaningOf} from '../../core/facts/shown-time.ts';
import {
  attr,
  childrenOf,
  everywhere,
  filled,
  findAll,
  isElement,
  isText,
  pageOf,
  parentOf,
  rawText,
  styleOf,
} from '../reading/dom.ts';
import {isInkless, isShown, showing} from '../reading/visible.ts';
import type {Look} from '../site-adapter.ts';
import {wordsOf} from '../text.ts';

const {getBoundingClientRect} = Element.prototype;
const LONGEST = 60;
/** Letters of one line whose middles differ by more than this part of their height stand on several. */
const LINE_PART = 0.5;
/** Letters of a line that share more than this part of a letter's width are drawn over each other. */
const OVER_PART = 0.35;
/** A gap wider than this part of a letter's height is a space. */
const GAP_PART = 0.18;

/**
 * A time as it is seen. Facebook takes it apart so that programs do not read it: drawn from a picture's text elsewhere
 * in the page, or as letters in another order, among others that lie outside of what shows. Where it does not come out
 * as a time, nothing is read.
 */
export function timeWords(link: Element, look: Look): string | undefined {
  const drawn = drawnWords(link);
  if (drawn !== undefined) return short(drawn);
  if (!isTakenApart(link)) return short(wordsOf(link));
  const seen = short(seenLetters(link));
  return seen && meaningOf(seen, {at: look.at, language: look.language, zone: look.zone}).earliest ? seen : undefined;
}

function short(words: string | undefined): string | undefined {
  const text = words?.replace(/\s+/g, ' ').trim();
  return text && text.length <= LONGEST ? text : undefined;
}

/** Text that `use` draws from elsewhere in the page; "" where it is not there. */
function drawnWords(link: Element): string | undefined {
  const uses = [...everywhere(link, 'use')].filter((use) => filled(use, 'xlink:href') ?? filled(use, 'href'));
  if (uses.length === 0) return undefined;
  const [use, ...others] = uses;
  const id = use && (filled(use, 'xlink:href') ?? filled(use, 'href'))?.replace(/^#/, '');
  const drawn = id ? findAll(pageOf(link), 'text').filter((text) => attr(text, 'id') === id) : [];
  return others.length === 0 && drawn.length === 1 && drawn[0] ? rawText(drawn[0]) : '';
}

/** Whether pieces of the text are placed or ordered one by one. */
function isTakenApart(link: Element): boolean {
  return [...everywhere(link, '*')].some((element) => {
    const style = styleOf(element);
    const isPlaced = /absolute|fixed/.test(style.position) || style.order !== '0';
    return (isPlaced || (style.float !== 'none' && style.float !== '')) && rawText(element).trim() !== '';
  });
}

type Letter = {text: string; left: number; right: number; top: number; bottom: number};

/** The letters that can be seen, from left to right; undefined where that says nothing sure. */
function seenLetters(link: Element): string | undefined {
  const letters = lettersIn(link).filter(({right, left}) => right > left);
  const [first] = letters;
  if (!first || letters.some(({text}) => /[\u0590-\u08ff\ufb1d-\ufefc]/.test(text))) return undefined;
  const height = first.bottom - first.top;
  const middle = (first.top + first.bottom) / 2;
  if (letters.some(({top, bottom}) => Math.abs((top + bottom) / 2 - middle) > height * LINE_PART)) return undefined;
  const line = [...letters].sort((a, b) => a.left - b.left);
  let text = '';
  for (const [i, letter] of line.entries()) {
    const before = line[i - 1];
    if (before && before.right - letter.left > (letter.right - letter.left) * OVER_PART) return undefined;
    if (before && letter.left - before.right > height * GAP_PART) text += ' ';
    text += letter.text;
  }
  return text;
}

function lettersIn(link: Element): Letter[] {
  const found: Letter[] = [];
  const range = new Range();
  const enter = (element: Element): void => {
    for (const child of childrenOf(element)) {
      if (isElement(child) && showing(child) === 'shown') enter(child);
      if (!isText(child) || child.data.length > LONGEST || isInkless(styleOf(element)) || !isShown(element)) continue;
      for (let i = 0; i < child.data.length; i++) {
        range.setStart(child, i);
        range.setEnd(child, i + 1);
        const {left, right, top, bottom} = range.getBoundingClientRect();
        if (isInView({left, right, top, bottom}, element))
          found.push({text: child.data[i] ?? '', left, right, top, bottom});
      }
    }
  };
  enter(link);
  return found;
}

/** Whether a letter's middle lies within everything around it that cuts off what stands out of it. */
function isInView({left, right, top, bottom}: Omit<Letter, 'text'>, around: Element): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  for (let at: Element | undefined = around, i = 0; at && i < 12; at = parentOf(at), i++) {
    const style = styleOf(at);
    if (style.display === 'inline' || !/hidden|clip/.test(style.overflowX + style.overflowY)) continue;
    const box = getBoundingClientRect.call(at);
    if (x < box.left || x > box.right || y < box.top || y > box.bottom) return false;
  }
  return true;
}
