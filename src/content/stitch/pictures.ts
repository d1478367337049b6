import {everywhere, getter, pageOf} from '../../sites/reading/dom.ts';
import {intersect, rectOf} from '../geometry.ts';
import type {Surface} from './surface.ts';

/** The pictures that show, and what became of them. */
export type ShownPictures = {
  /** Waits until those that show now have arrived, each once and not for ever. */
  wait(): Promise<void>;
  /** Addresses of those that showed and are not there; an empty one where the page gave none. */
  notLoaded(): string[];
};

const ONE_TILE_MS = 3000;
const ALL_TILES_MS = 30_000;
const LOOK_EVERY_MS = 50;
/** CSS px: smaller ones are spacers and counters. */
const LEAST = 8;

const complete = getter<HTMLImageElement, boolean>(HTMLImageElement.prototype, 'complete');
const naturalWidth = getter<HTMLImageElement, number>(HTMLImageElement.prototype, 'naturalWidth');
const currentSrc = getter<HTMLImageElement, string>(HTMLImageElement.prototype, 'currentSrc');
const source = getter<HTMLImageElement, string>(HTMLImageElement.prototype, 'src');
const {decode} = HTMLImageElement.prototype;

export function shownPictures(surface: Surface): ShownPictures {
  const known = new Set<HTMLImageElement>();
  const givenUp = new WeakSet<HTMLImageElement>();
  let left = ALL_TILES_MS;
  const wait = async () => {
    const begun = performance.now();
    const limit = begun + Math.min(ONE_TILE_MS, left);
    for (;;) {
      const open = showing(surface).filter((picture) => {
        known.add(picture);
        return !isThere(picture) && !isBroken(picture) && !givenUp.has(picture);
      });
      if (open.length === 0) break;
      if (performance.now() >= limit) {
        for (const picture of open) givenUp.add(picture);
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    await Promise.race([decoded(showing(surface)), new Promise((resolve) => setTimeout(resolve, ONE_TILE_MS))]);
    left -= performance.now() - begun;
  };
  return {
    wait,
    notLoaded: () =>
      [...known].filter((picture) => !isThere(picture)).map((picture) => currentSrc(picture) || source(picture)),
  };
}

function showing(surface: Surface): HTMLImageElement[] {
  const shown = surface.shown();
  if (!shown) return [];
  return [...everywhere(pageOf(surface.element), 'img')].filter((element): element is HTMLImageElement => {
    if (!(element instanceof HTMLImageElement)) return false;
    const {x, y, width, height} = rectOf(element);
    return width >= LEAST && height >= LEAST && intersect({x, y, width, height}, shown) !== null;
  });
}

function isThere(picture: HTMLImageElement): boolean {
  return complete(picture) && naturalWidth(picture) > 0;
}

/** It had an address and nothing came of it: no waiting helps. One without an address may be given one yet. */
function isBroken(picture: HTMLImageElement): boolean {
  return complete(picture) && currentSrc(picture) !== '';
}

/** A picture that has arrived is painted only when it is decoded. */
async function decoded(pictures: readonly HTMLImageElement[]): Promise<void> {
  await Promise.allSettled(pictures.filter(isThere).map((picture) => decode.call(picture)));
}
