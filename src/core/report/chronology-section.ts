import {known} from '../facts/facts.ts';
import {exhibitLabel, type PackExhibit, type PackIncident, type ReportContext} from '../pack/pack-input.ts';
import {cutText} from '../text.ts';
import type {Say} from '../words.ts';
import {localAndUtc} from './both-times.ts';
import {chronologyOf} from './chronology-rows.ts';
import {localTime} from './dates.ts';
import {toldText, writtenAfter} from './diary-section.ts';
import {doubtsOf} from './exhibit-doubts.ts';
import {html, type Markup, nothing} from './html.ts';
import {BASIS, kindName} from './kind-names.ts';
import {platformName} from './platform-name.ts';
import {address, quoted, shownFact} from './quoted.ts';
import {seenAt, type TimelineRow} from './timeline.ts';

/** Characters of a post in the chronology; the whole is on its page. */
const FIRST_WORDS = 240;

/** Every exhibit in order of time, in pieces. */
export function* chronologySection(context: ReportContext): Generator<Markup> {
  const {say, exhibits, incidents} = context.input;
  yield html`<section class="chronology" id="chronology">
<h2>${say('report_chronologyTitle')}</h2>
<p>${say('report_chronologyIntro')}</p>
`;
  if (exhibits.length + incidents.length > 0) {
    yield html`<table>
<thead><tr><th scope="col">${say('report_headNumber')}</th><th scope="col">${say('report_headWhen')}</th><th scope="col">${say('report_headWhatPosted')}</th><th scope="col">${say('report_headKept')}</th></tr></thead>
<tbody>
`;
    for (const one of chronologyOf(context.input))
      yield one.kind === 'exhibit' ? chronologyRow(one.row, context) : incidentRow(one.incident, context);
    yield html`</tbody></table>
`;
  } else yield html`<p>${say('report_noExhibits')}</p>`;
  yield html`</section>
`;
}

function chronologyRow(row: TimelineRow, context: ReportContext): Markup {
  const {say} = context.input;
  const {exhibit} = row;
  const doubts = doubtsOf(exhibit, say).length;
  return html`<tr><td class="number"><a href="#exhibit-${exhibit.ordinal}">${exhibitLabel(context.input, exhibit.ordinal)}</a></td>
<td>${when(row, say)}</td>
<td>${what(row, say)}</td>
<td>${seen(exhibit)}${doubts > 0 ? html`<br>${say('report_doubtCount', doubts)}` : nothing}</td></tr>
`;
}

/** An incident: its time as told and how sure, the first of its words, and when it was written down. */
function incidentRow({record}: PackIncident, context: ReportContext): Markup {
  const {say} = context.input;
  return html`<tr><td class="number"><a href="#incident-${record.ordinal}">${say('report_incidentLabel', record.ordinal)}</a></td>
<td>${toldText(record.happened, say)}</td>
<td>${quoted(cutText(record.words, FIRST_WORDS), say)}${record.where.text === '' ? nothing : html`<br><span class="small">${quoted(record.where.text, say)}</span>`}</td>
<td>${say('report_written')}: ${localAndUtc(record.writtenAt.at, record.writtenAt.offsetMinutes, '')}${writtenAfter(record, say)}</td></tr>
`;
}

function seen(exhibit: PackExhibit): Markup {
  const {at, offsetMinutes} = seenAt(exhibit);
  return localAndUtc(at, offsetMinutes, '');
}

/** The time of a row and how it is known. A row without a time of the page shows none. */
function when(row: TimelineRow, say: Say): Markup {
  const basis = html`<span class="basis">${say(BASIS[row.basis])}</span>`;
  if (row.basis === 'seen') return basis;
  const {date, time, offset} = localTime(row.at, row.offsetMinutes);
  return html`<span class="time">${date} ${time}</span> <span class="zone">(${offset})</span>${until(row)}<br>${basis}`;
}

/** The end of a range that the page's words can mean. */
function until({basis, exhibit, offsetMinutes}: TimelineRow): Markup {
  const latest = exhibit.facts?.postedAt.latest;
  if (basis !== 'range' || !latest) return nothing;
  const {date, time} = localTime(latest, offsetMinutes);
  return html` – <span class="time">${date} ${time}</span>`;
}

function what({exhibit}: TimelineRow, say: Say): Markup {
  const {facts} = exhibit;
  if (!facts) return html`${kindName(facts, say)}`;
  const {item, page} = facts;
  const {displayName, handle} = item.author;
  const who = known(displayName) || known(handle) ? [displayName, handle].filter(known) : [];
  const platform = known(item.platform) ? html` · <bdi>${platformName(item.platform.value)}</bdi>` : nothing;
  return html`<span class="what">${kindName(facts, say)}${platform}</span><br>
${who.length > 0 ? html`<b>${who.map(({value}) => html`${quoted(value, say)} `)}</b><br>` : html`<span class="missing">${say('report_noName')}</span><br>`}
${shownFact(item.text, (text) => quoted(cutText(text, FIRST_WORDS), say), say)}<br>
<span class="small">${known(item.permalink) ? address(item.permalink.value, say) : shownFact(page.address, (text) => address(text, say), say)}</span>`;
}
