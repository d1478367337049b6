import type {Fact} from '../../core/facts/facts.ts';
import {readText, type ShownText} from '../text.ts';
import {WHY} from './facts.ts';

/** Several texts as one, a blank line between: a title and what stands below it, a warning and what it covers. */
export function readTexts(bodies: readonly Element[], skip?: (element: Element) => boolean): ShownText {
  const each = bodies.map((body) => readText(body, skip));
  return {
    text: each.flatMap(({text}) => text || []).join('\n\n'),
    cut: each.some(({cut}) => cut),
    covered: each.some(({covered}) => covered),
  };
}

/** A text as a fact; where all of it was covered, that is why there is none. */
export function textFact(read: ShownText, why: string = WHY.text): Fact<string> {
  if (/\S/.test(read.text)) return {value: read.text, from: 'text'};
  return {missing: read.covered ? WHY.covered : why};
}
