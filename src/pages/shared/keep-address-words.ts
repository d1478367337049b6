import {storage} from '../../browser/api.ts';
import {allMarks, learnMarks, onNewMark} from './address-words.ts';

const KEY = 'addressWords';

/** Shares what marks in addresses stand for with our other pages, in memory until the browser closes. */
export async function keepAddressWords(): Promise<void> {
  onNewMark(() => void write());
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
