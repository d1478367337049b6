import type {SiteFacts} from '../../core/facts/facts.ts';
import {closest, filled, findAll, holds, is, isAfter} from '../reading/dom.ts';
import {fact, WHY} from '../reading/facts.ts';
import {type Fence, onlyOne, own} from '../reading/own.ts';
import {wordsOf} from '../text.ts';
import {NO_TIME, type TimeWords, timeWords} from './time-words.ts';
import {postIn, profileIn, type Urn} from './urns.ts';

// What stands around the text of a card. Nothing there is marked, but the order has stayed: a line that says why the
// post is shown, who wrote it, the time, the text with a box that names its number, what it passes on, the figures.

/** The last line before the text of a post: before it may stand what the author says of themselves. */
export function timeAbove(item: Element, text: Element, isOther: Fence): TimeWords {
  const lines = linesAbove(item, text, isOther).filter((one) => wordsOf(one)?.trim());
  const last = wordsOf(lines.at(-1));
  // "345 followers" would read as a time as well; behind a time stands a dot.
  return last && /[•·]/.test(last) ? timeWords(last) : NO_TIME;
}

function linesAbove(item: Element, text: Element, isOther: Fence): Element[] {
  return own(item, 'p', isOther).filter((one) => isAfter(text, one) && !holds(one, text));
}

/** A line that names somebody among other words: that they like it, passed it on, or wrote below it. */
export function linesOfOthers(item: Element, text: Element, isOther: Fence, account: string): Element[] {
  return linesAbove(item, text, isOther).filter((line) => {
    const named = findAll(line, account).flatMap((link) => wordsOf(link)?.trim() ?? []);
    const words = wordsOf(line)?.trim() ?? '';
    // Behind the author's own name stands a dot, and how near they are to who looks.
    return named.some((name) => words !== name && !/^\s*[•·]/.test(words.replace(name, '')));
  });
}

/** "Gus Demo reposted this": the link is the name, and nothing else stands beside these words. */
export function passedOnIn(lines: readonly Element[], account: string): SiteFacts['passedOnBy'] {
  const by = lines.flatMap((line) =>
    findAll(line, account).filter((link) => wordsOf(line)?.trim() === `${wordsOf(link)?.trim()} reposted this`),
  );
  const link = onlyOne(by);
  if (!link) return undefined;
  return {
    displayName: fact(wordsOf(link)?.trim(), 'text', WHY.displayName),
    handle: {missing: WHY.handle},
    profile: fact(profileIn(link), 'attribute', WHY.profile),
  };
}

const NUMBERED = '[id^="translatable-commentary-"], [componentkey^="translatable-commentary-"]';

/** The box around a text that may be translated names the post that the text is of. */
export function numberAround(item: Element, text: Element): Urn | undefined {
  const box = closest(text, NUMBERED);
  if (!box || !holds(item, box) || box === item) return undefined;
  const named = [filled(box, 'id'), filled(box, 'componentkey')].flatMap((one) => postIn(one ?? '') ?? []);
  return new Set(named.map(({post}) => post)).size === 1 ? named[0] : undefined;
}

const FIGURE = /^\d[\d.,]*[KM]? (reaction|comment|repost)s?$/;

/** Figures below the text, in English words; each stands twice, for the eye and for readers. What is linked to is none. */
export function figuresBelow(item: Element, text: Element, isOther: Fence): SiteFacts['counts'] {
  const shown = own(item, 'span, p, div', isOther)
    .filter((one) => isAfter(one, text) && !holds(text, one) && !isElsewhere(one))
    .flatMap((one) => wordsOf(one)?.trim() ?? [])
    .filter((words) => FIGURE.test(words));
  return ['reactions', 'comments', 'reposts'].flatMap((name) => {
    const one = onlyOne([...new Set(shown.filter((words) => `${FIGURE.exec(words)?.[1]}s` === name))]);
    return one ? [{name, shown: one}] : [];
  });
}

function isElsewhere(element: Element): boolean {
  const link = closest(element, 'a');
  return link !== undefined && !/^(https:\/\/www\.linkedin\.com)?\/feed\//.test(filled(link, 'href') ?? '');
}

const PICTURE = 'img[src*="media.licdn.com/dms/image/"]';
/** Faces and signs of accounts come from the same host. */
const FACE = '[src*="profile-"], [src*="-logo"]';

/** Pictures of the post: those of what it links to are in its link. */
export function picturesBelow(item: Element, text: Element, isOther: Fence): Element[] {
  return own(item, PICTURE, isOther).filter((one) => isAfter(one, text) && !is(one, FACE) && !closest(one, 'a'));
}
