import type {CaseRecord, HelpSought, StepTaken} from '../custody/case.ts';
import {isWallTime} from '../diary/told-time.ts';
import type {ReportContext} from '../pack/pack-input.ts';
import type {MessageName} from '../words.ts';
import {html, type Markup, nothing} from './html.ts';
import {quoted} from './quoted.ts';
import {newestIncidents, occasionLinks, subjectFor, subjectLink} from './sources.ts';
import {liftableWords} from './veil.ts';

type Input = ReportContext['input'];

const HELP: {readonly [kind in Exclude<HelpSought['kind'], ''>]: MessageName} = {
  police: 'report_toldPolice',
  platform: 'report_toldPlatform',
  court: 'report_helpCourt',
  service: 'report_helpService',
  health: 'report_helpHealth',
  school: 'report_helpSchool',
  work: 'report_helpWork',
  family: 'report_helpFamily',
  other: 'report_toldOther',
};

const STEPS: {readonly [kind in StepTaken['kind']]: MessageName} = {
  toldToStop: 'report_toldToStop',
  blocked: 'report_stepBlocked',
  changedContact: 'report_stepChanged',
  other: 'report_stepOther',
};

/** One time that somebody was told, whether noted by itself or with an entry of the diary. */
type Told = HelpSought & {where: Markup};

/** Who was told or asked for help, and what the keeper did, in order of time where a time was said. */
export function* helpSection({input}: ReportContext): Generator<Markup> {
  const {say} = input;
  const record = input.caseRecords.at(-1)?.record;
  const told = inOrder([...(record?.helpSought ?? []).map((one) => ({...one, where: nothing})), ...withEntries(input)]);
  const steps = inOrder([...(record ? firstStep(record) : []), ...(record?.stepsTaken ?? [])]);
  const references = record?.references ?? [];
  if (told.length + steps.length + references.length === 0) return;
  yield html`<section class="help" id="help">
<h2>${say('report_helpTitle')}</h2>
`;
  if (told.length > 0) {
    yield html`<div class="keep"><table class="help-table">
<caption>${say('report_helpTable')}</caption>
<thead><tr><th scope="col">${say('report_headWhenTold')}</th><th scope="col">${say('report_headToWhom')}</th><th scope="col">${say('report_headSaid')}</th><th scope="col">${say('report_headCame')}</th><th scope="col">${say('report_headReference')}</th></tr></thead>
<tbody>
`;
    for (const one of told) yield helpRow(one, input);
    yield html`</tbody></table></div>
`;
  }
  if (steps.length > 0) {
    yield html`<div class="keep"><table class="steps-table">
<caption>${say('report_stepsTable')}</caption>
<thead><tr><th scope="col">${say('report_headWhenTold')}</th><th scope="col">${say('report_headDid')}</th><th scope="col">${say('report_headWords')}</th><th scope="col">${say('report_headShownBy')}</th></tr></thead>
<tbody>
`;
    for (const one of steps) yield stepRow(one, input);
    yield html`</tbody></table></div>
`;
  }
  if (references.length > 0)
    yield html`<div class="keep"><table class="references">
<caption>${say('report_referencesTable')}</caption>
<thead><tr><th scope="col">${say('report_headToWhom')}</th><th scope="col">${say('report_headReference')}</th></tr></thead>
<tbody>
${references.map(({body, reference, officer}) => html`<tr><td>${body === '' ? nothing : quoted(body, say)}</td><td>${[reference, officer].filter((text) => text !== '').map((text) => html`${quoted(text, say)} `)}</td></tr>\n`)}</tbody></table></div>
`;
  yield html`</section>
`;
}

/** That they were told to stop, as the case record has it, stands among the steps too. */
function firstStep({toldToStop}: CaseRecord): StepTaken[] {
  if (!toldToStop) return [];
  const {at, how, exhibitId} = toldToStop;
  return [{kind: 'toldToStop', at, what: how, exhibitIds: exhibitId ? [exhibitId] : []}];
}

/** What entries of the diary say of reports, so that there is one place to look. */
function withEntries(input: Input): Told[] {
  const {say} = input;
  return newestIncidents(input).flatMap(({record}) =>
    record.reported.map(
      ({kind, to, at, outcome, reference, officerName, officerNumber}): Told => ({
        ...{at, to, kind, outcome},
        said: '',
        reference: [
          officerName === '' ? '' : say('report_officer', officerName),
          officerNumber === '' ? '' : say('report_officerNumber', officerNumber),
          reference,
        ]
          .filter((text) => text !== '')
          .join(' · '),
        where: occasionLinks([{kind: 'incident', id: record.id}], input),
      }),
    ),
  );
}

/** By time where it is a date; what was said in words comes last, as it was written. */
function inOrder<T extends {at: string}>(all: readonly T[]): T[] {
  const dated = all.filter(({at}) => isWallTime(at)).sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  return [...dated, ...all.filter(({at}) => !isWallTime(at))];
}

function helpRow({at, to, kind, said, outcome, reference, where}: Told, {say}: Input): Markup {
  const text = (words: string) => (words === '' ? nothing : quoted(words, say));
  const words = (what: MessageName, told: string) =>
    told === '' ? nothing : liftableWords(what, quoted(told, say), say);
  const kindText = kind === '' ? nothing : html`${say(HELP[kind])}<br>`;
  return html`<tr><td>${text(at.replace('T', ' '))} ${where}</td><td>${kindText}${text(to)}</td><td>${words('report_headSaid', said)}</td><td>${words('report_headCame', outcome)}</td><td>${text(reference)}</td></tr>
`;
}

function stepRow({kind, at, what, subjectId, exhibitIds}: StepTaken, input: Input): Markup {
  const {say} = input;
  const person = subjectId && subjectFor(subjectId, input);
  const shown = exhibitIds.map((id) => ({kind: 'exhibit', id}) as const);
  return html`<tr><td>${at === '' ? nothing : quoted(at.replace('T', ' '), say)}</td><td>${say(STEPS[kind])}${person ? html`<br>${subjectLink(person, input)}` : nothing}</td><td>${what === '' ? nothing : liftableWords('report_headWords', quoted(what, say), say)}</td><td>${occasionLinks(shown, input)}</td></tr>
`;
}
