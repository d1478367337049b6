import {storage} from '../../browser/api.ts';
import {ADDRESS_WORDS as KEY, watchOpenVault} from '../../browser/vault-session.ts';
import {allMarks, forgetMarks, learnMarks, onNewMark} from './address-words.ts';

/** Shares what marks in addresses stand for with our other pages, in memory until the browser closes or the vault is locked. */
export async function keepAddressWords(): Promise<void> {
  onNewMark(() => void write());
  // Whoever opens it next may have another passphrase, and must not read what was looked for behind the first.
  watchOpenVault(forgetMarks);
  learnMarks((await storage.session.get(KEY))[KEY]);
}

let writing: Promise<void> = Promise.resolve();

function write(): Promise<void> {
  writing = writing
    .then(async () => {
      // Another page may have added some meanwhile.
      learnMarks((await storage.session.get(KEY))[KEY]);
      await storage.session.set({[KEY]: allMarks()});
    })
    .catch((error: unknown) => console.warn('what was looked for is known to this page only:', error));
  return writing;
}
