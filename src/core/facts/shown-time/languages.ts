import {EN} from './en.ts';
import type {TimeWords} from './words.ts';

const LANGUAGES: readonly TimeWords[] = [EN];

/** The words of a language by its tag (`en-GB`), or undefined where they are not known. */
export function timeWords(tag: string): TimeWords | undefined {
  const primary = tag.toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find(({language}) => language === primary);
}
