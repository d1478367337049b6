import type {ReportContext} from '../pack/pack-input.ts';
import {countsOf} from './counts.ts';
import {html, type Markup} from './html.ts';
import {occasionPieces} from './sources.ts';

/** What each number of the two-minute page was counted from, in pieces. */
export function* sourcesSection({input}: ReportContext): Generator<Markup> {
  const {say} = input;
  const groups = countsOf(input);
  if (groups.length === 0) return;
  yield html`<section class="counted" id="counted">
<h2>${say('report_countedTitle')}</h2>
<p>${say('report_countedIntro')}</p>
<table>
<thead><tr><th scope="col">${say('report_headCounted')}</th><th scope="col">${say('report_headHowMany')}</th><th scope="col">${say('report_headWhich')}</th></tr></thead>
`;
  for (const {id: group, title, counts} of groups) {
    yield html`<tbody><tr class="group" id="counted-${group}"><th scope="rowgroup" colspan="3">${say(title)}</th></tr>
`;
    for (const {id, label, of} of counts) {
      yield html`<tr id="count-${id}"><th scope="row"><bdi>${label}</bdi></th><td>${of.length}</td><td>`;
      yield* occasionPieces(of, input);
      yield html`</td></tr>
`;
    }
    yield html`</tbody>
`;
  }
  yield html`</table></section>
`;
}
