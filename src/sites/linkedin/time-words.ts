import {saysEdited} from '../reading/control-words.ts';

export type TimeWords = {shown: string | undefined; edited: boolean};

export const NO_TIME: TimeWords = {shown: undefined, edited: false};

/** "8h • Edited • " or "3d (edited)": only what begins with a number is a time, else it is a word like "Promoted". */
export function timeWords(words: string | undefined): TimeWords {
  const parts = (words ?? '').split(/[•·]|\((?=[^)]*\)\s*$)/).map((part) => part.replace(/\)\s*$/, '').trim());
  const [time = '', ...rest] = parts;
  const isTime = /^\p{Nd}{1,3}\s?\p{L}{1,12}\.?$|^(just )?now$/iu.test(time);
  return {shown: isTime ? time : undefined, edited: rest.some((part) => saysEdited(part))};
}
