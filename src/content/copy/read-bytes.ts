import {readFromCache} from '../../browser/page-cache.ts';
import type {Kept} from '../../core/copy/assemble.ts';
import {getter, tag} from '../../sites/reading/dom.ts';
import type {Wanted} from './gatherer.ts';
import {toBase64} from './to-base64.ts';

/** Bytes as base64, and what they are. */
export type Found = {base64: string; kept: Kept};

/** Bytes of one file in a copy; larger ones are kept as files of their own, if they belong to the item. */
const MOST_BYTES = 8_000_000;
/** Pixels that are read back from one element. */
const MOST_PIXELS = 6_000_000;
const AT_ONCE = 8;

const readyState = getter<Element, number>(HTMLMediaElement.prototype, 'readyState');
const naturalWidth = getter<Element, number>(HTMLImageElement.prototype, 'naturalWidth');

/** Finds the bytes of what a page shows, within what the page itself has loaded and within a time. No request is made. */
export async function readAll(wanted: readonly Wanted[], withinMs: number): Promise<(Found | undefined)[]> {
  const until = performance.now() + withinMs;
  const found: (Found | undefined)[] = wanted.map(() => undefined);
  const known = new Map<string, Promise<Found | undefined>>();
  let next = 0;
  const work = async (): Promise<void> => {
    for (let n = next++; n < wanted.length; n = next++) {
      const one = wanted[n];
      if (one && performance.now() < until) found[n] = await readOne(one, known);
    }
  };
  await Promise.all(Array.from({length: AT_ONCE}, work));
  return found;
}

async function readOne(one: Wanted, known: Map<string, Promise<Found | undefined>>): Promise<Found | undefined> {
  // A frame's address is that of a document, which shows only inside it.
  if (one.kind !== 'frame' && one.full !== '') {
    const reading = known.get(one.full) ?? fileAt(one.full);
    known.set(one.full, reading);
    const file = await reading;
    // What a video shows now says more than its poster.
    if (file && one.kind !== 'poster') return file;
    return (one.element && pixelsOf(one.element)) ?? file;
  }
  return one.element && pixelsOf(one.element);
}

async function fileAt(address: string): Promise<Found | undefined> {
  const bytes = /^data:/i.test(address) ? dataBytes(address) : await readFromCache(address);
  return bytes && bytes.length > 0 && bytes.length <= MOST_BYTES ? {base64: toBase64(bytes), kept: 'file'} : undefined;
}

/** The bytes that an address holds itself. */
export function dataBytes(address: string): Uint8Array<ArrayBuffer> | undefined {
  const comma = address.indexOf(',');
  if (comma < 0) return undefined;
  try {
    const text = decodeURIComponent(address.slice(comma + 1));
    if (!/;\s*base64\s*$/i.test(address.slice(0, comma))) return new TextEncoder().encode(text);
    return Uint8Array.from(atob(text.replace(/\s+/g, '')), (one) => one.charCodeAt(0));
  } catch {
    return undefined; // malformed, as the page wrote it
  }
}

/** What an element shows now, as PNG; undefined where another site's rights forbid it, or nothing is drawn. */
function pixelsOf(element: Element): Found | undefined {
  try {
    const drawn = tag(element) === 'canvas' ? (element as HTMLCanvasElement) : drawnCopy(element);
    if (!drawn || canvasSize(drawn) === 0 || canvasSize(drawn) > MOST_PIXELS) return undefined;
    const [head, data] = toDataURL.call(drawn, 'image/png').split(',');
    return head === 'data:image/png;base64' && data ? {base64: data, kept: 'pixels'} : undefined;
  } catch {
    return undefined;
  }
}

const {toDataURL} = HTMLCanvasElement.prototype;
const canvasWidth = getter<Element, number>(HTMLCanvasElement.prototype, 'width');
const canvasHeight = getter<Element, number>(HTMLCanvasElement.prototype, 'height');

function canvasSize(canvas: Element): number {
  return canvasWidth(canvas) * canvasHeight(canvas);
}

const HAS_A_FRAME = 2;

function drawnCopy(element: Element): HTMLCanvasElement | undefined {
  const name = tag(element);
  if (name === 'video' && readyState(element) < HAS_A_FRAME) return undefined;
  if (name === 'img' && naturalWidth(element) === 0) return undefined;
  if (name !== 'video' && name !== 'img') return undefined;
  const source = element as HTMLImageElement | HTMLVideoElement;
  // Never put into the page: a canvas needs no place to be drawn on.
  const canvas = document.createElement('canvas');
  const isVideo = name === 'video';
  canvas.width = isVideo ? (source as HTMLVideoElement).videoWidth : naturalWidth(source);
  canvas.height = isVideo ? (source as HTMLVideoElement).videoHeight : (source as HTMLImageElement).naturalHeight;
  if (canvasSize(canvas) > MOST_PIXELS) return undefined;
  canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}
