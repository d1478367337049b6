import type {EntryType} from '../custody/entry.ts';
import {valueIn} from '../facts/facts.ts';
import type {PackExhibit, ReportContext} from '../pack/pack-input.ts';
import type {MessageName, Say} from '../words.ts';
import {accountKey, accountsOf, accountsTable} from './accounts.ts';
import {dayText} from './dates.ts';
import {doubtsOf} from './exhibit-doubts.ts';
import {type FactRow, plainRow, plainTable} from './fact-table.ts';
import {html, type Markup, nothing} from './html.ts';
import {kindName} from './kind-names.ts';
import {entriesOf} from './log-section.ts';
import {platformName} from './platform-name.ts';
import {quoted, quotedBlock} from './quoted.ts';
import {type TimelineRow, timelineOf} from './timeline.ts';

/** What a reader who knows nothing needs in two minutes. Counts and facts only; what they mean is for the reader. */
export function summary(context: ReportContext): Markup {
  const {input} = context;
  const {exhibits, say} = input;
  const record = input.caseRecords.at(-1)?.record;
  const accounts = accountsOf(exhibits);
  const doubtful = exhibits.filter((one) => doubtsOf(one, say).length > 0).length;
  return html`<section class="summary" id="summary">
<h2>${say('report_summaryTitle')}</h2>
${record && record.summary !== '' ? html`<h3>${say('report_keepersWords')}</h3>${quotedBlock(record.summary, undefined, say)}` : nothing}
${plainTable(say('report_summaryTable'), [
  ...period(timelineOf(exhibits), input.language, say),
  plainRow(
    'report_byKind',
    counted(exhibits, (one) => kindName(one.facts, say)),
    say,
  ),
  plainRow(
    'report_byPlatform',
    counted(exhibits, (one) => platformOf(one, say)),
    say,
  ),
  plainRow('report_pages', html`${new Set(exhibits.map(pageOf).filter((page) => page !== undefined)).size}`, say),
  plainRow('report_accountCount', html`${accounts.length}`, say),
  plainRow('report_noAccount', html`${exhibits.filter((one) => accountKey(one) === undefined).length}`, say),
  plainRow('report_doubtful', html`${doubtful}`, say),
  plainRow('report_deleted', html`${deletedCount(context)}`, say),
])}
${told(context)}${accountsTable(accounts, say)}
</section>
`;
}

/** First and last day of each way of knowing a time; never one mixed with another. */
function period(rows: readonly TimelineRow[], language: string, say: Say): FactRow[] {
  const posted = rows.filter(({basis}) => basis !== 'seen');
  const seen = rows.filter(({basis}) => basis === 'seen');
  const line = (label: MessageName, some: readonly TimelineRow[]) => {
    const first = some.at(0);
    const last = some.at(-1);
    if (!first || !last) return [];
    const from = dayText(first.at, first.offsetMinutes, language);
    const to = dayText(last.at, last.offsetMinutes, language);
    return [plainRow(label, html`${from === to ? from : say('report_fromTo', from, to)}`, say)];
  };
  return [...line('report_periodPosted', posted), ...line('report_periodSeen', seen)];
}

function counted(exhibits: readonly PackExhibit[], nameOf: (one: PackExhibit) => string): Markup {
  if (exhibits.length === 0) return nothing;
  const counts = new Map<string, number>();
  for (const one of exhibits) counts.set(nameOf(one), (counts.get(nameOf(one)) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return html`${sorted.map(([name, count]) => html`<span class="count"><bdi>${name}</bdi>: ${count}</span> `)}`;
}

function platformOf({facts}: PackExhibit, say: Say): string {
  const platform = facts && valueIn(facts.item.platform);
  return platform === undefined ? say('report_platformUnknown') : platformName(platform);
}

function pageOf({facts}: PackExhibit): string | undefined {
  return facts && (valueIn(facts.page.addressPlain) ?? valueIn(facts.page.address));
}

/** How many deletions the log tells of that were not taken back; only where the whole log is shown. */
function deletedCount({input}: ReportContext): string {
  if (input.scope === 'chosen') return input.say('report_notCounted');
  const timesLogged = (type: EntryType) => entriesOf(input).filter(({entry}) => entry.type === type).length;
  return String(timesLogged('record.deleted') - timesLogged('record.putBack'));
}

/** Told to stop, orders and references: only what the keeper wrote down. */
function told({input}: ReportContext): Markup {
  const {say} = input;
  const record = input.caseRecords.at(-1)?.record;
  if (!record) return nothing;
  const {toldToStop, orders, references} = record;
  const rows = [
    ...(toldToStop
      ? [plainRow('report_toldToStop', html`${quoted(toldToStop.at, say)} ${quoted(toldToStop.how, say)}`, say)]
      : []),
    ...orders.map((order) =>
      plainRow(
        'report_order',
        html`${[order.name, order.court, order.from, order.to, ...order.terms].filter((text) => text !== '').map((text) => html`${quoted(text, say)}<br>`)}`,
        say,
      ),
    ),
    ...references.map((one) =>
      plainRow(
        'report_reference',
        html`${[one.body, one.reference, one.officer].filter((text) => text !== '').map((text) => html`${quoted(text, say)}<br>`)}`,
        say,
      ),
    ),
  ];
  return plainTable(say('report_keeperSays'), rows);
}
