import {attr, getter, isInPage, styleOf} from '../../sites/reading/dom.ts';

// The page's own styles are set aside without touching them: by animations that the page's observers do not see, that
// start no transition, and that end by themselves if we are gone. Where the page's style is stronger (`!important`),
// by inline style, which is put back.

/** Longer than any tile may take, short enough to be gone soon when no one renews it. */
const LASTS_MS = 30_000;

const {animate, setAttribute, removeAttribute} = Element.prototype;
const inlineOf = getter<HTMLElement, CSSStyleDeclaration>(HTMLElement.prototype, 'style');

/** Properties in the style sheet's own spelling, with the value they are to have. */
export type Wanted = Readonly<Record<string, string>>;

export type Override = {
  /** The page's style shows through the moment this is called. */
  release(): void;
  /** Begins its time anew. False: the element has gone. */
  renew(): boolean;
  /** The element looks as wanted. */
  holds(): boolean;
};

/** Gives an element other style for a while. */
export function override(element: Element, wanted: Wanted): Override {
  const animation = animated(element, wanted);
  const holds = () => {
    const style = styleOf(element);
    return Object.entries(wanted).every(([name, value]) => style.getPropertyValue(name) === value);
  };
  const inline = holds() ? undefined : inlined(element, wanted);
  return {
    holds,
    renew: () => {
      if (animation) animation.currentTime = 0;
      return isInPage(element);
    },
    release: () => {
      inline?.();
      animation?.cancel();
    },
  };
}

function animated(element: Element, wanted: Wanted): Animation | undefined {
  const frame: Keyframe = Object.fromEntries(
    Object.entries(wanted).map(([name, value]) => [
      name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase()),
      value,
    ]),
  );
  try {
    return animate.call(element, [frame, frame], {duration: LASTS_MS});
  } catch {
    return undefined; // a property that this browser does not animate: it goes inline
  }
}

/** Returns the way back. */
function inlined(element: Element, wanted: Wanted): (() => void) | undefined {
  if (!(element instanceof HTMLElement)) return undefined;
  const before = attr(element, 'style');
  const style = inlineOf(element);
  // No transition may start by what we do, nor by its end.
  style.setProperty('transition', 'none', 'important');
  for (const [name, value] of Object.entries(wanted)) style.setProperty(name, value, 'important');
  return () => {
    for (const name of Object.keys(wanted)) style.removeProperty(name);
    styleOf(element).getPropertyValue('opacity'); // the browser computes the style now, while transitions are off
    if (before === undefined) removeAttribute.call(element, 'style');
    else setAttribute.call(element, 'style', before);
  };
}
