import {spanOf, wallSpan} from '../diary/told-time.ts';
import type {PackIncident, ReportContext} from '../pack/pack-input.ts';
import {cutText} from '../text.ts';
import {type Instant, instantOf} from '../time.ts';
import type {MessageName, Say} from '../words.ts';
import {offsetIn} from '../zone-offset.ts';
import {type ChronologyLine, lineOf} from './chronology-lines.ts';
import {type ChronologyRow, chronologyOf} from './chronology-rows.ts';
import {localTime} from './dates.ts';
import {visibleControls} from './invisible.ts';

/** Characters of the words in the title of an event; the whole is in its description. */
const FIRST_WORDS = 60;
/** RFC 5545 §3.1: octets of a line, its end not counted. */
const LINE = 75;
const DAY_MS = 86_400_000;

/**
 * `chronology.ics` (RFC 5545): an event for each exhibit and incident. A day that was told without a time is a whole day;
 * what lies between two moments reaches from one to the other; what has no date stands on the day it was noted and says
 * so. Known times are in UTC, times told without a known zone float. Written here: no library known to us tells days from
 * moments and folds by octets without bringing a clock and random numbers of its own.
 */
export function timelineIcs({input}: ReportContext): string {
  const stamp = utc(input.sealedAt.at);
  const events = chronologyOf(input).flatMap((row) => {
    const line = lineOf(row, input);
    return [
      'BEGIN:VEVENT',
      `UID:${row.kind === 'exhibit' ? row.row.exhibit.id : row.incident.record.id}`,
      `DTSTAMP:${stamp}`,
      ...whenOf(row),
      `SUMMARY:${text(titleOf(line, input.say))}`,
      `DESCRIPTION:${text(descriptionOf(line, input.say))}`,
      // An address of a page would be a link there, and a click on it tells whoever runs the page.
      ...(row.kind === 'incident' && line.where.length > 0 ? [`LOCATION:${text(line.where.join(', '))}`] : []),
      'CLASS:PRIVATE',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ];
  });
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Holdfast//Chronology//EN', ...events, 'END:VCALENDAR'];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function titleOf({number, kinds, words, wordless, known}: ChronologyLine, say: Say): string {
  const first = cutText((words || wordless).replace(/\s+/g, ' '), FIRST_WORDS);
  return say('report_eventTitle', number, kinds[0] ?? '', first, known);
}

/** The same facts as a row of the table, one a line, with the words of the table's heads. */
function descriptionOf(line: ChronologyLine, say: Say): string {
  const facts: readonly (readonly [MessageName, readonly string[]])[] = [
    ['report_headNumber', [line.number]],
    ['report_headDate', [line.date]],
    ['report_headClock', [line.time]],
    ['report_headZone', [line.zone]],
    ['report_headUntil', [line.until]],
    ['report_headHowTimeKnown', [line.known]],
    ['report_headSaidTime', [line.said]],
    ['report_headNoted', [line.noted]],
    ['report_headKind', line.kinds],
    ['report_headWhatHappened', [line.words || line.wordless]],
    ['report_headWhereHow', line.where],
    ['report_headWho', line.who],
    ['report_headWitnesses', line.witnesses],
    ['report_headTold', line.told],
    ['report_headEffect', line.effect],
    ['report_headShownBy', line.shownBy],
    ['report_headMarks', line.marks],
  ];
  return facts
    .map(([head, all]) => [say(head), all.filter((one) => one !== '').join(' / ')] as const)
    .filter(([, told]) => told !== '')
    .map(([head, told]) => `${head}: ${told}`)
    .join('\n');
}

/** `DTSTART` and, where it lasts, `DTEND`. */
function whenOf(row: ChronologyRow): string[] {
  if (row.kind === 'incident') return toldWhen(row.incident);
  const {at, until} = row.row;
  return [`DTSTART:${utc(at)}`, ...(until ? [`DTEND:${utc(until)}`] : [])];
}

function toldWhen({record}: PackIncident): string[] {
  const {happened, writtenAt} = record;
  const span = wallSpan(happened);
  if (!span) return days(localTime(writtenAt.at, writtenAt.offsetMinutes).date);
  if (!happened.start.includes('T')) return days(span.first.slice(0, 10), span.last.slice(0, 10));
  const until = happened.end === null ? undefined : span.last;
  const instants = offsetIn(happened.zone, writtenAt.at) === undefined ? undefined : spanOf(happened);
  if (!instants) return [`DTSTART:${floating(span.first)}`, ...(until ? [`DTEND:${floating(until)}`] : [])];
  // In the night in which clocks go back, one clock time is two moments.
  const lasts = until !== undefined || instants.to !== instants.from;
  return [`DTSTART:${utc(instants.from)}`, ...(lasts ? [`DTEND:${utc(instants.to)}`] : [])];
}

/** Whole days; the end of an event is the first day after it. */
function days(first: string, last = first): string[] {
  const after = instantOf(Date.parse(`${last}T00:00:00Z`) + DAY_MS)?.slice(0, 10) ?? last;
  return [`DTSTART;VALUE=DATE:${basic(first)}`, `DTEND;VALUE=DATE:${basic(after)}`];
}

function utc(at: Instant): string {
  return `${basic(at.slice(0, 19))}Z`;
}

/** On whatever clock the reader has: no zone is known. */
function floating(wall: string): string {
  return `${basic(wall)}00`;
}

function basic(iso: string): string {
  return iso.replace(/[-:]/g, '');
}

/** RFC 5545 §3.3.11; characters that have no form in a text are named. */
function text(words: string): string {
  return visibleControls(words.replace(/\r\n?/g, '\n'))
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** Lines of at most 75 octets, never cut within a character; each further one begins with a blank. */
function folded(line: string): string {
  let out = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > LINE) {
      out += '\r\n ';
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return out;
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
