import {attr, findAll, is, parentOf, styleOf, tag} from './dom.ts';
import {oncePerGo} from './once.ts';

/** How an element stands on the screen: seen, not there at all, or there under a blur. */
export type Showing = 'shown' | 'none' | 'covered';

/** Less blur than this can still be read. */
const READABLE_BLUR_PX = 1.5;
/** A box this small holds words for screen readers only. */
const TINY_PX = 1.5;
/** What is moved this far out of the window is not meant to be seen. */
const FAR_PX = -4000;

/** How the element's own style shows it; what stands around it is not looked at. */
export function showingOf(element: Element, style: CSSStyleDeclaration): Showing {
  // No display at all: it is in no slot, or no longer in the page.
  if (style.display === '' || style.display === 'none' || style.getPropertyValue('content-visibility') === 'hidden')
    return 'none';
  if (style.opacity === '0' || isVisuallyHidden(style)) return 'none';
  if (isInClosedDetails(element)) return 'none';
  return isBlurred(style) ? 'covered' : 'shown';
}

const ownShowing = oncePerGo((element: Element) => showingOf(element, styleOf(element)));

/** How the element shows, with everything around it. */
export function showing(element: Element): Showing {
  let worst: Showing = 'shown';
  for (let at: Element | undefined = element; at; at = parentOf(at)) {
    const here = ownShowing(at);
    if (here === 'none') return 'none';
    if (here === 'covered') worst = 'covered';
  }
  return worst;
}

/** Whether the element's own words would be seen. */
export function isShown(element: Element): boolean {
  return showing(element) !== 'none' && !isInkless(styleOf(element));
}

/** Text of this style leaves no mark, though it has its place. */
export function isInkless(style: CSSStyleDeclaration): boolean {
  return style.visibility === 'hidden' || style.visibility === 'collapse' || Number.parseFloat(style.fontSize) === 0;
}

/** Letters drawn without colour, as spoilers are until they are opened. */
export function isUncoloured(style: CSSStyleDeclaration): boolean {
  const clear = /^(transparent|rgba\([^)]*,\s*0\))$/.test(style.color);
  return clear && style.getPropertyValue('background-clip') !== 'text';
}

/** Whether a picture, video or frame inside lies under a blur. */
export function hasBlurredMedia(item: Element, mine: (element: Element) => boolean): boolean {
  return findAll(item, 'img, video, canvas, svg').some((one) => mine(one) && showing(one) === 'covered');
}

function isBlurred(style: CSSStyleDeclaration): boolean {
  const blur = /blur\(([\d.]+)px\)/.exec(style.filter);
  return blur !== null && Number(blur[1]) > READABLE_BLUR_PX;
}

// The ways pages keep words for screen readers: a one-pixel box, a clip to nothing, a place far outside.
function isVisuallyHidden(style: CSSStyleDeclaration): boolean {
  const out = style.position === 'absolute' || style.position === 'fixed';
  if (Number.parseFloat(style.textIndent) < FAR_PX) return true;
  if (/inset\((50|100)%/.test(style.clipPath)) return true;
  if (!out) return isFlat(style);
  if (/rect\(0(px)?,? 0(px)?,? 0(px)?,? 0(px)?\)|rect\(1px,? 1px,? 1px,? 1px\)/.test(style.clip)) return true;
  if (Number.parseFloat(style.left) < FAR_PX || Number.parseFloat(style.top) < FAR_PX) return true;
  return hidesOverflow(style) && (isTiny(style.width) || isTiny(style.height));
}

function isFlat(style: CSSStyleDeclaration): boolean {
  return hidesOverflow(style) && style.display !== 'inline' && style.height === '0px';
}

function hidesOverflow(style: CSSStyleDeclaration): boolean {
  return /hidden|clip/.test(style.overflow);
}

function isTiny(length: string): boolean {
  return length.endsWith('px') && Number.parseFloat(length) <= TINY_PX;
}

function isInClosedDetails(element: Element): boolean {
  const parent = parentOf(element);
  if (!parent || tag(parent) !== 'details' || attr(parent, 'open') !== undefined) return false;
  return !is(element, 'summary:first-of-type');
}
