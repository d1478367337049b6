import type {Incident, Place} from '../diary/incident.ts';
import {daysUntil, type ToldTime} from '../diary/told-time.ts';
import type {PackIncident, ReportContext} from '../pack/pack-input.ts';
import type {MessageName, Say} from '../words.ts';
import {behaviourName, markName} from './behaviour-names.ts';
import {reportText, SURE, witnessText} from './chronology-lines.ts';
import {momentText} from './dates.ts';
import {type FactRow, plainRow, plainTable} from './fact-table.ts';
import {hash} from './hash.ts';
import {html, type Markup, nothing} from './html.ts';
import {quoted, quotedBlock} from './quoted.ts';
import {occasionLinks, sourcesOf, subjectFor, subjectLink} from './sources.ts';
import {liftBox, veiled, veiledBlock} from './veil.ts';

/** Every incident in full, each with all its revisions, in pieces. Nothing where there is none. */
export function* diarySection(context: ReportContext): Generator<Markup> {
  const {incidents, say} = context.input;
  if (incidents.length === 0) return;
  yield html`<section class="diary" id="diary">
<h2>${say('report_diaryTitle')}</h2>
<p>${say('report_diaryIntro')}</p>
`;
  for (const revisions of sourcesOf(context.input).incidents.values()) yield incidentPiece(revisions, context);
  yield html`</section>
`;
}

function incidentPiece(revisions: readonly PackIncident[], context: ReportContext): Markup {
  const {say} = context.input;
  const newest = revisions.at(-1);
  if (!newest) return nothing;
  const {ordinal} = newest.record;
  const earlier = revisions.slice(0, -1).reverse();
  return html`<article id="incident-${ordinal}">
<h3>${say('report_incidentLabel', ordinal)}</h3>
${revisionPiece(newest, context)}
${earlier.map((one) => html`<h4>${say('report_incidentBefore', one.record.revision, revisions.length)}</h4>\n${revisionPiece(one, context)}`)}</article>
`;
}

function revisionPiece({record, digest}: PackIncident, context: ReportContext): Markup {
  const {say} = context.input;
  return html`<div class="lifts">${liftBox(say('report_showWords', say('report_incidentLabel', record.ordinal)))}
${veiledBlock(quotedBlock(record.words, undefined, say))}
${plainTable(say('report_incidentTable', record.ordinal, record.revision), [
  ...timeRows(record, say),
  ...detailRows(record, context),
  plainRow('report_headDigest', hash(digest), say),
])}
</div>
`;
}

function timeRows(record: Incident, say: Say): FactRow[] {
  const {happened, noticed, writtenAt, changedAt} = record;
  return [
    plainRow('report_happened', toldText(happened, say), say),
    ...(noticed ? [plainRow('report_noticed', toldText(noticed, say), say)] : []),
    plainRow('report_written', html`${momentText(writtenAt)}${writtenAfter(record, say)}`, say),
    ...(changedAt ? [plainRow('report_changed', html`${momentText(changedAt)}`, say)] : []),
  ];
}

/** How long after it was written down; nothing where no date was told, or on the same day. */
function writtenAfter({happened, writtenAt}: Incident, say: Say): Markup {
  const days = daysUntil(happened, writtenAt);
  return days === undefined || days <= 0 ? nothing : html` · ${say('report_writtenAfter', days)}`;
}

/** A time as it was told, on its own wall clock, and how sure. Never converted: a day stays that day. */
function toldText({start, end, precision, zone, said}: ToldTime, say: Say): Markup {
  const wall = [start, end ?? ''].filter((edge) => edge !== '').map((edge) => edge.replace('T', ' '));
  const where = start.includes('T') && zone !== '' ? html` <span class="zone">(${zone})</span>` : nothing;
  const own = said === undefined ? nothing : html` ${quoted(said, say)}`;
  return html`<span class="time">${wall.join(' – ')}</span>${where} <span class="basis">${say(SURE[precision])}</span>${own}`;
}

/** What says who, where and when, and how it is sorted; all else lies under the veil of the entry. */
const FACTS: ReadonlySet<MessageName> = new Set([
  'report_incidentWhere',
  'report_incidentMedium',
  'report_incidentKinds',
  'report_incidentMarks',
  'report_incidentReported',
  'report_incidentTags',
  'report_incidentHelper',
]);

type Named = readonly [MessageName, string];

/** What was told besides; what was not said has no row. */
function detailRows(record: Incident, {input}: ReportContext): FactRow[] {
  const {say} = input;
  const {effect, danger} = record;
  const before: readonly Named[] = [
    ['report_incidentWhere', placeText(record.where)],
    ['report_incidentMedium', record.medium],
  ];
  const after: readonly Named[] = [
    [
      'report_incidentKinds',
      [...record.kinds.map((id) => behaviourName(id, say)), record.kindWords].filter(given).join(', '),
    ],
    ['report_incidentMarks', record.marks.map((mark) => markName(mark, say)).join(', ')],
    ['report_incidentFelt', effect.felt],
    ['report_incidentChanged', effect.changed],
    ['report_incidentInjury', effect.injury],
    ['report_incidentLoss', effect.loss],
    ['report_incidentThreats', danger.threats],
    ['report_incidentWeapon', danger.weapon],
    ['report_incidentVehicle', danger.vehicle],
    ['report_incidentChildren', danger.children],
    ['report_incidentDid', record.did],
    ...record.witnesses.map((one): Named => ['report_incidentWitness', witnessText(one, say)]),
    ...record.reported.map((one): Named => ['report_incidentReported', reportText(one, say)]),
    ...record.breaches.map(({term, why}): Named => ['report_incidentBreach', listed(term, why)]),
    ['report_incidentTags', record.tags.join(', ')],
    ['report_incidentHelper', record.writtenBy.role === 'helper' ? record.writtenBy.name || say('report_yes') : ''],
  ];
  const rows = (texts: readonly Named[]) =>
    texts.flatMap(([label, text]) =>
      text === '' ? [] : [plainRow(label, FACTS.has(label) ? quoted(text, say) : veiled(quoted(text, say)), say)],
    );
  return [...rows(before), ...personRows(record, input), ...rows(after), ...exhibitRow(record, input)];
}

const PARTS: {readonly [part in Incident['involved'][number]['part']]: MessageName} = {
  did: 'report_incidentWho',
  present: 'report_incidentPresent',
  named: 'report_incidentNamed',
};

/** Persons by what part they had, and who it was in the keeper's words. */
function personRows({involved, who}: Incident, input: ReportContext['input']): FactRow[] {
  const {say} = input;
  const persons = involved.map(({subjectId, part}) => {
    const subject = subjectFor(subjectId, input);
    return plainRow(
      PARTS[part],
      subject ? subjectLink(subject, input) : html`<span class="missing">${say('report_personAbsent')}</span>`,
      say,
    );
  });
  return who === '' ? persons : [...persons, plainRow('report_incidentWho', quoted(who, say), say)];
}

function exhibitRow({exhibitIds}: Incident, input: ReportContext['input']): FactRow[] {
  const shown = exhibitIds.map((id) => ({kind: 'exhibit', id}) as const);
  return shown.length === 0 ? [] : [plainRow('report_incidentExhibits', occasionLinks(shown, input), input.say)];
}

function placeText({text, latitude, longitude}: Place): string {
  return listed(text, [latitude, longitude].filter((one) => one !== undefined).join(', '));
}

function listed(...texts: readonly string[]): string {
  return texts.filter(given).join(' · ');
}

function given(text: string): boolean {
  return text !== '';
}
