import browser from 'webextension-polyfill';
import type {Say} from '../core/words.ts';

/** Says one sentence in the browser's language, English where it has none. */
export const say: Say = (name, ...values) => browser.i18n.getMessage(name, values.map(String));

/** Language of the browser's own interface, as a BCP 47 tag. */
export function interfaceLanguage(): string {
  return browser.i18n.getUILanguage();
}
