import {exhibitLabel, type ReportContext} from '../../pack/pack-input.ts';
import {lineOf} from '../chronology-lines.ts';
import {hash} from '../hash.ts';
import {html, type Markup} from '../html.ts';
import {address, quoted} from '../quoted.ts';
import {timelineOf} from '../timeline.ts';
import {sheet} from './sheet.ts';

/** Every exhibit with its label and what identifies it, by its number. */
export function exhibitList({input}: ReportContext): Markup {
  const {say, exhibits} = input;
  const rows = timelineOf(exhibits).sort((a, b) => a.exhibit.ordinal - b.exhibit.ordinal);
  const table = html`<table class="exhibit-list">
<thead><tr><th scope="col">${say('report_headNumber')}</th><th scope="col">${say('report_headDescription')}</th><th scope="col">${say('report_headDigest')}</th></tr></thead>
<tbody>
${rows.map((row) => {
  const line = lineOf({kind: 'exhibit', at: row.at, row}, input);
  return html`<tr><th scope="row" class="number">${exhibitLabel(input, row.exhibit.ordinal)}</th><td>${line.kinds.join(', ')}${line.who.map((one) => html` · ${quoted(one, say)}`)}${line.where.map((one) => html`<br>${address(one, say)}`)}<br><span class="small">${[line.date, line.time, line.known, line.noted].filter((text) => text !== '').join(' · ')}</span></td><td>${hash(row.exhibit.digest)}</td></tr>
`;
})}</tbody></table>
`;
  return sheet(
    'exhibit-list',
    say('report_draftExhibits'),
    html`<p>${say('report_draftExhibitsIntro')}</p>
${rows.length > 0 ? table : html`<p>${say('report_draftNoExhibits')}</p>`}`,
    say,
  );
}
