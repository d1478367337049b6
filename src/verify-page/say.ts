import checkedWords from '../_locales/en/checked.json' with {type: 'json'};
import helperWords from '../_locales/en/helper.json' with {type: 'json'};
import otherWords from '../_locales/en/other.json' with {type: 'json'};
import words from '../_locales/en/verify.json' with {type: 'json'};
import {sayFrom} from '../core/words.ts';

/** Says one sentence; the page carries its words with it. */
export const say = sayFrom({...words, ...checkedWords, ...otherWords, ...helperWords});
