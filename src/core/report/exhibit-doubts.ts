import {known} from '../facts/facts.ts';
import type {PackExhibit} from '../pack/pack-input.ts';
import {millisecondsOf} from '../time.ts';
import type {Say} from '../words.ts';
import {importedFindings} from './exhibit-imported.ts';
import {html, type Markup} from './html.ts';
import {seenAt} from './timeline.ts';

/** Everything about an exhibit that failed or is doubtful, as sentences: what the record says, and what it shows. */
export function doubtsOf(one: PackExhibit, say: Say): string[] {
  const {exhibit, facts} = one;
  const said = [
    ...exhibit.problems.map(({sentence}) => sentence),
    ...(facts?.doubts ?? []).map(({sentence}) => sentence),
  ];
  if (exhibit.origin === 'captured' && exhibit.capture.pageChanged) said.push(say('report_doubtPageChanged'));
  if (claimsLaterThanSeen(one)) said.push(say('report_doubtLater'));
  return [...new Set(said)];
}

/** The list of doubts; where there is none, that is said too. */
export function doubtsSection(one: PackExhibit, say: Say): Markup {
  const doubts = doubtsOf(one, say).map((sentence) => html`${sentence}`);
  const all = [...doubts, ...importedFindings(one, say)];
  if (all.length === 0) return html`<p>${say('report_noDoubts')}</p>`;
  return html`<ul class="doubts">${all.map((sentence) => html`<li dir="auto">${sentence}</li>`)}</ul>`;
}

/** More than a minute, so that a clock that is a little off raises no doubt. */
function claimsLaterThanSeen(one: PackExhibit): boolean {
  const exact = one.facts?.postedAt.exact;
  if (!exact || !known(exact)) return false;
  return millisecondsOf(exact.value) > millisecondsOf(seenAt(one).at) + 60_000;
}
