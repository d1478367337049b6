import type {Entry} from '../custody/entry.ts';
import {exhibitLabel, type PackInput, type ReportContext} from '../pack/pack-input.ts';
import {localTime} from './dates.ts';
import {html, type Markup, nothing} from './html.ts';
import {ENTRY} from './kind-names.ts';

/** Entries of the log that this pack shows: all, or in a chosen pack those that made one of its records. */
export function entriesOf(input: Pick<PackInput, 'log' | 'scope' | 'exhibits' | 'caseRecords'>): {entry: Entry}[] {
  // Our own log: each line is the canonical JSON of an Entry (append-entry.ts), and is checked in core/verify.
  const entries = input.log.map(({line}) => ({entry: JSON.parse(line) as Entry}));
  if (input.scope === 'whole') return entries;
  const shown = new Set([...input.exhibits, ...input.caseRecords].map(({digest}) => digest));
  return entries.filter(({entry}) => entry.digest !== null && shown.has(entry.digest));
}

/** What was done to which record and when, one line an entry, in pieces. */
export function* logSection(context: ReportContext): Generator<Markup> {
  const {input} = context;
  const {say} = input;
  const labels = new Map(input.exhibits.map(({id, ordinal}) => [id as string, exhibitLabel(input, ordinal)]));
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

function logRow(entry: Entry, label: string | undefined, {input}: ReportContext): Markup {
  const {date, time, offset} = localTime(entry.at, entry.offsetMinutes);
  const happened = input.say(ENTRY[entry.type]);
  const target = label === undefined ? nothing : html` ${label}`;
  const digest = entry.digest === null ? nothing : html`<code class="hash">${entry.digest}</code>`;
  return html`<tr><td>${entry.seq}</td><td><span class="time">${date} ${time}</span> <span class="time">${offset}</span></td><td>${happened}${target}</td><td>${digest}</td></tr>
`;
}
