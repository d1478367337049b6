import {type AccountGroup, isSameAccount} from '../../../core/diary/seen-account.ts';
import type {Account, Basis, Description} from '../../../core/diary/subject.ts';
import {valueIn} from '../../../core/facts/facts.ts';
import {canonicalJson} from '../../../core/hash/canonical-json.ts';
import type {Uuid} from '../../../core/ids.ts';
import {type Instant, wallTime} from '../../../core/time.ts';
import {openExhibit} from '../../../store/exhibits.ts';
import type {Store} from '../../../store/open-store.ts';
import type {ExhibitRow} from '../../../store/rows.ts';
import {changeSubject} from '../../../store/subjects.ts';
import {deviceOffset} from '../../shared/dates.ts';
import {circumstances, tellOthers} from '../../shared/use-store.ts';

type Reason = {basis: Basis; why: string};

/** What was just put to whom, and the way back. */
export type Put = {personId: Uuid; takeBack(): Promise<void>};

/** Puts an account to a person, with its profile as the newest thing from it shows it, and when it was seen. */
export async function putAccount(
  store: Store,
  personId: Uuid,
  group: AccountGroup<ExhibitRow>,
  reason: Reason,
): Promise<Put> {
  const account: Account = {
    ...{platform: group.platform, handle: group.handle, accountId: group.accountId, ...reason},
    profile: await profileOf(store, group),
    firstSeen: dayOf(group.first),
    lastSeen: dayOf(group.last),
  };
  await change(store, personId, (now) =>
    now.accounts.some((one) => isSameAccount(one, account)) ? now : {...now, accounts: [...now.accounts, account]},
  );
  return {
    personId,
    takeBack: () => change(store, personId, (now) => ({...now, accounts: lessOne(now.accounts, account)})),
  };
}

/** Puts one exhibit to a person by hand; a second time changes how sure the keeper is, and why. */
export async function putExhibit(store: Store, personId: Uuid, exhibitId: Uuid, reason: Reason): Promise<Put> {
  await change(store, personId, (now) => ({
    ...now,
    exhibits: [...now.exhibits.filter((one) => one.exhibitId !== exhibitId), {exhibitId, ...reason}],
  }));
  return {personId, takeBack: () => takeExhibit(store, personId, exhibitId)};
}

/** Takes an exhibit that was put there by hand from a person; the exhibit itself stays. */
export function takeExhibit(store: Store, personId: Uuid, exhibitId: Uuid): Promise<void> {
  return change(store, personId, (now) => ({
    ...now,
    exhibits: now.exhibits.filter((one) => one.exhibitId !== exhibitId),
  }));
}

async function change(store: Store, personId: Uuid, how: (now: Description) => Description): Promise<void> {
  const kept = await changeSubject(store, personId, how, await circumstances());
  if (!kept) throw new Error(`there is no person ${personId}`);
  tellOthers();
}

async function profileOf(store: Store, {rows}: AccountGroup<ExhibitRow>): Promise<string> {
  const [newest] = rows.toSorted((a, b) => (a.sealedAt < b.sealedAt ? 1 : -1));
  const opened = newest && (await openExhibit(store, newest.id));
  return (opened?.facts && valueIn(opened.facts.item.author.profile)) ?? '';
}

function dayOf(at: Instant): string {
  return wallTime(at, deviceOffset(at)).slice(0, 10);
}

function lessOne<T>(list: readonly T[], one: T): T[] {
  const text = canonicalJson(one);
  return list.filter((other) => canonicalJson(other) !== text);
}
