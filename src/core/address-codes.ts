/**
 * Browsers write the addresses of our pages into their history and their session files, where somebody else may read
 * them. So no word of ours stands in one: each place, parameter and setting has a code that says nothing.
 */

/** A code is the place in this list, and bookmarks hold codes: add at the end only, take none out. */
const WORDS = [
  // Places.
  ...['exhibit', 'entry', 'diary', 'write', 'people', 'accounts', 'bring', 'picture', 'timeline', 'patterns'],
  ...['conduct', 'questions', 'steps', 'pack', 'check', 'care', 'start', 'stop', 'safety'],
  // Parameters, and what they are set to. Those that hold words or days are not here, on purpose: they become marks.
  ...['with', 'look', 'facts', 'who', 'nobody', 'source', 'captured', 'imported', 'order', 'kept', 'about', 'draft'],
  ...['ids', 'incidents', 'each', 'lanes', 'by', 'month'],
  // Copies with parts hidden.
  ...['hide', 'copies'],
];

const codes = new Map(WORDS.map((word, index) => [word, `c${index}`]));
const words = new Map(WORDS.map((word, index) => [`c${index}`, word]));

/** What stands for a word of ours in an address; undefined for any other word. */
export function codeOf(word: string): string | undefined {
  return codes.get(word);
}

/** The word of a code; undefined for what is none. */
export function wordOf(code: string): string | undefined {
  return words.get(code);
}

/** Where something is written down: `#/write`, in codes. */
export const WRITE_ADDRESS = `#/${codeOf('write')}`;
