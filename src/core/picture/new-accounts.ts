import {accountKeys, groupByAccount, isSameAccount, type SeenAccount} from '../diary/seen-account.ts';
import type {Account, Subject} from '../diary/subject.ts';
import {isWallTime, spanOf} from '../diary/told-time.ts';
import {standsFor} from '../diary/write-subject.ts';
import type {Uuid} from '../ids.ts';
import {type Instant, millisecondsOf} from '../time.ts';
import {asRow, type HappeningSource, type SeenExhibit} from './happening.ts';
import type {Step} from './steps.ts';

/** One account, with the earliest that the record has of it. */
export type AccountSeen = {
  /** Stays the same for the same account. */
  key: string;
  platform: string;
  /** Handle or name, as it was shown or noted. */
  names: string[];
  /** Those that the keeper puts it down to. */
  subjectIds: Uuid[];
  /** The stretch in which it first shows; null where nothing says when. */
  first: {from: Instant; to: Instant} | null;
  /** Not later than this it was there: something of it was seen, or has a time, by then. Null where nothing says so. */
  thereBy: Instant | null;
  /** Whether something of it was only seen, and so may be older than all that has a time. */
  mayBeOlder: boolean;
  /** What says so: a thing that was kept, or the keeper's own note. */
  from: 'exhibit' | 'keeper' | null;
  /** Every exhibit that shows it, by its number. */
  ids: Uuid[];
};

/** Accounts that show for the first time after a step. */
export type NewAccounts = {
  step: Step;
  /** The earliest of each lies wholly after the step. */
  after: AccountSeen[];
  /** It may lie after it: the time of one or the other is not known well enough. */
  maybe: AccountSeen[];
};

type Noted = {account: Account; subjectId: Uuid};
type Group = {seen: SeenAccount; exhibits: SeenExhibit[]; noted: Noted[]};

/** Every account that a page showed or that the keeper noted, the same one only once, the first to show first. */
export function accountsSeen({exhibits, subjects, zone}: HappeningSource): AccountSeen[] {
  const rows = exhibits.map((one) => ({...asRow(one), exhibit: one}));
  const groups = groupByAccount(rows).map(
    ({platform, handle, accountId, rows: members}): Group => ({
      seen: {platform, handle, accountId},
      exhibits: members.map(({exhibit}) => exhibit),
      noted: [],
    }),
  );
  const byKey = new Map<string, Group[]>();
  const find = (group: Group) => {
    for (const key of accountKeys(group.seen)) byKey.set(key, [...(byKey.get(key) ?? []), group]);
  };
  groups.forEach(find);
  for (const noted of notedIn(subjects)) {
    const same = accountKeys(noted.account)
      .flatMap((key) => byKey.get(key) ?? [])
      .find(({seen}) => isSameAccount(seen, noted.account));
    if (same) same.noted.push(noted);
    else {
      const group: Group = {seen: noted.account, exhibits: [], noted: [noted]};
      groups.push(group);
      find(group);
    }
  }
  return groups.map((group) => accountIn(group, zone)).sort(byFirst);
}

function notedIn(subjects: readonly Subject[]): Noted[] {
  const byId = new Map(subjects.map((one) => [one.id, one]));
  return subjects.flatMap(({id, accounts}) =>
    accounts
      .map((account) => ({account, subjectId: standsFor(id, byId)}))
      .filter(({account}) => accountKeys(account)[0]),
  );
}

function accountIn({seen, exhibits, noted}: Group, zone: string): AccountSeen {
  const byNumber = [...exhibits].sort((a, b) => a.ordinal - b.ordinal);
  const shown = byNumber.map(({handle, name}) => handle || name);
  const written = noted.map(({account}) => account.handle || account.accountId);
  return {
    key: accountKeys(seen)[0] ?? '',
    platform: seen.platform,
    names: [...new Set([...shown, ...written])].filter((text) => text !== ''),
    subjectIds: [...new Set(noted.map(({subjectId}) => subjectId))],
    ...firstOf(byNumber, noted, zone),
    ids: byNumber.map(({id}) => id),
  };
}

/** The earliest of what is known; a thing that was only seen says no more than that its account was there by then. */
function firstOf(
  exhibits: readonly SeenExhibit[],
  noted: readonly Noted[],
  zone: string,
): Pick<AccountSeen, 'first' | 'from' | 'thereBy' | 'mayBeOlder'> {
  const dated = exhibits.flatMap(({time: {from, to, known}}) =>
    known === 'seen' ? [] : [{first: {from, to}, from: 'exhibit' as const}],
  );
  const told = noted.flatMap(({account: {firstSeen}}) => {
    const first = isWallTime(firstSeen) ? spanOf({start: firstSeen, end: null, precision: 'exact', zone}) : undefined;
    return first ? [{first, from: 'keeper' as const}] : [];
  });
  const all = [...dated, ...told].sort((a, b) => millisecondsOf(a.first.from) - millisecondsOf(b.first.from));
  const latest = [...exhibits.map(({time}) => time.to), ...told.map(({first}) => first.to)];
  return {
    ...(all[0] ?? {first: null, from: null}),
    thereBy: latest.sort((a, b) => millisecondsOf(a) - millisecondsOf(b))[0] ?? null,
    mayBeOlder: exhibits.some(({time}) => time.known === 'seen'),
  };
}

function byFirst(a: AccountSeen, b: AccountSeen): number {
  const [at, bt] = [a, b].map(({first}) => (first ? millisecondsOf(first.from) : Infinity));
  return at === bt ? (a.key < b.key ? -1 : 1) : (at ?? 0) - (bt ?? 0);
}

/**
 * For each told to stop, block, change of contact and order: the accounts that show for the first time after it. It says
 * what this record holds; an account may be older than what is kept of it. Where a step is about somebody, accounts that
 * the keeper puts down to others only are left out.
 */
export function newAccountsAfter(accounts: readonly AccountSeen[], steps: readonly Step[]): NewAccounts[] {
  return steps
    .filter(({kind}) => kind !== 'help' && kind !== 'other')
    .map((step) => {
      const about = accounts.filter(
        ({subjectIds}) => !step.subjectId || subjectIds.length === 0 || subjectIds.includes(step.subjectId),
      );
      const found: NewAccounts = {step, after: [], maybe: []};
      for (const account of about) {
        const place = placeBeside(account, step);
        if (place !== 'before') found[place].push(account);
      }
      return found;
    });
}

function placeBeside({first, thereBy, mayBeOlder}: AccountSeen, {time}: Step): 'before' | 'after' | 'maybe' {
  if (!time) return 'maybe';
  if (thereBy && millisecondsOf(thereBy) < millisecondsOf(time.from)) return 'before';
  // The step's stretch ends with its last minute.
  const isAfter = first && !mayBeOlder && millisecondsOf(first.from) >= millisecondsOf(time.to) + 60_000;
  return isAfter ? 'after' : 'maybe';
}
