import type {Fact} from '../../core/facts/facts.ts';
import {pictureLetter, type ShownText} from '../text.ts';
import {textFact} from './body.ts';
import {everywhere, filled} from './dom.ts';
import {isShown} from './visible.ts';

const UNKNOWN = 'The text holds pictures with words of their own, and the page does not say that they are letters.';

/** The text of a site whose every picture in a text is a letter of it: without one of them it would be another text. */
export function picturedText(texts: readonly Element[], read: ShownText): Fact<string> {
  const pictures = texts.flatMap((text) => [...everywhere(text, 'img[alt]')]);
  const isUnknown = (one: Element) => filled(one, 'alt') && pictureLetter(one) === undefined && isShown(one);
  return pictures.some(isUnknown) ? {missing: UNKNOWN} : textFact(read);
}
