import type {Exhibit} from '../core/capture/exhibit.ts';
import {type FactsRecord, valueIn} from '../core/facts/facts.ts';
import {ownTime, type ReadingRecord} from '../core/import/reading-record.ts';
import {traceOf} from '../core/picture/exhibit-trace.ts';
import {cutText, foldForSearch} from '../core/text.ts';
import type {ExhibitRow} from './rows.ts';

const FIRST_WORDS = 280;
const SEARCHED_WORDS = 20_000;
/** A chat is found by its words too; of the longest ones, by those at its beginning. */
const SEARCHED_MESSAGES = 20_000;

/** The list row of an exhibit, drawn from its sealed records. */
export function rowOf(exhibit: Exhibit, told: FactsRecord | ReadingRecord): ExhibitRow {
  return told.kind === 'facts'
    ? {...capturedRow(exhibit, told), trace: traceOf(exhibit, told, undefined)}
    : {...importedRow(exhibit, told), trace: traceOf(exhibit, undefined, told)};
}

function commonOf(exhibit: Exhibit) {
  return {
    id: exhibit.id,
    caseId: exhibit.caseId,
    ordinal: exhibit.ordinal,
    sealedAt: exhibit.sealedAt.at,
    offsetMinutes: exhibit.sealedAt.offsetMinutes,
    bytes: exhibit.parts.reduce((sum, part) => sum + part.bytes, 0),
  };
}

function capturedRow(exhibit: Exhibit, facts: FactsRecord): ExhibitRow {
  const {item, postedAt, page} = facts;
  const name = valueIn(item.author.displayName) ?? '';
  const handle = valueIn(item.author.handle) ?? '';
  const accountId = valueIn(item.author.accountId) ?? '';
  const words = valueIn(item.text) ?? '';
  const address = valueIn(item.permalink) ?? valueIn(page.address) ?? '';
  const title = valueIn(page.title) ?? '';
  return {
    ...commonOf(exhibit),
    platform: valueIn(item.platform) ?? '',
    itemKind: valueIn(item.itemKind) ?? '',
    name,
    handle,
    ...(accountId ? {accountId} : {}),
    firstWords: cutText(words || title, FIRST_WORDS),
    postedShown: valueIn(postedAt.shown) ?? '',
    postedExact: valueIn(postedAt.exact) ?? null,
    address,
    problems: exhibit.problems.length + facts.doubts.length,
    ...(exhibit.origin === 'captured' && exhibit.capture.together ? {together: exhibit.capture.together} : {}),
    search: foldForSearch([name, handle, address, title, cutText(words, SEARCHED_WORDS)].join('\n')),
  };
}

/** A file stands under its own name; its time is the one that it states of itself, where it states one. */
function importedRow(exhibit: Exhibit, reading: ReadingRecord): ExhibitRow {
  const said = exhibit.origin === 'imported' ? exhibit.imported : undefined;
  const name = said?.originalName ?? '';
  const words = said?.saysWhat ?? '';
  const messages = reading.messages.filter(({kind}) => kind !== 'system');
  const texts = messages
    .map(({from, subject, text}) => [from?.name, from?.address, subject, text].join('\n'))
    .join('\n');
  const time = ownTime(reading);
  return {
    ...commonOf(exhibit),
    platform: '',
    itemKind: '',
    name,
    handle: '',
    firstWords: cutText(words || messages[0]?.subject || messages[0]?.text || '', FIRST_WORDS),
    postedShown: time?.written ?? '',
    postedExact: time?.exact ?? null,
    address: '',
    problems: exhibit.problems.length,
    origin: 'imported',
    search: foldForSearch([name, words, said?.whereKept, cutText(texts, SEARCHED_MESSAGES)].join('\n')),
  };
}
