import type {Exhibit} from '../core/capture/exhibit.ts';
import {type FactsRecord, valueIn} from '../core/facts/facts.ts';
import {cutText, foldForSearch} from '../core/text.ts';
import type {ExhibitRow} from './rows.ts';

const FIRST_WORDS = 280;
const SEARCHED_WORDS = 4000;

/** The list row of an exhibit, drawn from its sealed records. */
export function rowOf(exhibit: Exhibit, facts: FactsRecord): ExhibitRow {
  const {item, postedAt, page} = facts;
  const name = valueIn(item.author.displayName) ?? '';
  const handle = valueIn(item.author.handle) ?? '';
  const words = valueIn(item.text) ?? '';
  const address = valueIn(item.permalink) ?? valueIn(page.address) ?? '';
  const title = valueIn(page.title) ?? '';
  return {
    id: exhibit.id,
    caseId: exhibit.caseId,
    ordinal: exhibit.ordinal,
    sealedAt: exhibit.sealedAt.at,
    offsetMinutes: exhibit.sealedAt.offsetMinutes,
    platform: valueIn(item.platform) ?? '',
    itemKind: valueIn(item.itemKind) ?? '',
    name,
    handle,
    firstWords: cutText(words || title, FIRST_WORDS),
    postedShown: valueIn(postedAt.shown) ?? '',
    postedExact: valueIn(postedAt.exact) ?? null,
    address,
    problems: exhibit.problems.length + facts.doubts.length,
    bytes: exhibit.parts.reduce((sum, part) => sum + part.bytes, 0),
    ...(exhibit.origin === 'captured' && exhibit.capture.together ? {together: exhibit.capture.together} : {}),
    search: foldForSearch([name, handle, address, title, cutText(words, SEARCHED_WORDS)].join('\n')),
  };
}
