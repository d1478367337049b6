import type {Basis, Link, Subject} from '../diary/subject.ts';
import type {PackSubject, ReportContext} from '../pack/pack-input.ts';
import type {MessageName} from '../words.ts';
import {countLink, countsOf} from './counts.ts';
import {momentText} from './dates.ts';
import {type FactRow, plainRow, plainTable} from './fact-table.ts';
import {hash} from './hash.ts';
import {html, type Markup, nothing} from './html.ts';
import {platformName} from './platform-name.ts';
import {address, quoted, quotedBlock} from './quoted.ts';
import {occasionLinks, sourcesOf, subjectLink, subjectName} from './sources.ts';
import {liftable, liftableWords} from './veil.ts';

type Input = ReportContext['input'];

const BASIS: {readonly [basis in Basis]: MessageName} = {
  saysSo: 'report_basisSaysSo',
  known: 'report_basisKnown',
  suspected: 'report_basisSuspected',
};

/** Everyone who is noted, with accounts, numbers, vehicles and addresses, the reason for each link, and every revision. */
export function* peopleSection({input}: ReportContext): Generator<Markup> {
  const {say} = input;
  const {subjects} = sourcesOf(input);
  if (subjects.size === 0) return;
  yield html`<section class="people" id="people">
<h2>${say('report_peopleTitle')}</h2>
<p>${say('report_peopleIntro')}</p>
`;
  for (const revisions of subjects.values()) yield personPiece(revisions, input);
  yield html`</section>
`;
}

function personPiece(revisions: readonly PackSubject[], input: Input): Markup {
  const {say} = input;
  const newest = revisions.at(-1);
  if (!newest) return nothing;
  const {ordinal} = newest.record;
  const earlier = revisions.slice(0, -1).reverse();
  return html`<article class="person" id="person-${ordinal}">
<h3>${say('report_personLabel', ordinal)}: ${quoted(subjectName(newest.record, input), say)}</h3>
${revisionPiece(newest, input)}
${earlier.map((one) => html`<h4>${say('report_incidentBefore', one.record.revision, revisions.length)}</h4>\n${revisionPiece(one, input)}`)}</article>
`;
}

function revisionPiece({record, digest}: PackSubject, input: Input): Markup {
  const {say} = input;
  return html`${record.description === '' ? nothing : liftable(say('report_showWords', say('report_personLabel', record.ordinal)), quotedBlock(record.description, undefined, say))}
${plainTable(say('report_personTable', record.ordinal, record.revision), [...personRows(record, input), plainRow('report_headDigest', hash(digest), say)])}
${accountsPiece(record, input)}${linksPiece(record, input)}`;
}

function personRows(record: Subject, input: Input): FactRow[] {
  const {say} = input;
  const count = countsOf(input)
    .find(({id}) => id === 'persons')
    ?.counts.find(({id}) => id === `person-${record.ordinal}`);
  const texts = (label: MessageName, all: readonly string[]) =>
    all.length === 0 ? [] : [plainRow(label, html`${all.map((one) => html`${quoted(one, say)} `)}`, say)];
  return [
    ...texts('report_personNames', record.names),
    ...texts(
      'report_personRelation',
      [record.relation].filter((text) => text !== ''),
    ),
    ...(record.unknown ? [plainRow('report_personUnknown', html`${say('report_yes')}`, say)] : []),
    ...texts('report_personTags', record.tags),
    ...kinRows(record, input),
    ...(count ? [plainRow('report_putDown', countLink(count), say)] : []),
    plainRow('report_personAdded', html`${momentText(record.addedAt)}`, say),
    ...(record.changedAt ? [plainRow('report_changed', html`${momentText(record.changedAt)}`, say)] : []),
  ];
}

/** Which others this one was taken to be, was put together from, or was taken out of. */
function kinRows({mergedInto, mergedFrom = [], splitFrom}: Subject, input: Input): FactRow[] {
  const {say} = input;
  const kin = (label: MessageName, ids: readonly Subject['id'][]) =>
    ids.length === 0 ? [] : [plainRow(label, html`${ids.map((id) => html`${personLink(id, input)} `)}`, say)];
  return [
    ...kin('report_mergedInto', mergedInto ? [mergedInto] : []),
    ...kin('report_mergedFrom', mergedFrom),
    ...kin('report_splitFrom', splitFrom ? [splitFrom] : []),
  ];
}

/** Not the person they stand for now: what was joined is told as it was. */
function personLink(id: Subject['id'], input: Input): Markup {
  const one = sourcesOf(input).persons.get(id);
  return one ? subjectLink(one, input) : html`<span class="missing">${input.say('report_personAbsent')}</span>`;
}

function accountsPiece({accounts}: Subject, {say}: Input): Markup {
  if (accounts.length === 0) return nothing;
  const text = (words: string) => (words === '' ? nothing : quoted(words, say));
  return html`<div class="keep"><table class="person-accounts">
<caption>${say('report_personAccounts')}</caption>
<thead><tr><th scope="col">${say('report_headPlatformHandle')}</th><th scope="col">${say('report_headIds')}</th><th scope="col">${say('report_headSeenFromTo')}</th><th scope="col">${say('report_headSure')}</th></tr></thead>
<tbody>
${accounts.map(
  (
    one,
  ) => html`<tr><td>${one.platform === '' ? nothing : html`${quoted(platformName(one.platform), say)}<br>`}${text(one.handle)}</td>
<td>${text(one.accountId)}${one.profile === '' ? nothing : html`<br>${address(one.profile, say)}`}</td>
<td>${text(one.firstSeen.replace('T', ' '))}${one.lastSeen === '' ? nothing : html` – ${text(one.lastSeen.replace('T', ' '))}`}</td>
<td>${say(BASIS[one.basis])}${one.why === '' ? nothing : html`: ${liftableWords('report_headSure', quoted(one.why, say), say)}`}</td></tr>
`,
)}</tbody></table></div>
`;
}

function linksPiece(record: Subject, input: Input): Markup {
  const {say} = input;
  const rows = [
    ...record.phones.map((one) => linkRow('report_linkPhone', one, input)),
    ...record.vehicles.map((one) => linkRow('report_linkVehicle', one, input)),
    ...record.addresses.map((one) => linkRow('report_linkAddress', one, input)),
    ...record.exhibits.map(({exhibitId, basis, why}) =>
      row('report_linkExhibit', occasionLinks([{kind: 'exhibit', id: exhibitId}], input), basis, why, input),
    ),
  ];
  if (rows.length === 0) return nothing;
  return html`<div class="keep"><table class="person-links">
<caption>${say('report_personLinks')}</caption>
<thead><tr><th scope="col">${say('report_headWhat')}</th><th scope="col">${say('report_headValue')}</th><th scope="col">${say('report_headSure')}</th></tr></thead>
<tbody>
${rows}</tbody></table></div>
`;
}

function linkRow(label: MessageName, {value, basis, why}: Link, input: Input): Markup {
  return row(label, quoted(value, input.say), basis, why, input);
}

function row(label: MessageName, value: Markup, basis: Basis, why: string, {say}: Input): Markup {
  return html`<tr><td>${say(label)}</td><td>${value}</td><td>${say(BASIS[basis])}${why === '' ? nothing : html`: ${liftableWords('report_headSure', quoted(why, say), say)}`}</td></tr>
`;
}
