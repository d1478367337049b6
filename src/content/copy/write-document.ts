import {namedAddress} from '../../core/copy/address.ts';
import {DROPPED, type Family, familyOf, mayStand, VOID} from '../../core/copy/markup.ts';
import {escapeAttribute, escapeText, joined, type Piece} from '../../core/copy/pieces.ts';
import {addressIn, attr, isElement, pageSays, tag} from '../../sites/reading/dom.ts';
import {draftsIn, isWrittenInto, mirrorsOfDrafts} from './fields.ts';
import {type Gatherer, gatherer} from './gatherer.ts';
import {type Looks, NO_LOOKS} from './looks.ts';
import {
  childrenOf,
  dataOf,
  doctypeOf,
  ELEMENT,
  innerDocument,
  modeOf,
  namespaceOf,
  scrolledDown,
  shadowOf,
  TEXT,
  typeOf,
} from './raw.ts';
import {ownAttributes, plainAttributes, written} from './write-element.ts';
import {lookSheet} from './write-looks.ts';
import {addAdopted, addSheet} from './write-sheets.ts';
import {closedFrame, shownElement} from './write-shown.ts';

/** First in every file and every frame of it: nothing may be asked of anyone, and nothing may run. */
export const POLICY =
  '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:; style-src \'unsafe-inline\'; font-src data:; media-src data:"><meta charset="utf-8">';

/** The document written out, what it needs, and what could not be had. */
export type WrittenPage = {
  pieces: Piece[];
  gather: Gatherer;
  /** Addresses of style sheets that no script may read. */
  unreadSheets: string[];
  /** Frames of other sites. */
  closedFrames: number;
  /** Elements that the bounds left out. */
  leftOut: number;
};

const MOST_ELEMENTS = 200_000;
const MOST_MS = 5000;
const DEEPEST_FRAME = 4;
const DEEPEST_ELEMENT = 2000;

type Work = WrittenPage & {
  item: Element | undefined;
  spare: ReadonlyMap<string, string>;
  mirrors: Set<Node>;
  elements: number;
  until: number;
  frames: number;
};

/**
 * Writes a document out as it stands. The page is only looked at. `spare`: texts of sheets that no script may read;
 * `looks`: what the browser made of those whose text is not to be had.
 */
export function writeDocument(
  page: Document,
  item: Element | undefined,
  note: string,
  spare: ReadonlyMap<string, string> = new Map(),
  looks: Looks = NO_LOOKS,
): WrittenPage {
  layOut(page);
  const work: Work = {
    pieces: [],
    gather: gatherer(looks),
    unreadSheets: [],
    closedFrames: 0,
    leftOut: 0,
    item,
    spare,
    mirrors: new Set(),
    elements: 0,
    until: performance.now() + MOST_MS,
    frames: 0,
  };
  addDocument(page, note, work, work.pieces);
  work.pieces = joined(work.pieces);
  return work;
}

/** At the first question about places a browser lays a long page out, which may take it seconds of its own. */
function layOut(page: Document): void {
  const root = pageSays.root(page);
  if (root) scrolledDown(root);
}

function addDocument(page: Document, note: string, work: Work, out: Piece[]): void {
  const root = pageSays.root(page);
  if (!root || familyOf(namespaceOf(root)) !== 'html') throw new Error('the document is no HTML page');
  for (const mirror of mirrorsOfDrafts(page)) work.mirrors.add(mirror);
  work.gather.drafts.push(...draftsIn(page));
  // The policy comes before anything of the page: what follows `<html` is written by it.
  out.push(doctype(page), POLICY, note);
  withLooks(work, out, () => {
    // What the parser finds between the policy and the body it puts into the head.
    out.push('<html', ...plainAttributes(root, work.gather), '>');
    return () => addRoot(page, root, work, out);
  });
  out.push('</html>');
}

function addRoot(page: Document, root: Element, work: Work, out: Piece[]): void {
  for (const child of childrenOf(root)) {
    if (!isElement(child)) continue;
    if (tag(child) === 'head') addHead(page, child, work, out);
    else if (tag(child) === 'body') addBody(page, child, work, out);
    else if (tag(child) !== 'frameset') addElement(child, 'html', 0, work, out);
  }
}

/** Puts the looks of what is written before it, and after what `begin` writes: the first layer of all is the strongest. */
function withLooks(work: Work, out: Piece[], begin: () => () => void): void {
  const around = work.gather.used;
  work.gather.used = new Set();
  const goOn = begin();
  const place = out.push('') - 1;
  goOn();
  out.splice(place, 1, ...lookSheet(work.gather));
  work.gather.used = around;
}

function doctype(page: Document): string {
  if (modeOf(page) !== 'CSS1Compat') return '';
  const {publicId = '', systemId = ''} = doctypeOf(page) ?? {};
  const plain = /^[\w\s./:+()-]+$/;
  return plain.test(publicId) && plain.test(systemId)
    ? `<!DOCTYPE html PUBLIC "${publicId}" "${systemId}">`
    : '<!DOCTYPE html>';
}

/** Of the head only what is seen: the title and the styles. */
function addHead(page: Document, head: Element, work: Work, out: Piece[]): void {
  out.push('<head>', `<title>${escapeText(pageSays.title(page))}</title>`);
  const open = [...childrenOf(head)];
  for (const node of open) if (isElement(node)) addSheet(node, 'html', work, out);
  out.push('<style>img[data-holdfast-kept="screen"]{object-fit:fill!important}</style></head>');
}

function addBody(page: Document, body: Element, work: Work, out: Piece[]): void {
  out.push('<body', ...plainAttributes(body, work.gather, presentation(body)), mark(body, work), '>');
  addInside(body, 'html', 1, work, out);
  addAdopted(page, body, work, out);
  out.push('</body>');
}

/** Old pages colour their body by attributes that a copy keeps, and paint it by one that names a picture. */
function presentation(body: Element): string {
  const picture = attr(body, 'background');
  return picture ? `background-image:url("${picture.replace(/["\\\n\r]/g, encodeURIComponent)}")` : '';
}

function addInside(parent: Node, family: Family, depth: number, work: Work, out: Piece[]): void {
  for (const node of childrenOf(parent)) {
    if (typeOf(node) === TEXT) {
      if (!work.mirrors.has(node)) out.push(escapeText(dataOf(node as Text)));
    } else if (typeOf(node) === ELEMENT) addElement(node as Element, family, depth, work, out);
  }
}

function addElement(element: Element, around: Family, depth: number, work: Work, out: Piece[]): void {
  const family = familyOf(namespaceOf(element)) ?? around;
  if (addSheet(element, family, work, out)) return;
  const name = tag(element);
  if (family === 'html' && (name === 'iframe' || name === 'frame')) {
    addFrame(element, work, out);
    return;
  }
  if (isLeftOut(element, name, family, depth, work)) return;
  const shown = family === 'html' ? shownElement(element, work.gather) : undefined;
  if (shown) {
    out.push(...marked(shown, element, work));
    return;
  }
  const own = mayStand(family, name) ? name : AS_WRITTEN.test(name) ? 'pre' : 'span';
  out.push(
    `<${own}`,
    ...plainAttributes(element, work.gather),
    ownAttributes(element, own === name ? name : '', family),
  );
  out.push(...foreignPicture(element, name, family, work), mark(element, work), '>');
  if (family === 'html' && VOID.has(own)) return;
  addShadow(element, depth, work, out);
  if (!(family === 'html' && (isWrittenInto(element) || name === 'textarea'))) {
    if (own === 'pre' && startsWithLineEnd(element)) out.push('\n');
    addInside(element, name === 'foreignObject' ? 'html' : family, depth + 1, work, out);
  }
  out.push(`</${own}>`);
}

function isLeftOut(element: Element, name: string, family: Family, depth: number, work: Work): boolean {
  if (family === 'html' ? DROPPED.has(name) : !mayStand(family, name)) return true;
  if (name === 'input' && attr(element, 'type')?.toLowerCase() === 'hidden') return true;
  work.elements += 1;
  const over = work.elements > MOST_ELEMENTS || depth > DEEPEST_ELEMENT || performance.now() > work.until;
  if (over) work.leftOut += 1;
  return over;
}

/** Old elements that show their text as it is written, and that parsers read in ways of their own. */
const AS_WRITTEN = /^(xmp|listing|plaintext)$/;

/** The parser takes the first line end of these away. */
function startsWithLineEnd(element: Element): boolean {
  const [first] = childrenOf(element);
  return first !== undefined && typeOf(first) === TEXT && dataOf(first as Text).startsWith('\n');
}

function addShadow(host: Element, depth: number, work: Work, out: Piece[]): void {
  const root = shadowOf(host);
  if (!root) return;
  out.push('<template shadowrootmode="open">');
  withLooks(work, out, () => () => {
    addInside(root, 'html', depth + 1, work, out);
    addAdopted(root, host, work, out);
  });
  out.push('</template>');
}

/** A picture inside a drawing. */
function foreignPicture(element: Element, name: string, family: Family, work: Work): Piece[] {
  if (family !== 'svg' || name !== 'image') return [];
  const address = attr(element, 'href') ?? attr(element, 'xlink:href');
  const place = address === undefined ? undefined : work.gather.place(address, element);
  return place === undefined
    ? []
    : [' href="', place, '"', written('data-holdfast-source', namedAddress(address ?? ''))];
}

function mark(element: Element, work: Work): string {
  return element === work.item ? ' data-holdfast-item=""' : '';
}

function marked(pieces: Piece[], element: Element, work: Work): Piece[] {
  const [first = '', ...rest] = pieces;
  return [first, mark(element, work), ...rest];
}

function addFrame(frame: Element, work: Work, out: Piece[]): void {
  const inner = work.frames < DEEPEST_FRAME ? documentIn(frame) : undefined;
  const inside: Piece[] = [];
  work.frames += 1;
  if (inner && isPage(inner)) addDocument(inner, '', work, inside);
  else {
    work.closedFrames += 1;
    inside.push('<!DOCTYPE html>', POLICY, ...closedFrame(frame, work.gather));
  }
  work.frames -= 1;
  const address = addressIn(frame, 'src');
  out.push('<iframe sandbox=""', ...plainAttributes(frame, work.gather), mark(frame, work));
  if (address) out.push(written('data-holdfast-source', namedAddress(address)));
  out.push(
    ' srcdoc="',
    ...inside.map((piece) => (typeof piece === 'string' ? escapeAttribute(piece) : piece)),
    '"></iframe>',
  );
}

function documentIn(frame: Element): Document | undefined {
  try {
    return innerDocument(frame) ?? undefined;
  } catch {
    return undefined; // `frame` of an old frameset, or a site that closed it
  }
}

function isPage(page: Document): boolean {
  const root = pageSays.root(page);
  return root !== null && familyOf(namespaceOf(root)) === 'html';
}
