import type {Entry} from '../custody/entry.ts';
import {exhibitLabel, type PackInput, type ReportContext} from '../pack/pack-input.ts';
import type {Say} from '../words.ts';
import {localTime} from './dates.ts';
import {html, type Markup, nothing} from './html.ts';
import {ENTRY} from './kind-names.ts';

type Logged = Pick<PackInput, 'log' | 'scope' | 'exhibits' | 'caseRecords' | 'incidents' | 'subjects'>;

/** Entries of the log that this pack shows: all, or in a chosen pack those that made one of its records. */
export function entriesOf(input: Logged): {entry: Entry}[] {
  // Our own log: each line is the canonical JSON of an Entry (append-entry.ts), and is checked in core/verify.
  const entries = input.log.map(({line}) => ({entry: JSON.parse(line) as Entry}));
  if (input.scope === 'whole') return entries;
  const {exhibits, caseRecords, incidents, subjects} = input;
  const shown = new Set([...exhibits, ...caseRecords, ...incidents, ...subjects].map(({digest}) => digest));
  return entries.filter(({entry}) => entry.digest !== null && shown.has(entry.digest));
}

/** What was done to which record and when, one line an entry, in pieces. */
export function* logSection(context: ReportContext): Generator<Markup> {
  const {input} = context;
  const {say} = input;
  const labels = labelsOf(input);
  const entries = entriesOf(input);
  yield html`<section class="log" id="log">
<h2>${say('report_logTitle')}</h2>
<p>${say(input.scope === 'whole' ? 'report_logIntroWhole' : 'report_logIntroChosen', entries.length, input.log.length)}</p>
`;
  if (entries.length > 0)
    yield html`<table>
<thead><tr><th scope="col">${say('report_headEntry')}</th><th scope="col">${say('report_headWhenLogged')}</th><th scope="col">${say('report_headHappened')}</th><th scope="col">${say('report_headDigest')}</th></tr></thead>
<tbody>
`;
  for (const {entry} of entries) yield logRow(entry, labels.get(entry.target.id), context);
  if (entries.length > 0)
    yield html`</tbody></table>
`;
  yield html`</section>
`;
}

/** What the report calls each record that an entry can be about. */
function labelsOf(input: PackInput): ReadonlyMap<string, string> {
  const {say, exhibits, incidents, subjects} = input;
  return new Map<string, string>([
    ...exhibits.map(({id, ordinal}) => [id, exhibitLabel(input, ordinal)] as const),
    ...incidents.map(({record}) => [record.id, say('report_entryShort', record.ordinal)] as const),
    ...subjects.map(({record}) => [record.id, say('report_personLabel', record.ordinal)] as const),
  ]);
}

function logRow(entry: Entry, label: string | undefined, {input}: ReportContext): Markup {
  const {date, time, offset} = localTime(entry.at, entry.offsetMinutes);
  const happened = whatHappened(entry, input.say);
  const target = label === undefined ? nothing : html` ${label}`;
  const digest = entry.digest === null ? nothing : html`<code class="hash">${entry.digest}</code>`;
  return html`<tr><td>${entry.seq}</td><td><span class="time">${date} ${time}</span> <span class="time">${offset}</span></td><td>${happened}${target}</td><td>${digest}</td></tr>
`;
}

function whatHappened({type, detail}: Entry, say: Say): string {
  const {seconds} = detail;
  if (type !== 'clock.jumped' || typeof seconds !== 'number') return say(ENTRY[type]);
  return say(seconds < 0 ? 'report_logClockBack' : 'report_logClockOn', Math.abs(seconds));
}
