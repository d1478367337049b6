import type {ReportContext} from '../pack/pack-input.ts';
import type {MessageName, Say} from '../words.ts';
import {html, type Markup} from './html.ts';

/** What a pack shows, in the order of docs/limits.md. */
export const SHOWS: readonly MessageName[] = [
  'report_limitShowsFiles',
  'report_limitShowsKey',
  'report_limitShowsLog',
  'report_limitShowsTime',
  'report_limitShowsHow',
];

/** What it does not show. */
export const SHOWS_NOT: readonly MessageName[] = [
  'report_limitNotSent',
  'report_limitNotWriter',
  'report_limitNotClock',
  'report_limitNotTold',
  'report_limitNotAll',
  'report_limitNotRebuilt',
  'report_limitNotStranger',
  'report_limitNotCourt',
];

/** Which way of checking finds a change: hash lists, BagIt validator, checker, with known key, with receipt or time. */
const FOUND: readonly (readonly [MessageName, boolean, boolean, boolean, boolean, boolean])[] = [
  ['report_changeDamage', true, true, true, true, true],
  ['report_changeAdded', false, true, true, true, true],
  ['report_changeRedone', false, false, true, true, true],
  ['report_changeCutOff', false, false, true, true, true],
  ['report_changeOtherKey', false, false, false, true, true],
  ['report_changeSameKey', false, false, false, false, true],
  ['report_changeBefore', false, false, false, false, false],
];

/** What the pack shows and what it does not, once the checks have passed. */
export function limitsSection({input}: ReportContext): Markup {
  const {say} = input;
  return html`<section class="limits-all" id="limits">
<h2>${say('report_limitsTitle')}</h2>
<h3>${say('report_limitsShows')}</h3>
<ul>${SHOWS.map((name) => html`<li>${say(name)}</li>`)}</ul>
<h3>${say('report_limitsNot')}</h3>
<ul>${SHOWS_NOT.map((name) => html`<li>${say(name)}</li>`)}</ul>
${foundTable(say)}
</section>
`;
}

function foundTable(say: Say): Markup {
  const heads: readonly MessageName[] = [
    'report_headChange',
    'report_byHashes',
    'report_byBagit',
    'report_byChecker',
    'report_byKnownKey',
    'report_byReceipt',
  ];
  return html`<table class="found">
<caption>${say('report_foundTable')}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead>
<tbody>
${FOUND.map(([change, ...found]) => html`<tr><th scope="row">${say(change)}</th>${found.map((one) => (one ? html`<td>${say('report_found')}</td>` : html`<td class="not-found">${say('report_notFound')}</td>`))}</tr>\n`)}</tbody></table>
`;
}
