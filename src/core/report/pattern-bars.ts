import type {Bucket} from '../picture/counting.ts';
import type {MessageName} from '../words.ts';
import {html, type Markup, nothing} from './html.ts';
import type {Patterns} from './patterns-section.ts';

/** A table of counts by stretches of the calendar; `id` is the start of its lines' anchors. */
export type BarTable = {id: string; caption: string; head: MessageName; buckets: readonly Bucket[]};

/** Numbers with a bar each, drawn to one scale, and the sources of each number. What was told roughly has an empty bar. */
export function barTable({input, links}: Patterns, {id, caption, head, buckets}: BarTable): Markup {
  const {say} = input;
  if (buckets.length === 0) return nothing;
  const most = Math.max(...buckets.map(({ids, about}) => ids.length + about.length));
  const line = ({key, ids, about}: Bucket) => {
    const rough =
      about.length === 0 ? nothing : html` <span class="small">${say('report_aboutCount', about.length)}</span>`;
    return html`<tr id="${id}-${key}"><th scope="row" class="number">${key}</th><td>${ids.length + about.length}${rough}</td><td>${bar(ids.length, about.length, most)}</td><td>${links([...ids, ...about])}</td></tr>
`;
  };
  return html`<div class="keep"><table class="bars">
<caption>${caption}</caption>
<thead><tr><th scope="col">${say(head)}</th><th scope="col">${say('report_headCount')}</th><th scope="col">${say('report_headBar')}</th><th scope="col">${say('report_headWhich')}</th></tr></thead>
<tbody>
${buckets.map(line)}</tbody></table></div>
`;
}

/** Drawn, not coloured: a printer that leaves out backgrounds prints it all the same. The number stands beside it. */
function bar(sure: number, rough: number, most: number): Markup {
  const width = (count: number) => (most === 0 ? 0 : Math.round((count * 1000) / most));
  return html`<svg class="bar" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true"><rect class="sure" width="${width(sure)}" height="20"/><rect class="rough" x="${width(sure)}" width="${width(rough)}" height="20"/></svg>`;
}
