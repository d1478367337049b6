import type {CaseRecord} from '../../custody/case.ts';
import type {ReportContext} from '../../pack/pack-input.ts';
import type {MessageName} from '../../words.ts';
import {type ChronologyLine, lineOf} from '../chronology-lines.ts';
import {type ChronologyRow, chronologyOf} from '../chronology-rows.ts';
import {html, type Markup, nothing} from '../html.ts';
import {address, quoted, quotedBlock} from '../quoted.ts';
import {occasionLabel} from '../sources.ts';
import {liftable, liftableWords, smallLiftBox, veiled, veiledBlock} from '../veil.ts';
import {ENGLAND_DECLARATION, NORTHERN_IRELAND_DECLARATION, US_OUTSIDE, US_WITHIN} from './legal-words.ts';
import {blank, legal, sheet} from './sheet.ts';

type Input = ReportContext['input'];
type Jurisdiction = CaseRecord['jurisdiction'];

const TITLES: {readonly [jurisdiction in Jurisdiction]: MessageName} = {
  ew: 'report_draftStatement',
  ni: 'report_draftStatement',
  sct: 'report_draftScotland',
  us: 'report_draftUs',
  other: 'report_draftAccount',
};

const INTROS: {readonly [jurisdiction in Jurisdiction]: MessageName} = {
  ew: 'report_draftIntroEngland',
  ni: 'report_draftIntroNorthernIreland',
  sct: 'report_draftIntroScotland',
  us: 'report_draftIntroUs',
  other: 'report_draftIntroOther',
};

/** What the person could sign: who, the declaration that the place asks for, what happened in order, the exhibits. */
export function statement(record: CaseRecord, {input}: ReportContext): Markup {
  const {say} = input;
  const {jurisdiction} = record;
  return sheet(
    'statement',
    say(TITLES[jurisdiction]),
    html`<p>${say(INTROS[jurisdiction])}</p>
${personLines(record, input)}${before(jurisdiction, input)}<ol class="numbered">
<li><p>${say('report_draftWho')}</p></li>
${
  record.summary === ''
    ? nothing
    : html`<li>${liftable(say('report_showWords', say('report_keepersWords')), quotedBlock(record.summary, undefined, say))}</li>
`
}${stopItem(record, input)}${chronologyOf(input).map((row) => eventItem(lineOf(row, input), row, input))}${courseItem(record, input)}</ol>
${after(jurisdiction, input)}`,
    say,
  );
}

function personLines({keeper, jurisdiction}: CaseRecord, {say}: Input): Markup {
  const name =
    keeper.name === ''
      ? blank('report_draftName', say)
      : html`<p>${say('report_draftName')} ${quoted(keeper.name, say)}</p>
`;
  return jurisdiction === 'ew' || jurisdiction === 'ni'
    ? html`${name}${blank('report_draftAge', say)}${blank('report_draftPages', say)}`
    : name;
}

/** Where the declaration stands at the beginning. */
function before(jurisdiction: Jurisdiction, {say}: Input): Markup {
  if (jurisdiction !== 'ew' && jurisdiction !== 'ni') return nothing;
  return html`<div class="declaration">${legal(jurisdiction === 'ew' ? ENGLAND_DECLARATION : NORTHERN_IRELAND_DECLARATION, say)}
${signLine('report_labelSigned', say)}</div>
`;
}

/** Where it stands at the end; and, for who cannot read it, the line of who read it out. */
function after(jurisdiction: Jurisdiction, {say}: Input): Markup {
  if (jurisdiction === 'us')
    return html`<div class="declaration"><p>${say('report_draftUsWithin')}</p>${legal(US_WITHIN, say)}${signLine('report_draftExecuted', say)}</div>
<div class="declaration"><p>${say('report_draftUsOutside')}</p>${legal(US_OUTSIDE, say)}${signLine('report_draftExecuted', say)}</div>
`;
  if (jurisdiction === 'ew' || jurisdiction === 'ni')
    return html`<div class="declaration"><p>${say('report_draftCannotRead')}</p>${signLine('report_draftReader', say)}</div>
`;
  return html`<p>${say('report_draftTrue')}</p>
`;
}

function signLine(label: MessageName, say: Input['say']): Markup {
  return html`<div class="sign"><span>${say(label)}</span><span>${say('report_labelDate')}</span></div>
`;
}

/** Every time that they were told to stop, as the two-minute page has them. */
function stopItem({toldToStop, stepsTaken = []}: CaseRecord, input: Input): Markup {
  const {say} = input;
  const {at = '', how = '', exhibitId} = toldToStop ?? {};
  const first = toldToStop ? [{at, what: how, exhibitIds: exhibitId ? [exhibitId] : []}] : [];
  const all = [...first, ...stepsTaken.filter(({kind}) => kind === 'toldToStop')];
  return all.length === 0
    ? nothing
    : html`<li><p class="head-line">${say('report_toldToStop')}</p>
${all.map((one) => stopLine(one, input))}</li>
`;
}

type Stop = Pick<NonNullable<CaseRecord['stepsTaken']>[number], 'at' | 'what' | 'exhibitIds'>;

function stopLine({at, what, exhibitIds}: Stop, input: Input): Markup {
  const {say} = input;
  const shown = exhibitIds.flatMap((id) => occasionLabel({kind: 'exhibit', id}, input) ?? []).join(', ');
  return html`<p>${at === '' ? nothing : html`${quoted(at.replace('T', ' '), say)} · `}${what === '' ? nothing : liftableWords('report_toldToStop', quoted(what, say), say)}${shown === '' ? nothing : html` · ${say('report_draftShownBy', shown)}`}</p>
`;
}

/** What the keeper can say they did: of a file, where it is from was not seen. */
const KEPT = {captured: 'report_draftSaw', imported: 'report_draftBrought'} as const;

/** One thing that happened, in the keeper's own words or those of the page, with what it is to be produced as. */
function eventItem(line: ChronologyLine, row: ChronologyRow, {say}: Input): Markup {
  const when = [line.date, line.time, line.zone, line.until === '' ? '' : say('report_until', line.until)];
  const head = html`<p class="head-line">${smallLiftBox(say('report_showWords', line.number))}${[...when.filter((text) => text !== ''), line.known].join(' · ')}${line.said === '' ? nothing : html` · ${quoted(line.said, say)}`}</p>`;
  if (row.kind === 'exhibit')
    return html`<li class="lifts">${head}
<p>${say(KEPT[row.row.exhibit.exhibit.origin], line.noted)} ${line.kinds.join(', ')}${line.who.map((one) => html` · ${quoted(one, say)}`)}${line.where.map((one) => html` · ${address(one, say)}`)}</p>
${veiledBlock(line.wordless === '' ? quotedBlock(line.words, undefined, say) : html`<p class="missing"><bdi dir="auto">${line.wordless}</bdi></p>`)}
<p>${say('report_draftProduce', line.number)}</p></li>
`;
  return html`<li class="lifts">${head}
${veiledBlock(quotedBlock(line.words, undefined, say))}
${told('report_headWhereHow', line.where, say)}${told('report_headWho', line.who, say)}${told('report_headWitnesses', line.witnesses, say)}${told('report_headTold', line.told, say)}${told('report_headEffect', line.effect, say, true)}${
  line.shownBy.length === 0
    ? nothing
    : html`<p>${say('report_draftShownBy', line.shownBy.join(', '))}</p>
`
}<p class="small">${line.number} · ${line.noted}</p></li>
`;
}

function courseItem({course}: CaseRecord, {say}: Input): Markup {
  const effect = course?.effect ?? '';
  return effect === ''
    ? nothing
    : html`<li><p class="head-line">${say('report_courseEffect')}</p>
${liftable(say('report_showWords', say('report_courseEffect')), quotedBlock(effect, undefined, say))}</li>
`;
}

function told(label: MessageName, texts: readonly string[], say: Input['say'], hides = false): Markup {
  const one = (text: string) => (hides ? veiled(quoted(text, say)) : quoted(text, say));
  return texts.length === 0
    ? nothing
    : html`<p>${say(label)}: ${texts.map((text, at) => html`${at > 0 ? '; ' : ''}${one(text)}`)}</p>
`;
}
