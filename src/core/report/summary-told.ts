import type {CaseRecord, CourtOrder} from '../custody/case.ts';
import type {ReportContext} from '../pack/pack-input.ts';
import {cutText} from '../text.ts';
import {countLink, countsOf} from './counts.ts';
import {marksNamed} from './course-section.ts';
import {type FactRow, plainRow} from './fact-table.ts';
import {html, type Markup, nothing} from './html.ts';
import {breachesOf} from './orders-section.ts';
import {quoted} from './quoted.ts';
import {newestSubjects, occasionLinks, subjectLink} from './sources.ts';
import {liftableWords} from './veil.ts';

type Input = ReportContext['input'];

/** Of the keeper's longer texts; the whole is in their section. */
const FIRST_WORDS = 600;

/** What the keeper says of all of it: who, told to stop, the effect, orders, references. What was not said has no row. */
export function toldRows(input: Input): FactRow[] {
  const record = input.caseRecords.at(-1)?.record;
  return [...personRows(input), ...(record ? [...stopRows(record, input), ...courseRows(record, input)] : [])].concat(
    record ? [...orderRows(record, input), ...referenceRows(record, input)] : [],
  );
}

function personRows(input: Input): FactRow[] {
  const {say} = input;
  const persons = newestSubjects(input);
  if (persons.length === 0) return [];
  const counts = countsOf(input).find(({id}) => id === 'persons')?.counts ?? [];
  const one = ({record}: (typeof persons)[number]) => {
    const count = counts.find(({id}) => id === `person-${record.ordinal}`);
    const relation = record.relation === '' ? nothing : html` · ${quoted(record.relation, say)}`;
    return html`${subjectLink(record, input)}${relation}${count ? html` · ${say('report_occasions')} ${countLink(count)}` : nothing}<br>`;
  };
  return [plainRow('report_believedBehind', html`${persons.map(one)}`, say)];
}

function stopRows({toldToStop, stepsTaken = []}: CaseRecord, input: Input): FactRow[] {
  const {say} = input;
  const told = stepsTaken.filter(({kind}) => kind === 'toldToStop');
  const first = toldToStop
    ? [stopLine(toldToStop.at, toldToStop.how, toldToStop.exhibitId ? [toldToStop.exhibitId] : [], input)]
    : [];
  const lines = [...first, ...told.map(({at, what, exhibitIds}) => stopLine(at, what, exhibitIds, input))];
  return lines.length === 0 ? [] : [plainRow('report_toldToStop', html`${lines}`, say)];
}

function stopLine(at: string, how: string, exhibitIds: CourtExhibits, input: Input): Markup {
  const shown = exhibitIds.map((id) => ({kind: 'exhibit', id}) as const);
  const {say} = input;
  const when = at === '' ? nothing : html`${quoted(cutText(at.replace('T', ' '), FIRST_WORDS), say)} `;
  const words =
    how === '' ? nothing : liftableWords('report_toldToStop', html`${quoted(cutText(how, FIRST_WORDS), say)} `, say);
  return html`${when}${words}${occasionLinks(shown, input)}<br>`;
}

type CourtExhibits = NonNullable<CaseRecord['stepsTaken']>[number]['exhibitIds'];

function courseRows({course}: CaseRecord, input: Input): FactRow[] {
  const {say} = input;
  if (!course) return [];
  const text = (label: 'report_courseLinks' | 'report_courseUnwanted' | 'report_courseEffect', words: string) =>
    words === '' ? [] : [plainRow(label, liftableWords(label, quoted(cutText(words, FIRST_WORDS), say), say), say)];
  return [
    ...text('report_courseEffect', course.effect),
    ...text('report_courseUnwanted', course.unwanted),
    ...text('report_courseLinks', course.links),
    ...(course.occasions.length > 0
      ? [
          plainRow(
            'report_courseOccasions',
            html`<a href="#course">${course.occasions.length}</a>: ${occasionLinks(course.occasions, input)}`,
            say,
          ),
        ]
      : []),
    ...(course.marks.length > 0
      ? [plainRow('report_courseMarks', html`<a href="#course">${marksNamed(course, say)}</a>`, say)]
      : []),
  ];
}

function orderRows({orders}: CaseRecord, input: Input): FactRow[] {
  return orders.map((order, at) => plainRow('report_order', orderLine(order, at, input), input.say));
}

function orderLine(order: CourtOrder, at: number, input: Input): Markup {
  const {say} = input;
  const texts = [order.name, order.court, order.from, order.to].filter((text) => text !== '');
  const breaches = breachesOf(order, input);
  return html`<a href="#order-${at + 1}">${texts.length === 0 ? say('report_orderNumber', at + 1) : texts.map((text) => html`${quoted(text, say)} `)}</a>${breaches.length > 0 ? html`<br><span class="small">${say('report_believedBreaches')} ${occasionLinks(breaches, input)}</span>` : nothing}`;
}

function referenceRows({references}: CaseRecord, {say}: Input): FactRow[] {
  return references.map((one) =>
    plainRow(
      'report_reference',
      html`${[one.body, one.reference, one.officer].filter((text) => text !== '').map((text) => html`${quoted(text, say)}<br>`)}`,
      say,
    ),
  );
}
