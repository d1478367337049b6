import type {Subject} from '../diary/subject.ts';
import {isWallTime, spanOf} from '../diary/told-time.ts';
import {standsFor} from '../diary/write-subject.ts';
import type {Uuid} from '../ids.ts';
import {type Instant, millisecondsOf} from '../time.ts';
import {keysOf} from './account-match.ts';
import {accountOf, type HappeningSource, type SeenExhibit} from './happening.ts';
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

type Group = {keys: Set<string>; exhibits: SeenExhibit[]; noted: {account: Subject['accounts'][0]; subjectId: Uuid}[]};

/** Every account that a page showed or that the keeper noted, the same one only once, the first to show first. */
export function accountsSeen({exhibits, subjects, zone}: HappeningSource): AccountSeen[] {
  const groups = new Map<string, Group>();
  const groupFor = (keys: readonly string[]): Group => {
    const found = new Set(keys.flatMap((key) => groups.get(key) ?? []));
    const [first, ...others] = found;
    const group: Group = first ?? {keys: new Set(), exhibits: [], noted: []};
    for (const other of others) {
      group.exhibits.push(...other.exhibits);
      group.noted.push(...other.noted);
      for (const key of other.keys) group.keys.add(key);
    }
    for (const key of keys) group.keys.add(key);
    for (const key of group.keys) groups.set(key, group);
    return group;
  };
  const byId = new Map(subjects.map((one) => [one.id, one]));
  for (const one of exhibits) if (accountOf(one) !== '') groupFor(keysFor(one)).exhibits.push(one);
  for (const {id, accounts} of subjects)
    for (const account of accounts) {
      const keys = keysOf(account);
      if (keys.length > 0) groupFor(keys).noted.push({account, subjectId: standsFor(id, byId)});
    }
  return [...new Set(groups.values())].map((group) => accountIn(group, zone)).sort(byFirst);
}

/** A handle without a platform names an account only for itself. */
function keysFor(one: SeenExhibit): string[] {
  const keys = keysOf(one);
  return keys.length > 0 ? keys : [`only ${accountOf(one)}`];
}

function accountIn({keys, exhibits, noted}: Group, zone: string): AccountSeen {
  const byNumber = [...exhibits].sort((a, b) => a.ordinal - b.ordinal);
  const shown = byNumber.map(({handle, name, profile}) => handle || name || profile);
  const written = noted.map(({account}) => account.handle || account.profile || account.accountId);
  return {
    key: [...keys].sort()[0] ?? '',
    platform: [...byNumber, ...noted.map(({account}) => account)].find(({platform}) => platform !== '')?.platform ?? '',
    names: [...new Set([...shown, ...written])].filter((text) => text !== ''),
    subjectIds: [...new Set(noted.map(({subjectId}) => subjectId))],
    ...firstOf(byNumber, noted, zone),
    ids: byNumber.map(({id}) => id),
  };
}

/** The earliest of what is known; a thing that was only seen says nothing of when its account first showed. */
function firstOf(
  exhibits: readonly SeenExhibit[],
  noted: Group['noted'],
  zone: string,
): Pick<AccountSeen, 'first' | 'from'> {
  const dated = exhibits.flatMap(({time: {from, to, known}}) =>
    known === 'seen' ? [] : [{first: {from, to}, from: 'exhibit' as const}],
  );
  const told = noted.flatMap(({account: {firstSeen}}) => {
    const first = isWallTime(firstSeen) ? spanOf({start: firstSeen, end: null, precision: 'exact', zone}) : undefined;
    return first ? [{first, from: 'keeper' as const}] : [];
  });
  const all = [...dated, ...told].sort((a, b) => millisecondsOf(a.first.from) - millisecondsOf(b.first.from));
  return all[0] ?? {first: null, from: null};
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

function placeBeside({first}: AccountSeen, {time}: Step): 'before' | 'after' | 'maybe' {
  if (!first || !time) return 'maybe';
  // The step's stretch ends with its last minute.
  if (millisecondsOf(first.from) >= millisecondsOf(time.to) + 60_000) return 'after';
  return millisecondsOf(first.to) < millisecondsOf(time.from) ? 'before' : 'maybe';
}
