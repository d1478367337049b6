import {exhibitLabel, type ReportContext} from '../pack/pack-input.ts';
import {dayText, momentText} from './dates.ts';
import {type FactRow, plainRow, plainTable} from './fact-table.ts';
import {fingerprint} from './hash.ts';
import {html, type Markup, nothing} from './html.ts';
import {quoted} from './quoted.ts';
import {sourcesOf} from './sources.ts';

/** Head of the first page: what this is, whose, from when. The summary follows it on the same page. */
export function cover(context: ReportContext): Markup {
  const {input} = context;
  const {say} = input;
  const record = input.caseRecords.at(-1)?.record;
  const title = record?.title ?? '';
  return html`<header class="cover">
<h1>${say('report_title')}</h1>
${title === '' ? nothing : html`<p class="case-title">${quoted(title, say)}</p>`}
${plainTable(say('report_coverTable'), [
  ...(record && record.keeper.name !== '' ? [plainRow('report_keeper', quoted(record.keeper.name, say), say)] : []),
  plainRow('report_exhibitCount', exhibitCount(context), say),
  ...(input.incidents.length > 0
    ? [plainRow('report_countEntries', html`<a href="#count-entries">${sourcesOf(input).incidents.size}</a>`, say)]
    : []),
  plainRow(
    'report_madeOn',
    html`${dayText(input.sealedAt.at, input.sealedAt.offsetMinutes, input.language)}, ${momentText(input.sealedAt)}`,
    say,
  ),
  ...madeFor(context),
  plainRow('report_packName', html`<code>${context.name}</code>`, say),
  plainRow('report_fingerprint', html`<code>${fingerprint(input.keyId)}</code>`, say),
  plainRow('report_madeWith', html`Holdfast ${input.version}`, say),
])}
</header>
`;
}

function exhibitCount({input}: ReportContext): Markup {
  const {exhibits, say, scope, exhibitsInCase} = input;
  const first = exhibits.at(0);
  const last = exhibits.at(-1);
  const count = say(scope === 'whole' ? 'report_countWhole' : 'report_countChosen', exhibits.length, exhibitsInCase);
  if (!first || !last) return html`${count}`;
  return html`<a href="#count-exhibits">${count}</a>: ${exhibitLabel(input, first.ordinal)} – ${exhibitLabel(input, last.ordinal)}`;
}

/** For whom it was made, where the keeper said so. */
function madeFor({input}: ReportContext): FactRow[] {
  const {madeFor: whom, say} = input;
  if (!whom) return [];
  // “Somebody else” says nothing without a name.
  const kind = whom.kind === '' || whom.kind === 'other' ? nothing : html`${say(`report_for_${whom.kind}`)} `;
  const name = whom.name.trim() === '' ? nothing : quoted(whom.name, say);
  return kind === nothing && name === nothing ? [] : [plainRow('report_madeFor', html`${kind}${name}`, say)];
}
