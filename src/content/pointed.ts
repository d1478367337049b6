/** What was last right-clicked, kept where only our own scripts in this page can see it. */
export type Pointed = {element: WeakRef<Element>};

type Remembering = typeof globalThis & {holdfastPointed?: Pointed};

/**
 * Remembers each real right-click of this document. Passive: it changes nothing, sends nothing and leaves no mark
 * in the page. Safe to call twice.
 */
export function rememberPointed(): void {
  const memory = globalThis as Remembering & {holdfastRemembers?: true};
  if (memory.holdfastRemembers) return;
  memory.holdfastRemembers = true;
  addEventListener(
    'contextmenu',
    (event) => {
      const [element] = event.composedPath();
      if (event.isTrusted && element instanceof Element) memory.holdfastPointed = {element: new WeakRef(element)};
    },
    {capture: true, passive: true},
  );
}

// Not `element.isConnected`: an input of that name would hide its form's.
const isConnected = Object.getOwnPropertyDescriptor(Node.prototype, 'isConnected')?.get as (this: Node) => boolean;

/** The element of the last right-click, if it is still in the page. */
export function lastPointed(): Element | undefined {
  const element = (globalThis as Remembering).holdfastPointed?.element.deref();
  return element && isConnected.call(element) ? element : undefined;
}
