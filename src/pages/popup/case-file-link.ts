import {ownAddress} from '../../browser/api.ts';
import {hideWords} from '../shared/address-words.ts';

/** Address of the full page at one of its places (`#/exhibit/…`, `#/pack?ids=…`), which it does not name. */
export function caseFileAddress(place = ''): string {
  return `${ownAddress('src/pages/page/index.html')}${hideWords(place)}`;
}
