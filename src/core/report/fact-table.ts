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

/** A line whose value needs no source. */
export function plainRow(label: MessageName, value: Markup, say: Say): FactRow {
  return {label: say(label), value, how: nothing};
}

/** A table of what a page said: what, the value, how it is known. Nothing where there are no rows. */
export function factTable(caption: MessageName, rows: readonly FactRow[], say: Say): Markup {
  if (rows.length === 0) return nothing;
  return html`<table class="facts">
<caption>${say(caption)}</caption>
<thead><tr><th scope="col">${say('report_headWhat')}</th><th scope="col">${say('report_headPageSays')}</th><th scope="col">${say('report_headHowKnown')}</th></tr></thead>
<tbody>
${rows.map(({label, value, how}) => html`<tr><th scope="row">${label}</th><td>${value}</td><td>${how}</td></tr>\n`)}</tbody></table>
`;
}

/** A table of what was seen or done by us: two columns. Nothing where there are no rows. */
export function plainTable(caption: string, rows: readonly FactRow[]): Markup {
  if (rows.length === 0) return nothing;
  return html`<table class="plain">
<caption>${caption}</caption>
<tbody>
${rows.map(({label, value}) => html`<tr><th scope="row">${label}</th><td>${value}</td></tr>\n`)}</tbody></table>
`;
}
