type Opener = {chrome?: {dom?: {openOrClosedShadowRoot(host: Element): ShadowRoot | null}}};

const {get: open} = Object.getOwnPropertyDescriptor(Element.prototype, 'shadowRoot') ?? {};
const {get: openOrClosed} = Object.getOwnPropertyDescriptor(Element.prototype, 'openOrClosedShadowRoot') ?? {};

/** The shadow root of an HTML element, closed ones too where the browser shows them to extensions: what they hold is on the screen. */
export function shadowRootOf(host: Element): ShadowRoot | null {
  if (openOrClosed) return openOrClosed.call(host) as ShadowRoot | null;
  const {chrome} = globalThis as unknown as Opener;
  return chrome?.dom ? chrome.dom.openOrClosedShadowRoot(host) : (open?.call(host) as ShadowRoot | null);
}
