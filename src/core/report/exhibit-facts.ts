import type {FactsRecord, PostedAt, Reference} from '../facts/facts.ts';
import {known} from '../facts/facts.ts';
import type {Instant} from '../time.ts';
import type {MessageName, Say} from '../words.ts';
import {bothTimes, bothTimesShort} from './both-times.ts';
import {type FactGroup, type FactRow, factRow, plainRow} from './fact-table.ts';
import {html, type Markup} from './html.ts';
import {itemKindName, PLACE, PRECISION} from './kind-names.ts';
import {platformName} from './platform-name.ts';
import {address, quoted} from './quoted.ts';
import {liftableWords} from './veil.ts';

/** Who posted it, as the page shows it. */
export function whoGroup(facts: FactsRecord, say: Say): FactGroup {
  const {author} = facts.item;
  const text = (value: string) => quoted(value, say);
  return {
    title: 'report_tableWho',
    rows: [
      factRow('report_name', author.displayName, text, say),
      factRow('report_handle', author.handle, text, say),
      factRow('report_accountId', author.accountId, text, say),
      factRow('report_profile', author.profile, (value) => address(value, say), say),
      factRow('report_verified', author.verified, (value) => yesNo(value, say), say),
    ],
  };
}

/** Who passed it on: somebody else than its author. None where nobody did. */
export function passedOnGroup({passedOnBy}: FactsRecord, say: Say): FactGroup[] {
  if (!passedOnBy) return [];
  const text = (value: string) => quoted(value, say);
  return [
    {
      title: 'report_tablePassedOn',
      rows: [
        factRow('report_name', passedOnBy.displayName, text, say),
        factRow('report_handle', passedOnBy.handle, text, say),
        factRow('report_profile', passedOnBy.profile, (value) => address(value, say), say),
      ],
    },
  ];
}

/** The groups, channels and pages that it stands in, outermost first: each with its name and address. */
export function placesGroup({standsIn = []}: FactsRecord, say: Say): FactGroup {
  return {
    title: 'report_tableStandsIn',
    rows: standsIn.flatMap((one) => [
      factRow(PLACE[one.kind], one.name, (value) => quoted(value, say), say),
      factRow('report_placeAddress', one.address, (value) => address(value, say), say),
    ]),
  };
}

/** Where it stood. What the page claims as its own address is kept apart from the address it was seen under. */
export function whereGroup(facts: FactsRecord, say: Say): FactGroup {
  const {page, item} = facts;
  const place = (value: string) => address(value, say);
  const text = (value: string) => quoted(value, say);
  const rows = [
    factRow('report_platform', item.platform, (value) => quoted(platformName(value), say), say),
    factRow('report_pageAddress', page.address, place, say),
    ...(sameFact(page.address, page.addressPlain)
      ? []
      : [factRow('report_addressPlain', page.addressPlain, place, say)]),
    ...(page.frameAddress ? [factRow('report_frameAddress', page.frameAddress, place, say)] : []),
    ...(page.status ? [factRow('report_pageStatus', page.status, (value) => html`${value}`, say)] : []),
    factRow('report_permalink', item.permalink, place, say),
    factRow('report_itemId', item.id, text, say),
    factRow('report_canonical', page.canonical, place, say),
    factRow('report_pageTitle', page.title, (value) => liftableWords('report_pageTitle', text(value), say), say),
    factRow('report_opener', page.opener, place, say),
  ];
  return {title: 'report_tableWhere', rows};
}

/** When the page says it was posted: every form of it on a line of its own. `zone` is the keeper's. */
export function postedGroup(facts: FactsRecord, zone: string, say: Say): FactGroup {
  const {shown, exact, fromId, earliest, latest, precision} = facts.postedAt;
  const instant = (value: Instant) => bothTimes(value, zone);
  const rows = [
    factRow('report_postedShown', shown, (value) => quoted(value, say), say),
    factRow('report_postedExact', exact, instant, say),
    factRow('report_postedFromId', fromId, instant, say),
    ...(earliest === null && latest === null ? [] : [rangeRow(facts.postedAt, zone, say)]),
    plainRow('report_precision', html`${say(PRECISION[precision])}`, say),
    factRow('report_edited', facts.item.edited, (value) => yesNo(value, say), say),
  ];
  return {title: 'report_tablePosted', rows};
}

function rangeRow({earliest, latest, exact}: PostedAt, zone: string, say: Say): FactRow {
  const end = (at: Instant | null) => (at === null ? html`${say('report_open')}` : bothTimesShort(at, zone));
  const value = html`${say('report_notBefore')} ${end(earliest)}<br>${say('report_notAfter')} ${end(latest)}`;
  return {
    label: say('report_postedRange'),
    value,
    how: html`${say(known(exact) ? 'report_workedExact' : 'report_worked')}`,
  };
}

/** What else the page said of the item. */
export function otherGroup(facts: FactsRecord, say: Say): FactGroup {
  const {item, viewer, page} = facts;
  const text = (value: string) => quoted(value, say);
  return {
    title: 'report_tableOther',
    rows: [
      factRow('report_kind', item.itemKind, (kind) => html`${itemKindName(kind, say)}`, say),
      factRow('report_audience', item.audience, text, say),
      factRow('report_itemLanguage', item.language, text, say),
      factRow('report_pageLanguage', page.language, text, say),
      plainRow('report_frame', html`${say(page.frame === 'top' ? 'report_frameTop' : 'report_frameInside')}`, say),
      plainRow('report_signedIn', html`${say(SIGNED_IN[viewer.signedIn])}`, say),
      factRow('report_viewerAccount', viewer.account, text, say),
    ],
  };
}

const SIGNED_IN: {readonly [state in FactsRecord['viewer']['signedIn']]: MessageName} = {
  yes: 'report_yes',
  no: 'report_no',
  unknown: 'report_couldNotTell',
};

/** What it answers and what it quotes: a group each. */
export function referenceGroups(facts: FactsRecord, say: Say): FactGroup[] {
  return [
    ...facts.inReplyTo.map((one) => referenceGroup('report_inReplyTo', one, say)),
    ...facts.quotes.map((one) => referenceGroup('report_quotes', one, say)),
  ];
}

function referenceGroup(title: MessageName, one: Reference, say: Say): FactGroup {
  const text = (value: string) => quoted(value, say);
  return {
    title,
    rows: [
      factRow('report_permalink', one.permalink, (value) => address(value, say), say),
      factRow('report_name', one.author, text, say),
      factRow('report_text', one.text, (value) => liftableWords('report_text', text(value), say), say),
    ],
  };
}

function yesNo(value: boolean, say: Say): Markup {
  return html`${say(value ? 'report_yes' : 'report_no')}`;
}

function sameFact(a: FactsRecord['page']['address'], b: FactsRecord['page']['address']): boolean {
  return known(a) && known(b) && a.value === b.value;
}
