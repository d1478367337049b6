import type {CourseOfConduct, Occasion} from '../custody/case.ts';
import type {ReportContext} from '../pack/pack-input.ts';
import {FOUR, type FourMark, isEmptyCourse} from '../picture/conduct.ts';
import {cutText} from '../text.ts';
import type {MessageName, Say} from '../words.ts';
import {lineOf} from './chronology-lines.ts';
import {chronologyOf} from './chronology-rows.ts';
import {html, type Markup, nothing} from './html.ts';
import {quoted, quotedBlock} from './quoted.ts';
import {becauseOf} from './sources.ts';
import {liftable, smallLiftBox, veiled} from './veil.ts';

/** Of the words of an occasion; the whole is with it. */
const FIRST_WORDS = 200;

const MARKS: {readonly [mark in FourMark]: MessageName} = {
  fixated: 'report_markFixated',
  obsessive: 'report_markObsessive',
  unwanted: 'report_markUnwanted',
  repeated: 'report_markRepeated',
};

/** The marks of a course of conduct that the keeper set, in the order of their four letters. */
export function marksNamed({marks}: CourseOfConduct, say: Say): string {
  return orderOf(marks)
    .map(({mark}) => say(MARKS[mark]))
    .join(', ');
}

function orderOf(marks: CourseOfConduct['marks']): CourseOfConduct['marks'] {
  return [...marks].sort((a, b) => FOUR.indexOf(a.mark) - FOUR.indexOf(b.mark));
}

/** Whether the keeper has said anything of the course of conduct. */
function hasCourse(course: CourseOfConduct | undefined): course is CourseOfConduct {
  return course !== undefined && !isEmptyCourse(course);
}

/** The occasions that the keeper counts, what links them, that it was unwanted, the effect, and the four marks. */
export function* courseSection({input}: ReportContext): Generator<Markup> {
  const {say} = input;
  const course = input.caseRecords.at(-1)?.record.course;
  if (!hasCourse(course)) return;
  yield html`<section class="course" id="course">
<h2>${say('report_courseTitle')}</h2>
<p>${say('report_courseIntro')}</p>
`;
  yield* occasionsTable(course.occasions, input);
  yield html`${told('report_courseLinks', course.links, say)}${told('report_courseUnwanted', course.unwanted, say)}${told('report_courseEffect', course.effect, say)}`;
  if (course.marks.length > 0)
    yield html`<h3>${say('report_courseMarks')}</h3>
<p class="small">${say('report_marksIntro')}</p>
${orderOf(course.marks).map(
  ({mark, why, occasions}) => html`<div class="mark"><h4>${say(MARKS[mark])}</h4>
${why === '' ? nothing : liftable(say('report_showWords', say(MARKS[mark])), quotedBlock(why, undefined, say))}${becauseOf(occasions, input)}</div>
`,
)}`;
  yield html`</section>
`;
}

function told(label: MessageName, words: string, say: Say): Markup {
  return words === ''
    ? nothing
    : html`<h3>${say(label)}</h3>
${liftable(say('report_showWords', say(label)), quotedBlock(words, undefined, say))}`;
}

/** Those that are in the pack, in order of time; how many are not is said. */
function* occasionsTable(occasions: readonly Occasion[], input: ReportContext['input']): Generator<Markup> {
  const {say} = input;
  if (occasions.length === 0) return;
  const wanted = new Set(occasions.map(({kind, id}) => `${kind} ${id}`));
  const rows = chronologyOf(input).filter((row) =>
    wanted.has(row.kind === 'exhibit' ? `exhibit ${row.row.exhibit.id}` : `incident ${row.incident.record.id}`),
  );
  yield html`<div class="keep"><table class="occasions">
<caption>${say('report_occasionsTable', wanted.size)}</caption>
<thead><tr><th scope="col">${say('report_headNumber')}</th><th scope="col">${say('report_headWhenOccasion')}</th><th scope="col">${say('report_headWhatHappened')}</th><th scope="col">${say('report_headWho')}</th><th scope="col">${say('report_headEffect')}</th></tr></thead>
<tbody>
`;
  for (const row of rows) {
    const line = lineOf(row, input);
    const when = [line.date, line.time, line.until === '' ? '' : say('report_until', line.until)];
    yield html`<tr class="lifts"><th scope="row" class="number"><a href="#${line.anchor}">${line.number}</a>${smallLiftBox(say('report_showWords', line.number))}</th>
<td><bdi>${when.filter((text) => text !== '').join(' ')}</bdi><br><span class="basis">${line.known}</span></td>
<td>${veiled(line.wordless === '' ? quoted(cutText(line.words, FIRST_WORDS), say) : html`<bdi dir="auto">${cutText(line.wordless, FIRST_WORDS)}</bdi>`)}</td>
<td>${line.who.map((one) => html`${quoted(cutText(one, FIRST_WORDS), say)} `)}</td>
<td>${line.effect.map((one) => html`${veiled(quoted(cutText(one, FIRST_WORDS), say))} `)}</td></tr>
`;
  }
  yield html`</tbody></table></div>
`;
  if (rows.length < wanted.size)
    yield html`<p class="small">${say('report_notInPack', wanted.size - rows.length)}</p>
`;
}
