import type {Subject} from '../diary/subject.ts';
import type {PackExhibit, ReportContext} from '../pack/pack-input.ts';
import {namedBy} from './chronology-lines.ts';
import {countsOf} from './counts.ts';
import {html, type Markup, nothing} from './html.ts';
import {newestSubjects, occasionLinks, subjectLink} from './sources.ts';

/** From an exhibit to what speaks of it: the entries that name it, and those the keeper puts it down to. */
export function namedByLine({id}: PackExhibit, {input}: ReportContext): Markup {
  const {say} = input;
  const entries = namedBy(id, input);
  const persons = personsOf(id, input);
  if (entries.length + persons.length === 0) return nothing;
  const named = entries.length > 0 ? html`${say('report_namedIn')} ${occasionLinks(entries, input)}. ` : nothing;
  const put =
    persons.length > 0
      ? html`${say('report_putDownTo')} ${persons.map((one) => html`${subjectLink(one, input)} `)}`
      : nothing;
  return html`<p class="small">${named}${put}</p>
`;
}

const puts = new WeakMap<ReportContext['input'], ReadonlyMap<string, ReadonlySet<string>>>();

/** For each person of the counts, the ids of what is put down to them; made once for all exhibits. */
function putDown(input: ReportContext['input']): ReadonlyMap<string, ReadonlySet<string>> {
  const before = puts.get(input);
  if (before) return before;
  const counts = countsOf(input).find(({id}) => id === 'persons')?.counts ?? [];
  const made = new Map(counts.map(({id, of}) => [id, new Set<string>(of.map((one) => one.id))]));
  puts.set(input, made);
  return made;
}

function personsOf(id: PackExhibit['id'], input: ReportContext['input']): Subject[] {
  return newestSubjects(input)
    .map(({record}) => record)
    .filter(({ordinal}) => putDown(input).get(`person-${ordinal}`)?.has(id));
}
