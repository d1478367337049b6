import {groupByAccount} from '../diary/seen-account.ts';
import {type FactsRecord, known, valueIn} from '../facts/facts.ts';
import {groupBy} from '../group-by.ts';
import type {Uuid} from '../ids.ts';
import type {PackExhibit} from '../pack/pack-input.ts';
import {asRow, seenExhibit} from '../picture/happening.ts';
import type {Say} from '../words.ts';
import {localTime} from './dates.ts';
import {html, type Markup, nothing} from './html.ts';
import {platformName} from './platform-name.ts';
import {quoted} from './quoted.ts';
import {lastOf, type TimelineRow, timelineOf} from './timeline.ts';

/** Accounts named in the summary; all others are in the chronology, and the summary says how many. */
const ACCOUNTS_NAMED = 12;

/** A day as it is shown: a moment on a clock. */
type Shown = Pick<TimelineRow, 'at' | 'offsetMinutes'>;

/** One account that pages showed, with the first and the last that the times of its exhibits can mean. */
export type Account = {
  platform: string;
  /** Every name and handle it was shown with. */
  names: ReadonlySet<string>;
  /** The exhibits that show it. */
  of: readonly Uuid[];
  first: Shown;
  last: Shown;
};

/** What tells one account from another: the platform's number, else the profile, else the handle. Never a display name. */
export function accountKey({facts}: PackExhibit): string | undefined {
  if (!facts) return undefined;
  const {author, platform} = facts.item;
  const key = valueIn(author.accountId) ?? valueIn(author.profile) ?? valueIn(author.handle);
  return key === undefined ? undefined : `${valueIn(platform) ?? ''} ${key}`;
}

/**
 * Every account of the exhibits, the one with most first. One and the same by the rule that holds everywhere (see
 * `isSameAccount`); where neither number nor handle was shown, by the profile.
 */
export function accountsOf(exhibits: readonly PackExhibit[]): Account[] {
  const rows = timelineOf(exhibits).filter(({exhibit}) => accountKey(exhibit) !== undefined);
  const named = rows.map((row, place) => ({...asRow(seenExhibit(row.exhibit)), row, place}));
  const groups = groupByAccount(named).map((group) => group.rows);
  const grouped = new Set(groups.flat());
  const others = named.filter((one) => !grouped.has(one));
  return [...groups, ...groupBy(others, ({row}) => accountKey(row.exhibit)).values()]
    .map((group) => group.toSorted((a, b) => a.place - b.place))
    .sort((a, b) => b.length - a.length || (a[0]?.place ?? 0) - (b[0]?.place ?? 0))
    .flatMap((group) => accountIn(group.map(({row}) => row)));
}

function accountIn(rows: readonly TimelineRow[]): Account[] {
  // When something was seen says nothing of when it was posted.
  const posted = rows.filter(({basis}) => basis !== 'seen');
  const dated = posted.length > 0 ? posted : rows;
  const [first] = dated;
  const last = lastOf(dated);
  if (!first || !last) return [];
  return [
    {
      platform: rows.flatMap(({exhibit}) => (exhibit.facts && valueIn(exhibit.facts.item.platform)) ?? [])[0] ?? '',
      names: new Set(rows.flatMap(({exhibit}) => (exhibit.facts ? namesOf(exhibit.facts) : []))),
      of: rows.map(({exhibit}) => exhibit.id),
      ...{first, last},
    },
  ];
}

function namesOf({item}: FactsRecord): string[] {
  const {displayName, handle, profile, accountId} = item.author;
  const shown = [displayName, handle].filter(known).map(({value}) => value);
  return shown.length > 0 ? shown : [valueIn(profile) ?? valueIn(accountId) ?? ''];
}

/** Where the exhibits of an account are listed; `at` is its place among all. */
export function accountCountId(at: number): string {
  return `account-${at + 1}`;
}

/** The accounts with how many exhibits show each; nothing where there is none. */
export function accountsTable(all: readonly Account[], say: Say): Markup {
  if (all.length === 0) return nothing;
  const rest = all.length - ACCOUNTS_NAMED;
  return html`<table class="accounts">
<caption>${say('report_accountsTable')}</caption>
<thead><tr><th scope="col">${say('report_headAccount')}</th><th scope="col">${say('report_platform')}</th><th scope="col">${say('report_headExhibits')}</th><th scope="col">${say('report_headFirstLast')}</th></tr></thead>
<tbody>
${all.slice(0, ACCOUNTS_NAMED).map((one, at) => accountRow(one, at, say))}</tbody></table>
${rest > 0 ? html`<p class="small">${say('report_moreAccounts', rest)}</p>` : nothing}
`;
}

function accountRow(one: Account, at: number, say: Say): Markup {
  const days = new Set([one.first, one.last].map(({at, offsetMinutes}) => localTime(at, offsetMinutes).date));
  return html`<tr><td>${[...one.names].map((name) => html`${quoted(name, say)} `)}</td><td>${one.platform === '' ? say('report_platformUnknown') : quoted(platformName(one.platform), say)}</td><td><a href="#count-${accountCountId(at)}">${one.of.length}</a></td><td>${[...days].map((day) => html`<span class="time">${day}</span> `)}</td></tr>
`;
}
