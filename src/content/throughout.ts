import {findAll} from '../sites/reading/dom.ts';
import {shadowOf} from './copy/raw.ts';

/** Every element that may be on the screen: closed shadow roots too, where the browser shows them to us. */
export function* throughout(root: Document | ShadowRoot): Generator<Element> {
  for (const element of findAll(root, '*')) {
    yield element;
    const shadow = shadowOf(element);
    if (shadow) yield* throughout(shadow);
  }
}
