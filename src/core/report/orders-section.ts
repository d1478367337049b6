import type {CourtOrder, Occasion} from '../custody/case.ts';
import type {Breach} from '../diary/incident.ts';
import type {PackIncident, ReportContext} from '../pack/pack-input.ts';
import {type FactRow, plainRow, plainTable} from './fact-table.ts';
import {html, type Markup, nothing} from './html.ts';
import {quoted} from './quoted.ts';
import {newestIncidents, occasionLinks} from './sources.ts';
import {liftableWords} from './veil.ts';

type Input = ReportContext['input'];
type Believed = {incident: PackIncident; breach: Breach};

/** Orders of courts with their terms, and under each term the entries that the keeper believes to break it, and why. */
export function* ordersSection({input}: ReportContext): Generator<Markup> {
  const {say} = input;
  const orders = input.caseRecords.at(-1)?.record.orders ?? [];
  if (orders.length === 0) return;
  yield html`<section class="orders" id="orders">
<h2>${say('report_ordersTitle')}</h2>
<p>${say('report_ordersIntro')}</p>
`;
  for (const [at, order] of orders.entries()) yield orderPiece(order, at, input);
  yield html`</section>
`;
}

/** Entries that the keeper believes to break an order. */
export function breachesOf(order: CourtOrder, input: Input): Occasion[] {
  return believed(order, input).map(({incident}) => ({kind: 'incident', id: incident.record.id}));
}

function believed(order: CourtOrder, input: Input): Believed[] {
  if (order.id === undefined) return [];
  return newestIncidents(input).flatMap((incident) =>
    incident.record.breaches.filter(({orderId}) => orderId === order.id).map((breach) => ({incident, breach})),
  );
}

function orderPiece(order: CourtOrder, at: number, input: Input): Markup {
  const {say} = input;
  const all = believed(order, input);
  // The term is written down as it read when the entry was written; the order may have been put in other words since.
  const elsewhere = all.filter(({breach}) => !order.terms.includes(breach.term));
  return html`<article class="order" id="order-${at + 1}">
<h3>${order.name === '' ? say('report_orderNumber', at + 1) : quoted(order.name, say)}</h3>
${plainTable(say('report_orderTable', at + 1), orderRows(order, input))}
${order.terms.length > 0 || all.length > 0 ? termsTable(order, all, elsewhere, input) : nothing}</article>
`;
}

function orderRows({court, from, to}: CourtOrder, {say}: Input): FactRow[] {
  const texts = [
    ['report_orderCourt', court],
    ['report_orderFrom', from],
    ['report_orderTo', to],
  ] as const;
  return texts.flatMap(([label, text]) => (text === '' ? [] : [plainRow(label, quoted(text, say), say)]));
}

function termsTable(order: CourtOrder, all: readonly Believed[], elsewhere: readonly Believed[], input: Input): Markup {
  const {say} = input;
  const other = [...new Set(elsewhere.map(({breach}) => breach.term))];
  return html`<div class="keep"><table class="terms">
<caption>${say('report_termsTable')}</caption>
<thead><tr><th scope="col">${say('report_headTerm')}</th><th scope="col">${say('report_headBelieved')}</th></tr></thead>
<tbody>
${order.terms.map((term, n) => termRow(html`${n + 1}. ${quoted(term, say)}`, withTerm(all, term), input))}${other.map((term) => termRow(html`${term === '' ? say('report_termNotNamed') : quoted(term, say)}<br><span class="small">${say('report_termAsWritten')}</span>`, withTerm(all, term), input))}</tbody></table></div>
`;
}

function withTerm(all: readonly Believed[], term: string): Believed[] {
  return all.filter(({breach}) => breach.term === term);
}

function termRow(term: Markup, those: readonly Believed[], input: Input): Markup {
  const {say} = input;
  const line = ({incident, breach}: Believed) => {
    const link = occasionLinks([{kind: 'incident', id: incident.record.id}], input);
    return html`${link}${breach.why === '' ? nothing : html`: ${liftableWords('report_headBelieved', quoted(breach.why, say), say)}`}<br>`;
  };
  return html`<tr><th scope="row">${term}</th><td>${those.length === 0 ? html`<span class="missing">${say('report_none')}</span>` : html`${those.map(line)}`}</td></tr>
`;
}
