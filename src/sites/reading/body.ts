import type {Fact} from '../../core/facts/facts.ts';
import {readText, type ShownText} from '../text.ts';
import {WHY} from './facts.ts';

type Skip = (element: Element) => boolean;

/** Several texts as one, a blank line between: a title and what stands below it, a warning and what it covers. */
export function readTexts(bodies: readonly Element[], skip?: Skip): ShownText {
  return readEach(bodies, '\n\n', skip);
}

/** The pieces of one text, each a line or more. */
export function readLines(pieces: readonly Element[], skip?: Skip): ShownText {
  return readEach(pieces, '\n', skip);
}

function readEach(bodies: readonly Element[], between: string, skip?: Skip): ShownText {
  const each = bodies.map((body) => readText(body, skip));
  return {
    text: each.flatMap(({text}) => text || []).join(between),
    cut: each.some(({cut}) => cut),
    covered: each.some(({covered}) => covered),
  };
}

/** A text as a fact; where all of it was covered, that is why there is none. */
export function textFact(read: ShownText, why: string = WHY.text): Fact<string> {
  if (/\S/.test(read.text)) return {value: read.text, from: 'text'};
  return {missing: read.covered ? WHY.covered : why};
}
