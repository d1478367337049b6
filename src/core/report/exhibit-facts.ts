import type {FactsRecord, HiddenCharacter, Reference} from '../facts/facts.ts';
import {known} from '../facts/facts.ts';
import type {Instant} from '../time.ts';
import type {MessageName, Say} from '../words.ts';
import {localTime, offsetIn, utcText} from './dates.ts';
import {type FactRow, factRow, factTable, plainRow} from './fact-table.ts';
import {html, type Markup, nothing} from './html.ts';
import {kindName, PRECISION} from './kind-names.ts';
import {platformName} from './platform-name.ts';
import {address, quoted} from './quoted.ts';

/** Who posted it, as the page shows it. */
export function whoTable(facts: FactsRecord, say: Say): Markup {
  const {author} = facts.item;
  const text = (value: string) => quoted(value, say);
  return factTable(
    'report_tableWho',
    [
      factRow('report_name', author.displayName, text, say),
      factRow('report_handle', author.handle, text, say),
      factRow('report_accountId', author.accountId, text, say),
      factRow('report_profile', author.profile, (value) => address(value, say), say),
      factRow('report_verified', author.verified, (value) => yesNo(value, say), say),
    ],
    say,
  );
}

/** Where it stood. What the page claims as its own address is kept apart from the address it was seen under. */
export function whereTable(facts: FactsRecord, say: Say): Markup {
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
    factRow('report_permalink', item.permalink, place, say),
    factRow('report_itemId', item.id, text, say),
    factRow('report_canonical', page.canonical, place, say),
    factRow('report_pageTitle', page.title, text, say),
    factRow('report_opener', page.opener, place, say),
  ];
  return factTable('report_tableWhere', rows, say);
}

/** When the page says it was posted: every form of it on a line of its own. `zone` is the keeper's. */
export function postedTable(facts: FactsRecord, zone: string, say: Say): Markup {
  const {shown, exact, fromId, earliest, latest, precision} = facts.postedAt;
  const instant = (value: Instant) => bothTimes(value, zone);
  const rows = [
    factRow('report_postedShown', shown, (value) => quoted(value, say), say),
    factRow('report_postedExact', exact, instant, say),
    factRow('report_postedFromId', fromId, instant, say),
    ...(earliest === null && latest === null ? [] : [rangeRow(earliest, latest, zone, say)]),
    plainRow('report_precision', html`${say(PRECISION[precision])}`, say),
    factRow('report_edited', facts.item.edited, (value) => yesNo(value, say), say),
  ];
  return factTable('report_tablePosted', rows, say);
}

function rangeRow(earliest: Instant | null, latest: Instant | null, zone: string, say: Say): FactRow {
  const end = (at: Instant | null) => (at === null ? html`${say('report_open')}` : bothTimes(at, zone));
  const value = html`${say('report_notBefore')} ${end(earliest)}<br>${say('report_notAfter')} ${end(latest)}`;
  return {label: say('report_postedRange'), value, how: html`${say('report_worked')}`};
}

/** What else the page said of the item. */
export function otherTable(facts: FactsRecord, say: Say): Markup {
  const {item, viewer, page} = facts;
  const text = (value: string) => quoted(value, say);
  return factTable(
    'report_tableOther',
    [
      plainRow('report_kind', html`${kindName(facts, say)}`, say),
      factRow('report_audience', item.audience, text, say),
      factRow('report_itemLanguage', item.language, text, say),
      factRow('report_pageLanguage', page.language, text, say),
      plainRow('report_frame', html`${say(page.frame === 'top' ? 'report_frameTop' : 'report_frameInside')}`, say),
      plainRow('report_signedIn', html`${say(SIGNED_IN[viewer.signedIn])}`, say),
      factRow('report_viewerAccount', viewer.account, text, say),
    ],
    say,
  );
}

const SIGNED_IN: {readonly [state in FactsRecord['viewer']['signedIn']]: MessageName} = {
  yes: 'report_yes',
  no: 'report_no',
  unknown: 'report_couldNotTell',
};

/** Lists that most items do not have: what it answers or quotes, names, links, counts, media, invisible characters. */
export function listTables(facts: FactsRecord, say: Say): Markup {
  return html`${[
    ...facts.inReplyTo.map((one) => referenceTable('report_inReplyTo', one, say)),
    ...facts.quotes.map((one) => referenceTable('report_quotes', one, say)),
    pairTable(
      'report_mentions',
      ['report_headShown', 'report_headAddress'],
      facts.mentions.map((one) => [quoted(one.shown, say), address(one.address, say)]),
      say,
    ),
    pairTable(
      'report_links',
      ['report_headShown', 'report_headAddress'],
      facts.links.map((one) => [quoted(one.shown, say), address(one.address, say)]),
      say,
    ),
    pairTable(
      'report_counts',
      ['report_headWhat', 'report_headShown'],
      facts.counts.map((one) => [quoted(one.name, say), quoted(one.shown, say)]),
      say,
    ),
    pairTable(
      'report_media',
      ['report_headMediaAddress', 'report_headMediaKept'],
      facts.media.map((one) => [
        html`${address(one.address, say)}${one.alt === '' ? nothing : html`<br>${say('report_mediaAlt')} ${quoted(one.alt, say)}`}`,
        one.partPath === null
          ? html`<span class="missing">${say('report_notKept')} <bdi dir="auto">${one.missing ?? ''}</bdi></span>`
          : html`<bdi class="address">${one.partPath}</bdi>`,
      ]),
      say,
    ),
    pairTable(
      'report_hidden',
      ['report_headCharacter', 'report_headStands'],
      hiddenGroups(facts.hidden).map(({first, times}) => [
        html`${first.codePoint} ${first.name}`,
        html`${say('report_hiddenStands', first.field, times, first.index)}`,
      ]),
      say,
    ),
  ]}`;
}

function referenceTable(caption: MessageName, one: Reference, say: Say): Markup {
  const text = (value: string) => quoted(value, say);
  return factTable(
    caption,
    [
      factRow('report_permalink', one.permalink, (value) => address(value, say), say),
      factRow('report_name', one.author, text, say),
      factRow('report_words', one.text, text, say),
    ],
    say,
  );
}

function pairTable(
  caption: MessageName,
  heads: readonly [MessageName, MessageName],
  rows: readonly (readonly [Markup, Markup])[],
  say: Say,
): Markup {
  if (rows.length === 0) return nothing;
  return html`<table class="pairs">
<caption>${say(caption)}</caption>
<thead><tr><th scope="col">${say(heads[0])}</th><th scope="col">${say(heads[1])}</th></tr></thead>
<tbody>
${rows.map(([left, right]) => html`<tr><td>${left}</td><td>${right}</td></tr>\n`)}</tbody></table>
`;
}

/** The same character in the same field on one line, with how often it stands there. */
function hiddenGroups(hidden: readonly HiddenCharacter[]): {first: HiddenCharacter; times: number}[] {
  const groups = new Map<string, {first: HiddenCharacter; times: number}>();
  for (const one of hidden) {
    const key = `${one.field} ${one.codePoint}`;
    const group = groups.get(key);
    if (group) group.times += 1;
    else groups.set(key, {first: one, times: 1});
  }
  return [...groups.values()];
}

/** An instant in UTC and, where the zone is known, on the keeper's wall clock. */
export function bothTimes(at: Instant, zone: string): Markup {
  const offset = offsetIn(zone, at);
  if (offset === undefined) return html`<span class="time">${utcText(at)}</span>`;
  const local = localTime(at, offset);
  return html`<span class="time">${utcText(at)}</span> <span class="time">= ${local.date} ${local.time} (${local.offset}, ${zone})</span>`;
}

function yesNo(value: boolean, say: Say): Markup {
  return html`${say(value ? 'report_yes' : 'report_no')}`;
}

function sameFact(a: FactsRecord['page']['address'], b: FactsRecord['page']['address']): boolean {
  return known(a) && known(b) && a.value === b.value;
}
