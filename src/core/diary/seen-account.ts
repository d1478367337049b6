import {foldForSearch} from '../text.ts';
import type {Instant} from '../time.ts';

/** An account as a page or a file showed it. "" where that was not said. */
export type SeenAccount = {platform: string; handle: string; accountId: string};

/** What the list row of an exhibit says of the account it is from. */
export type RowWithAccount = {
  platform: string;
  name: string;
  handle: string;
  accountId?: string;
  address: string;
  sealedAt: Instant;
  postedExact: Instant | null;
};

/** One account that was seen, with everything that is from it. */
export type AccountGroup<Row> = SeenAccount & {
  /** Every name that it was shown under. */
  names: string[];
  rows: Row[];
  /** First and last time that is known of what it posted; of what has no such time, when it was saved. */
  first: Instant;
  last: Instant;
};

/** Ids of platforms that name a way of reading and no place: the site's own name stands for them. */
const NO_PLATFORM = ['', 'generic', 'web'];

/** The account that a row is from; undefined where neither a handle nor a number of it was seen. */
export function accountOf(row: RowWithAccount): SeenAccount | undefined {
  const {handle, accountId = ''} = row;
  if (handle.trim() === '' && accountId.trim() === '') return undefined;
  return {platform: platformOf(row), handle, accountId};
}

/** The platform's id, else the name of the site; "" where neither is known. */
export function platformOf({platform, address}: Pick<RowWithAccount, 'platform' | 'address'>): string {
  if (!NO_PLATFORM.includes(platform.toLowerCase())) return platform;
  return URL.canParse(address) ? new URL(address).hostname : '';
}

/**
 * Whether two are one account: on one platform, the same number that never changes; only where one of them has no number,
 * the same handle. A handle can be given up and taken by somebody else, so two numbers that differ are two accounts.
 */
export function isSameAccount(one: SeenAccount, other: SeenAccount): boolean {
  if (folded(one.platform) !== folded(other.platform)) return false;
  const [id, otherId] = [one.accountId.trim(), other.accountId.trim()];
  if (id !== '' && otherId !== '') return id === otherId;
  const handle = handleKey(one.handle);
  return handle !== '' && handle === handleKey(other.handle);
}

/** What accounts are found by in a list of many; those that may be the same share a key. */
export function accountKeys({platform, handle, accountId}: SeenAccount): string[] {
  const place = folded(platform);
  const [id, name] = [accountId.trim(), handleKey(handle)];
  return [...(id === '' ? [] : [`${place}\n#${id}`]), ...(name === '' ? [] : [`${place}\n@${name}`])];
}

/** A handle without its sigil, in one case: `@Rita`, `u/rita` and `rita` are one. */
function handleKey(handle: string): string {
  return folded(handle).replace(/^\/?u\/|^@+/u, '');
}

function folded(text: string): string {
  return foldForSearch(text).trim();
}

/** The accounts that rows are from, those with the most first. Rows without an account are in none. */
export function groupByAccount<Row extends RowWithAccount>(rows: readonly Row[]): AccountGroup<Row>[] {
  const groups: AccountGroup<Row>[] = [];
  const found = new Map<string, AccountGroup<Row>[]>();
  // Those with a number first: one that shows only its handle joins the account of that handle.
  const withId = rows.filter(({accountId}) => accountId);
  for (const row of [...withId, ...rows.filter(({accountId}) => !accountId)]) {
    const account = accountOf(row);
    if (!account) continue;
    const keys = accountKeys(account);
    const same = keys.flatMap((key) => found.get(key) ?? []).filter((group) => isSameAccount(group, account));
    // Of a handle that two accounts have had, nobody can say which of them it was.
    const group = new Set(same).size === 1 ? same[0] : undefined;
    if (group) join(group, row);
    else {
      const made = begun(account, row);
      groups.push(made);
      for (const key of keys) found.set(key, [...(found.get(key) ?? []), made]);
    }
  }
  return groups.sort((a, b) => b.rows.length - a.rows.length || (a.last < b.last ? 1 : -1));
}

function begun<Row extends RowWithAccount>(account: SeenAccount, row: Row): AccountGroup<Row> {
  const at = knownTime(row);
  return {...account, names: namesOf(row), rows: [row], first: at, last: at};
}

function join<Row extends RowWithAccount>(group: AccountGroup<Row>, row: Row): void {
  const at = knownTime(row);
  group.rows.push(row);
  group.names = [...new Set([...group.names, ...namesOf(row)])];
  if (at < group.first) group.first = at;
  if (at > group.last) group.last = at;
  if (group.handle === '') group.handle = row.handle;
}

function namesOf({name}: RowWithAccount): string[] {
  return name.trim() === '' ? [] : [name];
}

/** When it was posted, where the page says so exactly, else when it was saved. */
export function knownTime({postedExact, sealedAt}: Pick<RowWithAccount, 'postedExact' | 'sealedAt'>): Instant {
  return postedExact ?? sealedAt;
}
