type Opener = {chrome?: {dom?: {openOrClosedShadowRoot(host: Element): ShadowRoot | null}}};

const {get: openOrClosed} = Object.getOwnPropertyDescriptor(Element.prototype, 'openOrClosedShadowRoot') ?? {};

/** The shadow root of a host, closed ones too where the browser shows them to extensions: what they hold is on the screen. */
export function shadowRootOf(host: Element): ShadowRoot | null {
  if (openOrClosed) return openOrClosed.call(host) as ShadowRoot | null;
  const {chrome} = globalThis as unknown as Opener;
  return host instanceof HTMLElement ? (chrome?.dom?.openOrClosedShadowRoot(host) ?? null) : null;
}
