import {type FactsRecord, known, valueIn} from '../facts/facts.ts';
import type {Uuid} from '../ids.ts';
import type {PackExhibit} from '../pack/pack-input.ts';
import type {Say} from '../words.ts';
import {localTime} from './dates.ts';
import {html, type Markup, nothing} from './html.ts';
import {platformName} from './platform-name.ts';
import {quoted} from './quoted.ts';
import {type TimelineRow, timelineOf} from './timeline.ts';

/** Accounts named in the summary; all others are in the chronology, and the summary says how many. */
const ACCOUNTS_NAMED = 12;

/** One account that pages showed, with the first and the last row of the chronology that is by it. */
export type Account = {
  platform: string;
  /** Every name and handle it was shown with. */
  names: ReadonlySet<string>;
  /** The exhibits that show it. */
  of: readonly Uuid[];
  first: TimelineRow;
  last: TimelineRow;
};

/** What tells one account from another: the platform's number, else the profile, else the handle. Never a display name. */
export function accountKey({facts}: PackExhibit): string | undefined {
  if (!facts) return undefined;
  const {author, platform} = facts.item;
  const key = valueIn(author.accountId) ?? valueIn(author.profile) ?? valueIn(author.handle);
  return key === undefined ? undefined : `${valueIn(platform) ?? ''} ${key}`;
}

type Gathered = Account & {names: Set<string>; of: Uuid[]};

/** Every account of the exhibits, the one with most first. */
export function accountsOf(exhibits: readonly PackExhibit[]): Account[] {
  const found = new Map<string, Gathered>();
  for (const row of timelineOf(exhibits)) {
    const key = accountKey(row.exhibit);
    if (key === undefined || !row.exhibit.facts) continue;
    const names = namesOf(row.exhibit.facts);
    const before = found.get(key);
    if (!before) {
      const platform = valueIn(row.exhibit.facts.item.platform) ?? '';
      found.set(key, {platform, names: new Set(names), of: [row.exhibit.id], first: row, last: row});
      continue;
    }
    for (const name of names) before.names.add(name);
    before.of.push(row.exhibit.id);
    before.last = row;
  }
  return [...found.values()].sort((a, b) => b.of.length - a.of.length);
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
