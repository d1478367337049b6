import type {GapsAndBursts} from '../picture/gaps.ts';
import type {AccountSeen, NewAccounts} from '../picture/new-accounts.ts';
import type {AroundStep, Step} from '../picture/steps.ts';
import {wallClockOf} from '../picture/wall-clock.ts';
import type {MessageName} from '../words.ts';
import {html, type Markup, nothing} from './html.ts';
import type {Patterns} from './patterns-section.ts';
import {platformName} from './platform-name.ts';
import {quoted} from './quoted.ts';
import {liftableWords} from './veil.ts';

const STEP: {readonly [kind in Step['kind']]: MessageName} = {
  toldToStop: 'report_toldToStop',
  blocked: 'report_stepBlocked',
  changedContact: 'report_stepChanged',
  other: 'report_stepOther',
  order: 'report_order',
  help: 'report_stepHelp',
};

/** Days on which nothing is known to have happened, and what lies on both sides. */
export function gapTable({input, links}: Patterns, {gaps, rule}: GapsAndBursts): Markup {
  const {say} = input;
  const rows = gaps.map(({first, last, days, before, after, maybe}) => [
    html`${first}`,
    html`${last}`,
    html`${days}`,
    html`${links(before)}; ${links(after)}`,
    links(maybe),
  ]);
  return table(
    say('report_patternsGaps', rule.gapDays),
    ['report_headFirstDay', 'report_headLastDay', 'report_headDays', 'report_headBeforeAfter', 'report_headMaybe'],
    rows,
    input,
  );
}

/** Days on end that together hold much. */
export function burstTable({input, links}: Patterns, {bursts, rule}: GapsAndBursts): Markup {
  const rows = bursts.map(({first, last, ids}) => [html`${first}`, html`${last}`, html`${ids.length}`, links(ids)]);
  return table(
    input.say('report_patternsBursts', rule.burstCount, rule.burstDays),
    ['report_headFirstDay', 'report_headLastDay', 'report_headCount', 'report_headWhich'],
    rows,
    input,
  );
}

/** As many days before a step as after it. */
export function aroundTable({input, links}: Patterns, around: readonly AroundStep[]): Markup {
  const {say} = input;
  const rows = around.map(({step, before, after}) => [
    stepText(step, input),
    html`${before.length}${before.length > 0 ? html`: ${links(before)}` : nothing}`,
    html`${after.length}${after.length > 0 ? html`: ${links(after)}` : nothing}`,
  ]);
  const unplaced = new Set(
    around.flatMap(({notPlaced: {crossing, seenOnly, undated}}) => [...crossing, ...seenOnly, ...undated]),
  );
  const caption = say('report_patternsAround', around[0]?.days ?? 0);
  return html`${table(caption, ['report_headStep', 'report_headBefore', 'report_headAfterIt'], rows, input)}${unplaced.size > 0 ? html`<p class="small">${say('report_aroundNotPlaced')} ${unplaced.size} (${links([...unplaced])}).</p>` : nothing}
`;
}

/** Accounts whose earliest trace in the record lies after a step; those that may lie before it are told apart. */
export function newAccountsTable(patterns: Patterns, found: readonly NewAccounts[]): Markup {
  const {input} = patterns;
  const rows = found
    .filter(({after, maybe}) => after.length + maybe.length > 0)
    .map(({step, after, maybe}) => [
      stepText(step, input),
      html`${after.map((one) => accountLine(one, patterns))}`,
      html`${maybe.map((one) => accountLine(one, patterns))}`,
    ]);
  return table(
    input.say('report_patternsNewAccounts'),
    ['report_headStep', 'report_headAccountsAfter', 'report_headAccountsMaybe'],
    rows,
    input,
  );
}

function accountLine({platform, names, first, ids}: AccountSeen, {input, links, zone}: Patterns): Markup {
  const {say} = input;
  const place = platform === '' ? nothing : html`${quoted(platformName(platform), say)}: `;
  const day = first ? html` <span class="small">${wallClockOf(zone)(first.from).day}</span>` : nothing;
  return html`${place}${names.map((name) => html`${quoted(name, say)} `)}${day} ${links(ids)}<br>`;
}

function stepText({kind, at, what}: Step, {say}: Patterns['input']): Markup {
  const when = at === '' ? nothing : html`<br>${quoted(at.replace('T', ' '), say)}`;
  const words = what === '' ? nothing : html`<br>${liftableWords('report_headWhat', quoted(what, say), say)}`;
  return html`${say(STEP[kind])}${when}${words}`;
}

function table(
  caption: string,
  heads: readonly MessageName[],
  rows: readonly (readonly Markup[])[],
  {say}: Patterns['input'],
): Markup {
  if (rows.length === 0) return nothing;
  return html`<div class="keep"><table class="pattern-list">
<caption>${caption}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead>
<tbody>
${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`)}</tbody></table></div>
`;
}
