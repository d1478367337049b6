import {failure} from '../../core/errors.ts';
import {failed, ok, type Result} from '../../core/result.ts';
import type {CopyMessages} from '../../messages/copy.ts';
import type {Box} from '../../messages/protocol.ts';
import {isInPage, pageOf} from '../../sites/reading/dom.ts';
import {boxOf, contentBox, isCovered, toTopWindow, visiblePart} from '../geometry.ts';
import {takeMedia} from '../media/take-media.ts';
import {currentTarget} from '../target.ts';
import {writeAsText} from './as-text.ts';
import {faultIn} from './check.ts';
import {hold, letGo, sliceOf} from './held.ts';
import {computedLooks} from './looks.ts';
import {readAll} from './read-bytes.ts';
import {type WrittenPage, writeDocument} from './write-document.ts';

type Handlers = {
  [Name in keyof CopyMessages]: (
    request: CopyMessages[Name]['request'],
  ) => Promise<Result<CopyMessages[Name]['reply']>>;
};

const READING_MS = 3000;

/** Elements of the last copy, by the number of what they show. */
let shown: (Element | undefined)[] = [];

/** Answers everything that has to do with copies of the page and its files. */
export const copyHandlers: Handlers = {
  copyPage: async ({note, styles}) => {
    const target = currentTarget();
    const item = target.kind === 'item' && isInPage(target.element) ? target.element : undefined;
    const page = outermost(document);
    const made = await written(page, item, note, new Map(styles.map(({address, text}) => [address, text])));
    const fault = faultIn(made.pieces);
    if (fault) return failed(failure('unexpected', `the copy would hold ${fault}`));
    hold('page', JSON.stringify(made.pieces));
    hold('text', writeAsText(page));
    const {wanted} = made.gather;
    shown = wanted.map(({element}) => element);
    const found = await readAll(wanted, READING_MS);
    for (const [number, one] of found.entries()) if (one) hold(`bytes-${number}`, one.base64);
    const resources = wanted.map(({element: _element, full, ...plain}, number) => ({
      ...plain,
      full: full.startsWith('data:') ? '' : full,
      kept: found[number]?.kept ?? ('none' as const),
    }));
    const {unreadSheets, closedFrames, leftOut, gather} = made;
    const looks = {given: gather.looks.of.size, cut: gather.looks.cut};
    return ok({resources, unreadSheets: unreadSheets.length, looks, closedFrames, leftOut});
  },
  copyBoxes: async ({numbers}) => {
    const boxes = numbers.map((number) => wholeBox(shown[number]));
    return ok({boxes, viewportWidth: (topWindow() ?? window).innerWidth});
  },
  takeMedia: async ({addresses}) => ok({media: await takeMedia(addresses)}),
  copySlice: async ({name, from}) => {
    const slice = sliceOf(name, from);
    return slice ? ok(slice) : failed(failure('nothingThere', `nothing waits under ${name}`));
  },
  copyDone: async () => {
    shown = [];
    letGo();
    return ok({});
  },
};

/** Style sheets that no script may read are found while writing; only then is it worth asking how all of it looks. */
async function written(
  page: Document,
  item: Element | undefined,
  note: string,
  spare: ReadonlyMap<string, string>,
): Promise<WrittenPage> {
  const made = writeDocument(page, item, note, spare);
  if (made.unreadSheets.length === 0) return made;
  const looks = await computedLooks(page, item, spare);
  return looks.of.size > 0 ? writeDocument(page, item, note, spare, looks) : made;
}

/** The page around a frame of the same site belongs to what the keeper saw. */
function outermost(page: Document): Document {
  return topWindow()?.document ?? page;
}

function topWindow(): Window | undefined {
  try {
    return window.top?.document ? window.top : undefined;
  } catch {
    return undefined; // the top page is of another site
  }
}

const HALF_PIXEL = 0.5;

/** The box of an element's inside in the top window; null unless all of it shows and nothing lies over it. */
function wholeBox(element: Element | undefined): Box | null {
  if (!element || !isInPage(element) || !boxOf(element)) return null;
  const box = contentBox(element);
  const view = pageOf(element).defaultView;
  const seen = view && visiblePart(element, box);
  if (!seen || !same(seen, box) || isCovered(element, box)) return null;
  const inTop = toTopWindow(box, view);
  return inTop && inTop.width >= box.width - HALF_PIXEL && inTop.height >= box.height - HALF_PIXEL ? inTop : null;
}

function same(a: Box, b: Box): boolean {
  return Math.abs(a.width - b.width) < HALF_PIXEL && Math.abs(a.height - b.height) < HALF_PIXEL;
}
