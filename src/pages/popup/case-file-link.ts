import {ownAddress} from '../../browser/api.ts';

/** Address of the full page at one of its places: `#/exhibit/…`, `#/pack?ids=…`. */
export function caseFileAddress(place = ''): string {
  return `${ownAddress('src/pages/page/index.html')}${place}`;
}
