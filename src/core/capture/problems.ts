import type {Problem} from './exhibit.ts';

// Sentences of the record: plain English, kept in the exhibit as they were said at the time, whatever language the
// screen speaks. $1 is a value.
const SENTENCES = {
  noPicture: 'The browser gave no picture of the page: $1',
  noPageAccess: 'The page did not let the product read it, so only its picture, address and title were kept: $1',
  pageLeft:
    'The page was left, loaded anew or did not answer before it could be looked at a second time, so no picture of it was kept.',
  itemGone: 'The item was no longer in the page when it was looked at again after the picture.',
  pageChanged: 'The item read differently after the picture than before it. The words kept are those read before.',
  pageMoved: 'The item kept moving while the picture was taken, so the cut may not show all of it.',
  itemNotOnScreen: 'No part of the item was on the screen, so no picture could be cut from it.',
  itemClipped: 'The item is larger than what the screen showed of it. The cut shows that part only.',
  itemCovered: 'Something else of the page lay over part of the item when the picture was taken.',
  pinched: 'The page was enlarged with two fingers, so the item could not be cut from the picture.',
  cutFailed: 'The item could not be cut from the picture: $1',
  renderingFailed: 'The item could not be drawn again to show all of it: $1',
  renderingImagesMissing: '$1 pictures of other sites may be missing from the redrawn picture.',
  frameNotRead: 'A frame in the page belongs to another site and could not be read: $1',
  frameNotPlaced: 'The item is inside a frame whose place on the screen is not known, so no picture was cut from it.',
  thumbnailFailed: 'No small picture for the list could be made: $1',
  textRepaired: 'Half characters (lone surrogates) that have no form in a file were replaced by U+FFFD.',
} as const;

export type ProblemCode = keyof typeof SENTENCES;

export function problem(code: ProblemCode, value: string | number = ''): Problem {
  return {code, sentence: SENTENCES[code].replace('$1', () => String(value)).toWellFormed()};
}
