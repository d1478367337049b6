import {namedAddress} from '../../core/copy/address.ts';
import type {Resource} from '../../core/copy/assemble.ts';
import type {Piece} from '../../core/copy/pieces.ts';
import {addressIn, attr, getter, styleOf, tag} from '../../sites/reading/dom.ts';
import {contentBox} from '../geometry.ts';
import type {Gatherer, Wanted} from './gatherer.ts';
import {plainAttributes, written} from './write-element.ts';

// What shows a picture: the picture itself, a canvas, a video's frame, a frame of another site.

const pictureShown = getter<Element, string>(HTMLImageElement.prototype, 'currentSrc');
const naturalWidth = getter<Element, number>(HTMLImageElement.prototype, 'naturalWidth');
const naturalHeight = getter<Element, number>(HTMLImageElement.prototype, 'naturalHeight');
const canvasWidth = getter<Element, number>(HTMLCanvasElement.prototype, 'width');
const canvasHeight = getter<Element, number>(HTMLCanvasElement.prototype, 'height');
const mediaShown = getter<Element, string>(HTMLMediaElement.prototype, 'currentSrc');
const posterOf = getter<Element, string>(HTMLVideoElement.prototype, 'poster');
const videoWidth = getter<Element, number>(HTMLVideoElement.prototype, 'videoWidth');
const videoHeight = getter<Element, number>(HTMLVideoElement.prototype, 'videoHeight');

/** The markup of an element that shows a picture; undefined for all others. */
export function shownElement(element: Element, gather: Gatherer): Piece[] | undefined {
  switch (tag(element)) {
    case 'img':
      return picture(element, gather);
    case 'input':
      return attr(element, 'type')?.toLowerCase() === 'image' ? inputPicture(element, gather) : undefined;
    case 'canvas':
      return canvas(element, gather);
    case 'video':
      return video(element, gather);
    case 'audio':
      return ['<audio', ...plainAttributes(element, gather), source(mediaShown(element)), '></audio>'];
    case 'object':
    case 'embed':
      return plugin(element, gather);
    default:
      return undefined;
  }
}

/** What stands for an element: its own tag or another, how big, and what of it is to be had. */
type Stand = {tag: 'img' | 'video'; was?: string; extraStyle?: string; attribute: 'src' | 'poster'};

function stand(element: Element, about: Omit<Wanted, 'element' | 'address'>, as: Stand, gather: Gatherer): Piece[] {
  const number = gather.shown(element, about);
  return [
    `<${as.tag}`,
    ...plainAttributes(element, gather, as.extraStyle),
    as.was ? written('data-holdfast-was', as.was) : '',
    source(about.full),
    ` data-holdfast-kept="`,
    {how: number},
    `" ${as.attribute}="`,
    {source: number},
    as.tag === 'video' ? '"></video>' : '">',
  ];
}

function source(full: string): string {
  return full === '' ? '' : written('data-holdfast-source', namedAddress(full));
}

function picture(element: Element, gather: Gatherer): Piece[] {
  const full = pictureShown(element) || addressIn(element, 'src') || '';
  const size = {width: naturalWidth(element), height: naturalHeight(element)};
  // A picture that has not loaded shows nothing; so does its copy.
  if (size.width === 0) {
    return [
      '<img',
      ...plainAttributes(element, gather),
      source(full),
      full ? written('data-holdfast-kept', 'not loaded') : '',
      '>',
    ];
  }
  const extraStyle = isChosen(element) ? boxStyle(element) : '';
  const about = {kind: 'picture' as const, full, alt: attr(element, 'alt') ?? '', ...size};
  return stand(element, about, {tag: 'img', attribute: 'src', extraStyle}, gather);
}

/** Of several files of different size the browser took one; alone it would have another size on the page. */
function isChosen(element: Element): boolean {
  return attr(element, 'srcset') !== undefined || tag(element.parentElement ?? element) === 'picture';
}

/** The size that the element has now, whatever gave it. */
function boxStyle(element: Element): string {
  const {width, height} = styleOf(element);
  return width.endsWith('px') && height.endsWith('px') ? `width:${width};height:${height}` : '';
}

function inputPicture(element: Element, gather: Gatherer): Piece[] {
  const {width, height} = contentBox(element);
  const about = {
    kind: 'picture' as const,
    full: addressIn(element, 'src') ?? '',
    alt: attr(element, 'alt') ?? '',
    width,
    height,
  };
  return stand(element, about, {tag: 'img', was: 'input', attribute: 'src', extraStyle: boxStyle(element)}, gather);
}

function canvas(element: Element, gather: Gatherer): Piece[] {
  const size = {width: canvasWidth(element), height: canvasHeight(element)};
  const about = {kind: 'picture' as const, full: '', alt: attr(element, 'aria-label') ?? '', ...size};
  return stand(element, about, {tag: 'img', was: 'canvas', attribute: 'src', extraStyle: boxStyle(element)}, gather);
}

/** Without its file; what it shows now, or its poster, stands in it. */
function video(element: Element, gather: Gatherer): Piece[] {
  const box = contentBox(element);
  const size = {width: videoWidth(element) || box.width, height: videoHeight(element) || box.height};
  const about = {
    kind: 'poster' as Resource['kind'],
    full: posterOf(element),
    alt: attr(element, 'aria-label') ?? '',
    ...size,
  };
  const made = stand(element, about, {tag: 'video', attribute: 'poster', extraStyle: boxStyle(element)}, gather);
  const file = mediaShown(element) || addressIn(element, 'src') || '';
  return file ? [...made.slice(0, 1), written('data-holdfast-file', namedAddress(file)), ...made.slice(1)] : made;
}

function plugin(element: Element, gather: Gatherer): Piece[] {
  const {width, height} = contentBox(element);
  const full = addressIn(element, tag(element) === 'object' ? 'data' : 'src') ?? '';
  const about = {kind: 'frame' as const, full, alt: attr(element, 'title') ?? '', width, height};
  return stand(
    element,
    about,
    {tag: 'img', was: tag(element), attribute: 'src', extraStyle: boxStyle(element)},
    gather,
  );
}

/** A frame that cannot be read: a box that says so, or its pixels. */
export function closedFrame(frame: Element, gather: Gatherer): Piece[] {
  const {width, height} = contentBox(frame);
  const full = addressIn(frame, 'src') ?? '';
  const number = gather.shown(frame, {kind: 'frame', full, alt: attr(frame, 'title') ?? '', width, height});
  return [
    '<style>html,body{margin:0;overflow:hidden}img{display:block;width:100%}</style><img data-holdfast-kept="',
    {how: number},
    '" src="',
    {source: number},
    '">',
  ];
}
