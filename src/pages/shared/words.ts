import {interfaceLanguage, say} from '../../browser/i18n.ts';
import {bytesText} from '../../core/bytes-text.ts';
import type {MessageName} from '../../core/words.ts';

export {say};

/** The stem of a message that has one form for each plural: `popup_kept` of `popup_kept_one`, `popup_kept_other`. */
export type CountedName = MessageName extends infer Name ? (Name extends `${infer Stem}_other` ? Stem : never) : never;

/** Direction of scripts that are read from the right. */
const RIGHT_TO_LEFT = /^(ar|he|iw|fa|ur|ps|sd|ug|yi|dv|ckb)\b/i;

/**
 * Language of the words on the page: the browser's own where we have words in it, else the one we fall back to.
 * A page in English words must not be announced as Arabic, nor run from the right.
 */
export function pageLanguage(): string {
  const words = say('common_language') || 'en';
  const browser = interfaceLanguage();
  return baseOf(browser) === baseOf(words) ? browser : words;
}

function baseOf(tag: string): string {
  return (tag.split('-')[0] ?? '').toLowerCase();
}

export function directionOf(language: string): 'rtl' | 'ltr' {
  return RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr';
}

/** A sentence about a number of things, in the form that its language has for that number. `$1` is the number. */
export function sayCount(stem: CountedName, count: number, ...values: (string | number)[]): string {
  const form = new Intl.PluralRules(pageLanguage()).select(count);
  const shown = new Intl.NumberFormat(pageLanguage()).format(count);
  return say(`${stem}_${form}` as MessageName, shown, ...values) || say(`${stem}_other`, shown, ...values);
}

/** A size as people read it: `3.4 MB`. */
export function sayBytes(bytes: number): string {
  return bytesText(bytes, pageLanguage());
}

/** A whole number in the digits and groups of the page's language. */
export function sayNumber(value: number): string {
  return new Intl.NumberFormat(pageLanguage()).format(value);
}
