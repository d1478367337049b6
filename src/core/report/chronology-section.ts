import type {ReportContext} from '../pack/pack-input.ts';
import {cutText} from '../text.ts';
import type {MessageName, Say} from '../words.ts';
import {type ChronologyLine, lineOf, namedBy} from './chronology-lines.ts';
import {type ChronologyRow, chronologyOf} from './chronology-rows.ts';
import {doubtsOf} from './exhibit-doubts.ts';
import {html, type Markup, nothing} from './html.ts';
import {address, quoted} from './quoted.ts';
import {occasionLinks} from './sources.ts';
import {smallLiftBox, veiled} from './veil.ts';

/** Characters of a post in the chronology; the whole is on its page. */
const FIRST_WORDS = 240;
/** Of what else was told: the whole is with the entry. */
const FIRST_OF_REST = 160;

/** The columns, as logs of stalking have them. */
const HEADS: readonly MessageName[] = [
  'report_headNumber',
  'report_headDate',
  'report_headTime',
  'report_headWhatHappened',
  'report_headWhereHow',
  'report_headWho',
  'report_headWitnesses',
  'report_headTold',
  'report_headEffect',
  'report_headShownBy',
];

/** Every exhibit and incident in order of time, in pieces. */
export function* chronologySection(context: ReportContext): Generator<Markup> {
  const {say} = context.input;
  const rows = chronologyOf(context.input);
  yield html`<section class="chronology" id="chronology">
<h2>${say('report_chronologyTitle')}</h2>
<p>${say('report_chronologyIntro')}</p>
`;
  if (rows.length > 0) {
    yield html`<table class="log-table">
<thead><tr>${HEADS.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead>
<tbody>
`;
    for (const one of rows) yield rowPiece(one, context);
    yield html`</tbody></table>
`;
  } else yield html`<p>${say('report_noRows')}</p>`;
  yield html`</section>
`;
}

function rowPiece(row: ChronologyRow, {input}: ReportContext): Markup {
  const {say} = input;
  const line = lineOf(row, input);
  const cells: readonly Markup[] = [
    html`${line.date}${line.until === '' ? nothing : html`<br><span class="small">${say('report_until', line.until)}</span>`}`,
    timeCell(line, say),
    whatCell(line, row, say),
    row.kind === 'exhibit' && row.row.exhibit.facts
      ? html`${line.where.map((one) => address(one, say))}`
      : texts(line.where, say),
    texts(line.who, say),
    texts(line.witnesses, say),
    texts(line.told, say),
    line.effect.length === 0 ? nothing : veiled(texts(line.effect, say)),
    shownCell(row, input),
  ];
  return html`<tr class="lifts"><th scope="row" class="number"><a href="#${line.anchor}">${line.number}</a>${smallLiftBox(say('report_showWords', line.number))}</th>${cells.map((cell, at) => html`<td data-head="${say(HEADS[at + 1] ?? 'report_headNumber')}">${cell}</td>`)}</tr>
`;
}

/** The time, then how it is known, then when it was seen or written down. */
function timeCell({time, zone, known, said, noted}: ChronologyLine, say: Say): Markup {
  return html`${time === '' ? nothing : html`<span class="time">${time}</span> <span class="zone">${zone}</span><br>`}<span class="basis">${known}</span>${said === '' ? nothing : html`<br>${quoted(cutText(said, FIRST_OF_REST), say)}`}<br><span class="small">${noted}</span>`;
}

function whatCell({kinds, marks, words, wordless}: ChronologyLine, row: ChronologyRow, say: Say): Markup {
  const doubts = row.kind === 'exhibit' ? doubtsOf(row.row.exhibit, say).length : 0;
  return html`${kinds.length > 0 ? html`<span class="what">${kinds.map((kind, at) => html`${at > 0 ? ', ' : ''}<bdi>${kind}</bdi>`)}</span><br>` : nothing}${veiled(wordless === '' ? quoted(cutText(words, FIRST_WORDS), say) : html`<span class="missing"><bdi dir="auto">${cutText(wordless, FIRST_WORDS)}</bdi></span>`)}${marks.length > 0 ? html`<br><b>${say('report_markedAs', marks.join(', '))}</b>` : nothing}${doubts > 0 ? html`<br><span class="small">${say('report_doubtCount', doubts)}</span>` : nothing}`;
}

function shownCell(row: ChronologyRow, input: ReportContext['input']): Markup {
  if (row.kind === 'exhibit') return occasionLinks(namedBy(row.row.exhibit.id, input), input);
  const shown = row.incident.record.exhibitIds.map((id) => ({kind: 'exhibit', id}) as const);
  return occasionLinks(shown, input);
}

function texts(all: readonly string[], say: Say): Markup {
  return html`${all.map((one, at) => html`${at > 0 ? html`<br>` : nothing}${quoted(cutText(one, FIRST_OF_REST), say)}`)}`;
}
