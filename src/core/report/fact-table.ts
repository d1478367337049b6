import type {Fact, FactSource} from '../facts/facts.ts';
import {known} from '../facts/facts.ts';
import type {MessageName, Say} from '../words.ts';
import {html, type Markup, nothing} from './html.ts';
import {notShown} from './quoted.ts';

/** One line of a table of facts. `how` is nothing for what we saw ourselves. */
export type FactRow = {label: string; value: Markup; how: Markup};

const SOURCES: {readonly [source in FactSource]: MessageName} = {
  attribute: 'report_fromAttribute',
  text: 'report_fromText',
  address: 'report_fromAddress',
  meta: 'report_fromMeta',
  keeper: 'report_fromKeeper',
};

/** A fact with its value and how it is known, or why it is missing. */
export function factRow<T>(label: MessageName, fact: Fact<T>, show: (value: T) => Markup, say: Say): FactRow {
  return known(fact)
    ? {label: say(label), value: show(fact.value), how: html`${say(SOURCES[fact.from])}`}
    : {label: say(label), value: notShown(fact.missing, say), how: nothing};
}

/** A line whose value is no fact of a page; `how` where there is something to say of it. */
export function plainRow(label: MessageName, value: Markup, say: Say, how?: MessageName): FactRow {
  return {label: say(label), value, how: how === undefined ? nothing : html`${say(how)}`};
}

/** Lines that belong together under a heading of their own. */
export type FactGroup = {title: MessageName; rows: readonly FactRow[]};

/** A table of facts in groups: what, the value, how it is known. Its head and its groups' heads are read out as such. */
export function factTable(caption: string, groups: readonly FactGroup[], say: Say): Markup {
  const filled = groups.filter(({rows}) => rows.length > 0);
  if (filled.length === 0) return nothing;
  return html`<div class="keep"><table class="facts">
<caption>${caption}</caption>
<thead><tr><th scope="col">${say('report_headWhat')}</th><th scope="col">${say('report_headValue')}</th><th scope="col">${say('report_headHowKnown')}</th></tr></thead>
${filled.map((group) => groupBody(group, say))}</table></div>
`;
}

function groupBody({title, rows}: FactGroup, say: Say): Markup {
  return html`<tbody>
<tr class="group"><th scope="rowgroup" colspan="3">${say(title)}</th></tr>
${rows.map(({label, value, how}) => html`<tr><th scope="row">${label}</th><td>${value}</td><td>${how}</td></tr>\n`)}</tbody>
`;
}

/** A table of what was counted or done by us: two columns. Nothing where there are no rows. */
export function plainTable(caption: string, rows: readonly FactRow[]): Markup {
  if (rows.length === 0) return nothing;
  return html`<table class="plain">
<caption>${caption}</caption>
<tbody>
${rows.map(({label, value}) => html`<tr><th scope="row">${label}</th><td>${value}</td></tr>\n`)}</tbody></table>
`;
}

/** The same for many short lines: as a list in two columns, to save paper. */
export function shortList(rows: readonly FactRow[]): Markup {
  return html`<dl class="short">${rows.map(({label, value}) => html`<div><dt>${label}</dt><dd>${value}</dd></div>\n`)}</dl>
`;
}
