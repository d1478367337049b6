import {diffArrays} from 'diff';

/** A stretch of a text that both have, or only one of two. */
export type Stretch = {text: string; in: 'both' | 'before' | 'after'};

/** So long two texts are compared; whole new chapters are then shown one after the other. */
const PATIENCE_MS = 400;

/**
 * What of a text stayed, went and came, word by word in any script, spaces and all: the stretches of `both` and `before`
 * joined are the text before, those of `both` and `after` the text after. Undefined where they have too little in common
 * to be set side by side.
 */
export function compareWords(before: string, after: string): Stretch[] | undefined {
  const changes = diffArrays(wordsOf(before), wordsOf(after), {timeout: PATIENCE_MS});
  const stretches = changes?.map(
    ({value, added, removed}): Stretch => ({
      text: value.join(''),
      in: added ? 'after' : removed ? 'before' : 'both',
    }),
  );
  return stretches && hasMuchInCommon(stretches, Math.max(before.length, after.length)) ? stretches : undefined;
}

/** Where little more than the blanks stayed, single words of one among those of the other could not be read. */
function hasMuchInCommon(stretches: readonly Stretch[], longer: number): boolean {
  const common = stretches.filter((one) => one.in === 'both').map(({text}) => text.replace(/\s+/gu, '').length);
  return common.reduce((sum, length) => sum + length, 0) >= longer / 4;
}

function wordsOf(text: string): string[] {
  const segmenter = new Intl.Segmenter('und', {granularity: 'word'});
  return Array.from(segmenter.segment(text), ({segment}) => segment);
}
