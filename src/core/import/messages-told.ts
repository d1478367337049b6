import {emptyTelling, type Telling} from '../diary/incident.ts';
import type {ToldTime} from '../diary/told-time.ts';
import {unknownTime} from '../diary/told-time.ts';
import type {Uuid} from '../ids.ts';
import {instantOf, millisecondsOf} from '../time.ts';
import type {Say} from '../words.ts';
import {offsetIn} from '../zone-offset.ts';
import type {ImportedMessage, MessageFormat, WrittenTime} from './reading.ts';

/** Where the messages stand, and what the keeper says of them. */
export type ToldFrom = {
  exhibitId: Uuid;
  /** The file's own name. */
  fileName: string;
  formats: readonly MessageFormat[];
  /** The zone that clocks without one were set to, as the keeper says; "" if they do not know. */
  zone: string;
  /** The keeper's own zone, for instants that the file has. */
  ownZone: string;
  /** The keeper's own words, before the quoted ones; "" for none. */
  words: string;
};

/** What an incident tells of messages that are quoted in it, with sender and time as the file has them. */
export function messagesTold(messages: readonly ImportedMessage[], from: ToldFrom, say: Say): Telling {
  const quotes = messages.map((message) => quoted(message, say));
  const words = [from.words, ...quotes, say('bring_quoteSource', from.fileName)].filter((text) => text !== '');
  return {
    ...emptyTelling(from.ownZone),
    words: words.join('\n\n'),
    happened: spanTold(messages.map(({time}) => happened(time, from))),
    medium: mediumOf(from.formats, say),
    kinds: ['messages'],
    who: sendersOf(messages),
    exhibitIds: [from.exhibitId],
  };
}

function quoted(message: ImportedMessage, say: Say): string {
  const {time, subject} = message;
  const text = message.text.trim() === '' ? say('bring_quoteNoWords') : message.text;
  const words = subject === null ? text : `${say('bring_quoteSubject', subject)}\n${text}`;
  const who = senderOf(message) || say('bring_noSender');
  return time ? say('bring_quote', who, time.written, words) : say('bring_quoteNoTime', who, words);
}

/** Who wrote a message, as the file names them; "" where it names nobody. */
export function senderOf({from}: Pick<ImportedMessage, 'from'>): string {
  return from?.name || from?.address || '';
}

/** Those who wrote, but for the keeper, where the file tells them apart. */
function sendersOf(messages: readonly ImportedMessage[]): string {
  const others = messages.filter(({direction}) => direction !== 'sent').map(senderOf);
  return [...new Set(others.filter((name) => name !== ''))].join(', ');
}

/**
 * The time of a message as a diary tells times: never more exact than it is written. An instant stands on the keeper's
 * own clock; a clock without a zone stays as it is. The written form is kept beside it.
 */
export function happened(time: WrittenTime | null, {zone, ownZone}: Pick<ToldFrom, 'zone' | 'ownZone'>): ToldTime {
  if (!time) return unknownTime(zone);
  const said = time.written;
  const own = time.exact && wallIn(time.exact, ownZone);
  if (own) return {start: own, end: null, precision: 'exact', zone: ownZone, said};
  if (time.wall === null) return {...unknownTime(zone), said};
  const start = time.wall.slice(0, 16);
  if (time.precision === 'hour') {
    return {start: `${start.slice(0, 13)}:00`, end: `${start.slice(0, 13)}:59`, precision: 'between', zone, said};
  }
  return {start, end: null, precision: 'exact', zone, said};
}

function wallIn(at: NonNullable<WrittenTime['exact']>, zone: string): string | undefined {
  const offset = offsetIn(zone, at);
  return offset === undefined ? undefined : instantOf(millisecondsOf(at) + offset * 60_000)?.slice(0, 16);
}

/** From the first to the last of several times; those that are not known say nothing. */
function spanTold(times: readonly ToldTime[]): ToldTime {
  const known = times.filter(({start}) => start !== '').sort((a, b) => (a.start < b.start ? -1 : 1));
  const [first] = known;
  const last = known.at(-1);
  if (!first || !last) return times[0] ?? unknownTime('');
  const end = last.end ?? last.start;
  if (known.length === 1 || first.start === end) return first;
  const {said: _, ...start} = first;
  return {...start, end, precision: 'between'};
}

/** How it came: by mail, by text message, or through the program that the export is of. */
function mediumOf([format]: readonly MessageFormat[], say: Say): string {
  switch (format) {
    case undefined:
      return '';
    case 'mail':
    case 'mbox':
      return say('diary_medium_mail');
    case 'smsBackup':
    case 'phoneCsv':
    case 'phoneHtml':
      return say('diary_medium_text');
    default:
      return say(`bring_app_${format}`);
  }
}
