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

/** Elements that have other style for a while. */
export type Overrides = {
  /** From now on it looks so; undefined: as the page wants it. */
  set(element: Element, wanted: Wanted | undefined): void;
  /** It does not look as wanted, though all was done. */
  fails(element: Element): boolean;
  /** Begins the time of all anew. */
  renew(): void;
  /** The page's own style shows the moment this is called. */
  release(): void;
};

export function newOverrides(): Overrides {
  const overrides = new Map<Element, Override>();
  const set = (element: Element, wanted: Wanted | undefined) => {
    const now = overrides.get(element);
    if (now?.wanted === wanted) return;
    now?.release();
    overrides.delete(element);
    if (wanted) overrides.set(element, override(element, wanted));
  };
  return {
    set,
    fails: (element) => overrides.get(element)?.holds() === false,
    renew: () => {
      for (const [element, one] of overrides) if (!one.renew()) set(element, undefined);
    },
    release: () => {
      for (const element of [...overrides.keys()]) set(element, undefined);
    },
  };
}

type Override = {wanted: Wanted; release(): void; renew(): boolean; holds(): boolean};

function override(element: Element, wanted: Wanted): Override {
  const animation = animated(element, wanted);
  const holds = () => {
    const style = styleOf(element);
    return Object.entries(wanted).every(([name, value]) => style.getPropertyValue(name) === value);
  };
  const inline = holds() ? undefined : inlined(element, wanted);
  if (inline) animation?.cancel();
  return {
    wanted,
    holds,
    renew: () => {
      if (animation && !inline) animation.currentTime = 0;
      return isInPage(element);
    },
    release: () => {
      if (inline) inline();
      else animation?.cancel();
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
    // Chromium writes the attribute only when asked for it: not asked for before, it comes back empty after its removal.
    attr(element, 'style');
    if (before === undefined) removeAttribute.call(element, 'style');
    else setAttribute.call(element, 'style', before);
  };
}
