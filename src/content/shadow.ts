/** Every element that matches, in open shadow roots too. */
export function* everyElement(root: Document | ShadowRoot, selector: string): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    if (element.matches(selector)) yield element;
    if (element.shadowRoot) yield* everyElement(element.shadowRoot, selector);
  }
}
