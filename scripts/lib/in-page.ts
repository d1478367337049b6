// Functions whose text travels into a page. Each stands alone: nothing outside of it exists there.

/** The first element that answers to the selector, through every open shadow root. */
export function findDeep(selector: string): Element | undefined {
  const rootsIn = (root: Document | ShadowRoot | Element): (Document | ShadowRoot | Element)[] => {
    const hosts = [...root.querySelectorAll('*')].filter(({shadowRoot}) => shadowRoot);
    const own = root instanceof Element && root.shadowRoot ? [root.shadowRoot] : [];
    return [root, ...[...own, ...hosts.flatMap(({shadowRoot}) => shadowRoot ?? [])].flatMap(rootsIn)];
  };
  const allIn = (root: Document | Element, part: string) =>
    rootsIn(root).flatMap((inner) => [...inner.querySelectorAll(part)]);
  const [whole] = allIn(document, selector);
  if (whole) return whole;
  // A host outside and what lies in its shadow: each step of the selector may cross one boundary.
  if (/[>+~,[]/.test(selector)) return undefined;
  let found: (Document | Element)[] = [document];
  for (const part of selector.trim().split(/\s+/)) found = found.flatMap((root) => allIn(root, part));
  return found.find((one): one is Element => one instanceof Element);
}

/** The button with the accessible name; where there is none, the link or field. */
export function findNamed(name: string): Element | undefined {
  const named = (kinds: string) =>
    [...document.querySelectorAll(kinds)].find(
      (element) => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim() === name,
    );
  return named('button, [role=button]') ?? named('a, input');
}

/** The middle of an element after it was scrolled into view; undefined while it shows nowhere. */
export function middleOf(element: Element): {x: number; y: number} | undefined {
  element.scrollIntoView({block: 'nearest', behavior: 'instant'});
  const {x, y, width, height} = element.getBoundingClientRect();
  return width > 0 && height > 0 ? {x: x + width / 2, y: y + height / 2} : undefined;
}

/** Where the viewport of a frame element begins. */
export function innerCorner(element: Element): {x: number; y: number} {
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  return {
    x: box.x + element.clientLeft + Number.parseFloat(style.paddingLeft),
    y: box.y + element.clientTop + Number.parseFloat(style.paddingTop),
  };
}
