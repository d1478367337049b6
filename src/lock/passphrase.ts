import {below} from '../core/below.ts';
import {EFF_WORDS} from './eff-words.ts';

/** Six of 7776 words: 77 bits, more than can be guessed even by many machines over many years. */
const WORDS = 6;

/** A new passphrase of six words, each chosen by the browser's random source, every word as likely as any other. */
export function makePassphrase(random: () => number = randomUint16): string {
  return Array.from({length: WORDS}, () => EFF_WORDS[below(EFF_WORDS.length, random)]).join(' ');
}

function randomUint16(): number {
  return crypto.getRandomValues(new Uint16Array(1))[0] ?? 0;
}
