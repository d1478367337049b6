import type {Bounded, FactsRecord, FailedLoad, HiddenCharacter} from '../facts/facts.ts';
import type {MessageName, Say} from '../words.ts';
import {html, type Markup, nothing} from './html.ts';
import {address, quoted} from './quoted.ts';
import {liftableWords} from './veil.ts';

/** Lists that most items do not have: names, links, counts, media, invisible characters. */
export function listTables(facts: FactsRecord, say: Say): Markup {
  return html`${[
    pairTable(
      'report_mentions',
      ['report_headShown', 'report_headAddress'],
      facts.mentions.map((one) => linkPair('report_mentions', one, say)),
      say,
    ),
    pairTable(
      'report_tags',
      ['report_headShown', 'report_headAddress'],
      (facts.tags ?? []).map((one) => linkPair('report_tags', one, say)),
      say,
    ),
    pairTable(
      'report_links',
      ['report_headShown', 'report_headAddress'],
      facts.links.map((one) => linkPair('report_links', one, say)),
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
        html`${address(one.address, say)}${one.alt === '' ? nothing : html`<br>${say('report_mediaAlt')} ${liftableWords('report_mediaAlt', quoted(one.alt, say), say)}`}`,
        one.partPath === null
          ? html`<span class="missing">${say('report_notKept')} <bdi dir="auto">${one.missing ?? ''}</bdi></span>`
          : html`<bdi class="address">${one.partPath}</bdi>`,
      ]),
      say,
    ),
    pairTable(
      'report_frames',
      ['report_headAddress', 'report_headRead'],
      bounded(
        facts.page.frames,
        ({address: at, readable}) => [address(at, say), html`${say(readable ? 'report_yes' : 'report_frameNotRead')}`],
        say,
      ),
      say,
    ),
    pairTable(
      'report_failed',
      ['report_headAddress', 'report_headWhat'],
      bounded(
        facts.page.failed,
        ({kind, address: at, why, status}) => [
          address(at, say),
          html`${say(FAILED_KIND[kind])}: ${say(FAILED_WHY[why], status ?? '')}`,
        ],
        say,
      ),
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

const FAILED_KIND: {readonly [kind in FailedLoad['kind']]: MessageName} = {
  picture: 'report_failedPicture',
  film: 'report_failedFilm',
  style: 'report_failedStyle',
  script: 'report_failedScript',
  frame: 'report_failedFrame',
  request: 'report_failedRequest',
};

const FAILED_WHY: {readonly [why in FailedLoad['why']]: MessageName} = {
  refused: 'report_failedRefused',
  broken: 'report_failedBroken',
  waiting: 'report_failedWaiting',
};

type Pair = readonly [Markup, Markup];

/** What a link shows under its veil, and where it leads. */
function linkPair(what: MessageName, {shown, address: at}: {shown: string; address: string}, say: Say): Pair {
  return [liftableWords(what, quoted(shown, say), say), address(at, say)];
}

/** A list that may have been cut short, with how many it left out. */
function bounded<T>(list: Bounded<T> | undefined, pair: (one: T) => Pair, say: Say): Pair[] {
  if (!list) return [];
  const pairs = list.items.map(pair);
  return list.leftOut > 0 ? [...pairs, [html`${say('report_leftOut', list.leftOut)}`, nothing]] : pairs;
}

function pairTable(
  caption: MessageName,
  heads: readonly [MessageName, MessageName],
  rows: readonly Pair[],
  say: Say,
): Markup {
  if (rows.length === 0) return nothing;
  return html`<div class="keep"><table class="pairs">
<caption>${say(caption)}</caption>
<thead><tr><th scope="col">${say(heads[0])}</th><th scope="col">${say(heads[1])}</th></tr></thead>
<tbody>
${rows.map(([left, right]) => html`<tr><td>${left}</td><td>${right}</td></tr>\n`)}</tbody></table></div>
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
