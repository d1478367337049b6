import type {MediaFact} from '../../core/facts/facts.ts';
import {pictureLetter} from '../text.ts';
import {addressIn, attr, classes, filled, find, getter, tag} from './dom.ts';
import {isShown} from './visible.ts';

/** An address written out longer than this is the picture itself, which is no address to keep. */
const LONGEST_DATA = 2000;
/** Pictures smaller than this on the screen are ornaments, if they carry no words. */
const ORNAMENT_PX = 40;

const NOT_KEPT = 'Only the picture of the screen was kept, not the file itself.';
const NOT_LOADED = 'It had not loaded when the page was read.';
const AVATAR = /avatar|userpic|profile-?(pic|photo|image)|gravatar/i;

const {getBoundingClientRect} = Element.prototype;
const imageSource = getter<Element, string>(HTMLImageElement.prototype, 'currentSrc');
const mediaSource = getter<Element, string>(HTMLMediaElement.prototype, 'currentSrc');
const naturalWidth = getter<Element, number>(HTMLImageElement.prototype, 'naturalWidth');

/** What one picture, video or sound says of itself. */
export function mediaFact(element: Element, address = addressOf(element)): MediaFact {
  return {
    partPath: null,
    address:
      address.length > LONGEST_DATA && address.startsWith('data:') ? address.slice(0, address.indexOf(',')) : address,
    alt: attr(element, 'alt') ?? attr(element, 'aria-label') ?? attr(element, 'title') ?? '',
    missing: isLoaded(element) ? NOT_KEPT : NOT_LOADED,
  };
}

/** Whether an image belongs to what the item says: no emoji, no face of an account, no ornament. */
export function isContentPicture(image: Element): boolean {
  if (pictureLetter(image) !== undefined || !isShown(image)) return false;
  if (AVATAR.test(classes(image).join(' ')) || AVATAR.test(attr(image, 'src')?.slice(0, 300) ?? '')) return false;
  if (filled(image, 'alt')) return true;
  const {width, height} = getBoundingClientRect.call(image);
  return width >= ORNAMENT_PX && height >= ORNAMENT_PX;
}

function addressOf(element: Element): string {
  const name = tag(element);
  const current = name === 'img' ? imageSource(element) : /^(video|audio)$/.test(name) ? mediaSource(element) : '';
  return current || addressIn(element, 'src') || sourceIn(element) || addressIn(element, 'poster') || '';
}

function sourceIn(element: Element): string | undefined {
  return addressIn(find(element, 'source[src]'), 'src');
}

function isLoaded(element: Element): boolean {
  return tag(element) !== 'img' || naturalWidth(element) > 0;
}
