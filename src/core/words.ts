import type backup from '../_locales/en/backup.json';
import type bring from '../_locales/en/bring.json';
import type care from '../_locales/en/care.json';
import type caseFile from '../_locales/en/case-file.json';
import type checked from '../_locales/en/checked.json';
import type common from '../_locales/en/common.json';
import type diary from '../_locales/en/diary.json';
import type discretion from '../_locales/en/discretion.json';
import type errors from '../_locales/en/errors.json';
import type helper from '../_locales/en/helper.json';
import type interop from '../_locales/en/interop.json';
import type lock from '../_locales/en/lock.json';
import type other from '../_locales/en/other.json';
import type pack from '../_locales/en/pack.json';
import type page from '../_locales/en/page.json';
import type people from '../_locales/en/people.json';
import type picture from '../_locales/en/picture.json';
import type popup from '../_locales/en/popup.json';
import type receipt from '../_locales/en/receipt.json';
import type redact from '../_locales/en/redact.json';
import type report from '../_locales/en/report.json';
import type steps from '../_locales/en/steps.json';
import type times from '../_locales/en/times.json';
import type vault from '../_locales/en/vault.json';
import type veil from '../_locales/en/veil.json';
import type verify from '../_locales/en/verify.json';

/** The name of every sentence the product can say. One JSON file an area; the build joins them into `messages.json`. */
export type MessageName =
  | keyof typeof common
  | keyof typeof errors
  | keyof typeof page
  | keyof typeof popup
  | keyof typeof care
  | keyof typeof checked
  | keyof typeof caseFile
  | keyof typeof diary
  | keyof typeof people
  | keyof typeof backup
  | keyof typeof bring
  | keyof typeof picture
  | keyof typeof steps
  | keyof typeof times
  | keyof typeof helper
  | keyof typeof interop
  | keyof typeof lock
  | keyof typeof other
  | keyof typeof pack
  | keyof typeof receipt
  | keyof typeof redact
  | keyof typeof report
  | keyof typeof discretion
  | keyof typeof vault
  | keyof typeof veil
  | keyof typeof verify;

/** Says one sentence; `$1` to `$9` in it are the values in order. In the browser this is `i18n.getMessage`. */
export type Say = (name: MessageName, ...values: (string | number)[]) => string;

/** `say` over messages that were bundled (offline checker, command line), where no browser translates. */
export function sayFrom(messages: {readonly [name: string]: {readonly message: string}}): Say {
  return (name, ...values) => {
    const found = messages[name];
    if (!found) throw new Error(`no message named ${name}`);
    return found.message.replace(/\$([1-9$])/g, (_, mark: string) =>
      mark === '$' ? '$' : String(values[Number(mark) - 1] ?? ''),
    );
  };
}
