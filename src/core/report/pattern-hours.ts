import type {HourMap} from '../picture/hour-map.ts';
import {html, type Markup, nothing} from './html.ts';
import {notPlacedLine, type Patterns} from './patterns-section.ts';

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];
/** 1 January 2024 was a Monday. */
const A_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** Hour of the day by day of the week: only hours in which there is something, then what stands in each cell. */
export function hourTable(patterns: Patterns, {cells, notPlaced}: HourMap): Markup {
  const {input, links} = patterns;
  const {say, language} = input;
  const filled = cells.filter(({ids}) => ids.length > 0);
  if (filled.length === 0) return nothing;
  const days = weekdayNames(language);
  const hours = [...new Set(filled.map(({hour}) => hour))].sort((a, b) => a - b);
  const cell = (hour: number, weekday: number) => {
    const count = cells[weekday * 24 + hour]?.ids.length ?? 0;
    return count === 0
      ? html`<td></td>`
      : html`<td class="filled"><a href="#hour-${weekday}-${hour}">${count}</a></td>`;
  };
  const hourText = (hour: number) => say('report_hourSpan', hour, hour + 1);
  return html`<div class="keep"><table class="hours">
<caption>${say('report_patternsHours')}</caption>
<thead><tr><th scope="col">${say('report_headHour')}</th>${days.map((day) => html`<th scope="col">${day}</th>`)}</tr></thead>
<tbody>
${hours.map((hour) => html`<tr><th scope="row">${hourText(hour)}</th>${WEEKDAYS.map((weekday) => cell(hour, weekday))}</tr>\n`)}</tbody></table></div>
<ul class="cells">${filled.map(({weekday, hour, ids}) => html`<li id="hour-${weekday}-${hour}">${days[weekday] ?? ''}, ${hourText(hour)}: ${links(ids)}</li>`)}</ul>
${notPlacedLine(notPlaced, patterns, {crossed: 'report_notPlacedHours'})}`;
}

/** Monday first, short, in the reader's language. */
function weekdayNames(language: string): string[] {
  const format = new Intl.DateTimeFormat(language === '' ? 'en' : language, {weekday: 'short', timeZone: 'UTC'});
  return WEEKDAYS.map((day) => format.format(new Date(A_MONDAY + day * DAY_MS)));
}
