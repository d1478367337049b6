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
  joinFailed: 'The whole could not be joined from photographs of its parts: $1',
  joinCancelled: 'The joined picture is not whole, because the person ended it. It shows $1 px of the height.',
  joinBound:
    'The joined picture is not whole, because the page grows without end or is taller than what is joined at once. It shows $1 px of the height.',
  joinLeft:
    'The joined picture is not whole, because the page was left or another tab came in front. It shows $1 px of the height.',
  joinStopped:
    'The joined picture is not whole, because the page did not stand still, could not be scrolled further or gave no picture. It shows $1 px of the height.',
  joinUnfinished:
    'The joined picture is not whole, because the save ended before its time. It shows $1 px of the height.',
  joinNoRoom: 'No more of it was photographed, because what was there could not be written down any more: $1',
  tilesNotJoined: 'The photographs of the parts could not be joined, so each stands by itself: $1',
  workerStopped:
    'This save was broken off before it was done, by the browser or for want of room. What had been kept until then stands here.',
  savedLater:
    'This save could not be kept at once, so it was done later. What had been seen until then stands here: $1',
  joinNarrower: 'The whole is wider than what showed. The joined picture shows $1 px of the width.',
  joinChanged:
    'The page moved its content while its parts were photographed, so the joined picture may lack rows or show rows of different moments.',
  joinFirstRows: 'The joined picture lacks the first $1 px of the height, which could not be scrolled into view.',
  joinInner: 'The page itself does not scroll. The joined picture shows the part inside it that does.',
  pinnedLeftOut:
    '$1 boxes that stay in place while the page scrolls were left out of parts of the joined picture. The picture of the screen shows them as they were.',
  pinnedKept: 'A box that stays in place while the page scrolls could not be taken out of the joined picture.',
  picturesNotLoaded: '$1 pictures in the joined part of the page had not loaded. Their addresses stand with the facts.',
  notPutBack: 'The page could not be put back to where it was scrolled.',
  thumbnailFailed: 'No small picture for the list could be made: $1',
  copyFailed: 'No copy of the page could be kept: $1',
  copyPicturesMissing:
    '$1 pictures in the copy of the page could not be kept without asking the site for them anew. A box stands in their place.',
  copyPicturesFromScreen:
    '$1 pictures in the copy of the page are cut from a picture of the screen, because the files themselves were not within reach.',
  copySheetsMissing:
    '$1 style sheets of other sites could not be read, so the copy of the page may look different from the page.',
  copyLookComputed:
    'Style sheets of other sites could not be read, so $1 elements in the copy of the page have the look that the browser had worked out for them at that moment, without what changes on hovering or with the width of the window, and without fonts of those sheets.',
  copyCut: '$1 elements were left out of the copy of the page, because the page is very large.',
  browserCopyFailed: 'The copy that the browser itself makes (MHTML) could not be kept: $1',
  textRepaired: 'Half characters (lone surrogates) that have no form in a file were replaced by U+FFFD.',
} as const;

export type ProblemCode = keyof typeof SENTENCES;

export function problem(code: ProblemCode, value: string | number = ''): Problem {
  return {code, sentence: SENTENCES[code].replace('$1', () => String(value)).toWellFormed()};
}
