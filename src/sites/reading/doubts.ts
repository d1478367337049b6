import type {Doubt} from '../../core/facts/facts.ts';
import {readText, type ShownText} from '../text.ts';
import {hiddenReplies, saysShowMore, saysSponsored} from './control-words.ts';
import {everywhere, findAll, is, pageOf, rawText} from './dom.ts';
import {type Fence, isOwn, own} from './own.ts';
import {hasBlurredMedia, isShown} from './visible.ts';

/** Everything a person can press to see more. */
const CONTROLS = 'button, [role="button"], summary, a, [aria-expanded="false"], [tabindex="0"]';
/** Longer than any label; keeps a page of long links quick. */
const LONGEST_LABEL = 80;

const SENTENCES = {
  textCut: 'Part of the text was in the page but cut off from view, so it was not read.',
  textMore: 'The page offered to show more of the text. That was not opened, so the rest was not read.',
  blurred: 'The page had covered or blurred part of the item. It was not uncovered.',
  sponsored: 'The page marks the item as paid for (an advertisement).',
} as const;

/** Which controls that hide answers are told of: those in the item, or those that stand free in the page as well. */
export type HidingControls = 'inside' | 'anywhere';

/** What stood in the way of reading the whole item. */
export function doubtsOf(item: Element, fence: Fence, read: ShownText, hiding: HidingControls): Doubt[] {
  const doubts: Doubt[] = [];
  if (read.cut) doubts.push({code: 'textCut', sentence: SENTENCES.textCut});
  else if (offersMore(item, fence)) doubts.push(textMore());
  if (read.covered || hasBlurredMedia(item, (one) => isOwn(item, one, fence))) doubts.push(blurred());
  doubts.push(...hiddenReplyDoubts(item, hiding));
  if (own(item, 'span, a, small, div, p', fence).some(isSponsoredLabel)) doubts.push(sponsored());
  return doubts;
}

export function textMore(): Doubt {
  return {code: 'textCut', sentence: SENTENCES.textMore};
}

export function blurred(): Doubt {
  return {code: 'blurred', sentence: SENTENCES.blurred};
}

export function sponsored(): Doubt {
  return {code: 'sponsored', sentence: SENTENCES.sponsored};
}

/** Someone passed the item on; the author of the record is who wrote it. */
export function repost(by = 'someone whom the page does not name'): Doubt {
  return {code: 'repost', sentence: `Passed on by ${by}. The author named in the record is who wrote it.`};
}

/** What several doubts say only once. */
export function eachOnce(doubts: readonly Doubt[]): Doubt[] {
  const seen = new Set<string>();
  return doubts.filter(({code, sentence}) => {
    const key = code === 'repliesHidden' ? sentence : code;
    return !seen.has(key) && seen.add(key);
  });
}

function offersMore(item: Element, fence: Fence): boolean {
  return own(item, CONTROLS, fence).some((control) => {
    const label = labelOf(control);
    return label !== '' && saysShowMore(label) && isShown(control);
  });
}

/** Controls of the page that hide answers: in the item, or standing free beside it. */
function hiddenReplyDoubts(item: Element, hiding: HidingControls): Doubt[] {
  const inside = [...everywhere(item, CONTROLS)];
  const page = hiding === 'anywhere' ? findAll(pageOf(item), CONTROLS) : [];
  const free = page.filter((one) => !is(one, 'article *, [role="article"] *, [itemscope] *'));
  const counts = [...new Set([...inside, ...free])].flatMap((control) => {
    const label = labelOf(control);
    const count = label === '' ? undefined : hiddenReplies(label);
    return count === undefined || !isShown(control) ? [] : count;
  });
  return counts.map((count) => ({code: 'repliesHidden', sentence: hiddenSentence(count)}));
}

function hiddenSentence(count: string): string {
  if (count === '') return 'Comments hidden behind a control were not opened.';
  return count === '1'
    ? '1 comment hidden behind a control was not opened.'
    : `${count} comments hidden behind a control were not opened.`;
}

function labelOf(control: Element): string {
  const raw = rawText(control);
  return raw.length > LONGEST_LABEL * 4
    ? ''
    : raw
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, LONGEST_LABEL + 1);
}

function isSponsoredLabel(element: Element): boolean {
  const raw = rawText(element);
  if (raw.length > 24 || !saysSponsored(raw.trim())) return false;
  return saysSponsored(readText(element).text);
}
