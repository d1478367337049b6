import type {Exhibit} from '../capture/exhibit.ts';
import {type FactsRecord, valueIn} from '../facts/facts.ts';
import {parseAddress} from '../facts/parse-address.ts';
import type {ReadingRecord} from '../import/reading-record.ts';
import {type Instant, millisecondsOf} from '../time.ts';

/**
 * The stretch that a thing can have happened in, and how that is known. `exact`: a machine-readable time on the page.
 * `fromId`: the time that the item's number encodes. `range`: what the page's words can mean. `file`: what the file itself says of when it was
 * taken, sent or written. `seen`: nothing says when,
 * so it is only when it was seen or picked; it happened then or before.
 */
export type TracedTime = {from: Instant; to: Instant; known: 'exact' | 'fromId' | 'range' | 'file' | 'seen'};

/** What of an exhibit puts it on the time line and ties it to an account. "" where the page gave none. */
export type ExhibitTrace = {
  origin: Exhibit['origin'];
  time: TracedTime;
  /** The platform's id; else the name of the site it was on. */
  platform: string;
  accountId: string;
  /** The same text for the same item of a page, however often it was kept; "" where it cannot be told. */
  item: string;
};

/** Drawn from the sealed records: what the page said, or what was read from the file. */
export function traceOf(
  exhibit: Exhibit,
  facts: FactsRecord | undefined,
  reading: ReadingRecord | undefined,
): ExhibitTrace {
  const author = facts?.item.author;
  return {
    origin: exhibit.origin,
    time: timeOf(exhibit, facts, reading),
    platform: facts ? placeOf(facts) : '',
    accountId: (author && valueIn(author.accountId)) ?? '',
    item: facts ? itemOf(facts) : '',
  };
}

function timeOf(exhibit: Exhibit, facts: FactsRecord | undefined, reading: ReadingRecord | undefined): TracedTime {
  const seen = exhibit.origin === 'captured' ? exhibit.capture.startedAt.at : exhibit.imported.pickedAt.at;
  const posted = facts?.postedAt;
  const exact = posted && valueIn(posted.exact);
  if (exact) return {from: exact, to: exact, known: 'exact'};
  const fromId = posted && valueIn(posted.fromId);
  if (fromId) return {from: fromId, to: fromId, known: 'fromId'};
  if (posted?.earliest) return {...inOrder(posted.earliest, posted.latest ?? seen), known: 'range'};
  const file = reading && fileTime(reading);
  if (file) return {...inOrder(file.earliest, file.latest), known: 'file'};
  return {from: seen, to: seen, known: 'seen'};
}

/** When a picture was taken; else the stretch that the messages in the file can have been sent in. */
function fileTime({facts, span}: ReadingRecord): {earliest: Instant; latest: Instant} | null {
  const taken = facts.find(({name}) => name === 'taken')?.time;
  return taken?.earliest && taken.latest ? {earliest: taken.earliest, latest: taken.latest} : span;
}

/** Ids that name a way of reading, not a place. */
const NO_PLATFORM = ['', 'generic', 'web'];

function placeOf({item, page}: FactsRecord): string {
  const platform = valueIn(item.platform) ?? '';
  if (!NO_PLATFORM.includes(platform)) return platform;
  const address = valueIn(item.permalink) ?? valueIn(page.address) ?? '';
  return parseAddress(address)?.hostname ?? '';
}

function inOrder(one: Instant, other: Instant): {from: Instant; to: Instant} {
  return millisecondsOf(one) <= millisecondsOf(other) ? {from: one, to: other} : {from: other, to: one};
}

function itemOf({item}: FactsRecord): string {
  const id = valueIn(item.id);
  if (id !== undefined) return `${valueIn(item.platform) ?? ''} ${valueIn(item.itemKind) ?? ''} ${id}`;
  return valueIn(item.permalink) ?? '';
}
