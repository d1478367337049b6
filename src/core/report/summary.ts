import {wallSpan} from '../diary/told-time.ts';
import type {PackInput, ReportContext} from '../pack/pack-input.ts';
import type {MessageName, Say} from '../words.ts';
import {accountsOf, accountsTable} from './accounts.ts';
import {type CountGroup, type CountId, countLink, countsOf, NO_ACCOUNT} from './counts.ts';
import {dayText} from './dates.ts';
import {type FactRow, plainRow, plainTable} from './fact-table.ts';
import {html, type Markup, nothing} from './html.ts';
import {entriesOf} from './log-section.ts';
import {quotedBlock} from './quoted.ts';
import {newestIncidents} from './sources.ts';
import {toldRows} from './summary-told.ts';
import {lastOf, type TimelineRow, timelineOf} from './timeline.ts';
import {liftable} from './veil.ts';

/** What a reader who knows nothing needs in two minutes. Counts and facts only; what they mean is for the reader. */
export function summary(context: ReportContext): Markup {
  const {input} = context;
  const {exhibits, say} = input;
  const record = input.caseRecords.at(-1)?.record;
  const accounts = accountsOf(exhibits);
  return html`<section class="summary" id="summary">
<h2>${say('report_summaryTitle')}</h2>
${record && record.summary !== '' ? html`<h3>${say('report_keepersWords')}</h3>${liftable(say('report_showWords', say('report_keepersWords')), quotedBlock(record.summary, undefined, say))}` : nothing}
${plainTable(say('report_keeperSays'), toldRows(input))}
${plainTable(say('report_summaryTable'), [
  ...toldPeriod(input),
  ...period(timelineOf(exhibits), input.language, say),
  ...countsOf(input)
    .filter(({id}) => !LISTED_ELSEWHERE.has(id))
    .map(countRow),
  ...(exhibits.length > 0 ? numberRows(input, accounts.length) : []),
  plainRow('report_deleted', html`<a href="#log">${deletedCount(context)}</a>`, say),
])}
${accountsTable(accounts, say)}
</section>
`;

  function countRow({title, counts}: CountGroup): FactRow {
    return plainRow(
      title,
      html`${counts.map((one) => html`<span class="count"><bdi>${one.label}</bdi>: ${countLink(one)}</span> `)}`,
      say,
    );
  }
}

/** Groups of which the page says how many there are, and no more. */
const LISTED_ELSEWHERE: ReadonlySet<CountId> = new Set(['persons', 'pages', 'accounts']);

function numberRows(input: PackInput, accounts: number): FactRow[] {
  const {say} = input;
  const counts = (wanted: CountId) => countsOf(input).find(({id}) => id === wanted)?.counts ?? [];
  const without = counts('accounts').find(({id}) => id === NO_ACCOUNT);
  return [
    plainRow('report_pages', groupLink('pages', counts('pages').length), say),
    plainRow('report_accountCount', groupLink('accounts', accounts), say),
    plainRow('report_noAccount', without ? countLink(without) : html`0`, say),
  ];
}

/** How many there are in a group, leading to the list of them. */
function groupLink(id: CountId, many: number): Markup {
  return many === 0 ? html`0` : html`<a href="#counted-${id}">${many}</a>`;
}

/** First and last day that the diary tells of, as they were told. */
function toldPeriod(input: PackInput): FactRow[] {
  const spans = newestIncidents(input)
    .flatMap(({record}) => wallSpan(record.happened) ?? [])
    .map(({first, last}) => ({first: first.slice(0, 10), last: last.slice(0, 10)}));
  const first = spans.map((one) => one.first).sort()[0];
  const last = spans
    .map((one) => one.last)
    .sort()
    .at(-1);
  if (first === undefined || last === undefined) return [];
  const text = first === last ? first : input.say('report_fromTo', first, last);
  return [plainRow('report_periodTold', html`<span class="time">${text}</span>`, input.say)];
}

/** First and last day that each way of knowing a time leaves possible; never one mixed with another. */
function period(rows: readonly TimelineRow[], language: string, say: Say): FactRow[] {
  const posted = rows.filter(({basis}) => basis !== 'seen' && basis !== 'file');
  const files = rows.filter(({basis}) => basis === 'file');
  const seen = rows.filter(({basis}) => basis === 'seen');
  const line = (label: MessageName, some: readonly TimelineRow[]) => {
    const first = some.at(0);
    const last = lastOf(some);
    if (!first || !last) return [];
    const from = dayText(first.at, first.offsetMinutes, language);
    const to = dayText(last.at, last.offsetMinutes, language);
    return [plainRow(label, html`${from === to ? from : say('report_fromTo', from, to)}`, say)];
  };
  return [
    ...line('report_periodPosted', posted),
    ...line('report_periodFile', files),
    ...line('report_periodSeen', seen),
  ];
}

/** How many records the log says were deleted and were not put back; only where the whole log is shown. */
function deletedCount({input}: ReportContext): string {
  if (input.scope === 'chosen') return input.say('report_notCounted');
  const deleted = new Set<string>();
  for (const {entry} of entriesOf(input)) {
    // What is put back has an entry that says so, or one for the revision that follows.
    if (entry.type === 'record.deleted') deleted.add(entry.target.id);
    else deleted.delete(entry.target.id);
  }
  return String(deleted.size);
}
