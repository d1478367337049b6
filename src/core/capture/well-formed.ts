import type {Json} from '../hash/canonical-json.ts';

/**
 * The same value with every lone surrogate replaced by U+FFFD, so that it has a canonical form.
 * `repaired` says whether there was any.
 */
export function wellFormed<T>(value: T): {value: T; repaired: boolean} {
  let repaired = false;
  const mend = (part: Json): Json => {
    if (typeof part === 'string') {
      const mended = part.toWellFormed();
      repaired ||= mended !== part;
      return mended;
    }
    if (Array.isArray(part)) return part.map(mend);
    if (part !== null && typeof part === 'object') {
      return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, mend(inner)]));
    }
    return part;
  };
  const mended = mend(value as Json) as T;
  return {value: mended, repaired};
}
