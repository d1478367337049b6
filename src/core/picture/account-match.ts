import type {Account, Subject} from '../diary/subject.ts';
import type {Uuid} from '../ids.ts';
import {platformName} from '../report/platform-name.ts';
import {foldForSearch} from '../text.ts';

/** What a page showed of an account. "" where it gave none. */
export type ShownAccount = {platform: string; handle: string; accountId: string; profile: string};

/**
 * Finds the subjects whose noted accounts are the one that a page showed: the same number, or the same profile, or the
 * same handle on the same platform. A display name alone never ties anything to anybody.
 */
export function subjectsByAccount(subjects: readonly Subject[]): (shown: ShownAccount) => Uuid[] {
  const byKey = new Map<string, Set<Uuid>>();
  for (const {id, accounts} of subjects)
    for (const key of accounts.flatMap(keysOf)) byKey.set(key, (byKey.get(key) ?? new Set()).add(id));
  return (shown) => [...new Set(keysOf(shown).flatMap((key) => [...(byKey.get(key) ?? [])]))];
}

/** Every text by which an account can be told to be the same as another. */
export function keysOf({platform, handle, accountId, profile}: ShownAccount | Account): string[] {
  const place = platform.trim() === '' ? '' : foldForSearch(platformName(platform.trim()));
  const name = foldForSearch(handle.trim()).replace(/^(@|\/?u\/)/, '');
  return [
    ...(place !== '' && accountId.trim() !== '' ? [`number ${place} ${accountId.trim()}`] : []),
    ...(profile.trim() !== '' ? [`profile ${plainProfile(profile.trim())}`] : []),
    ...(place !== '' && name !== '' ? [`handle ${place} ${name}`] : []),
  ];
}

function plainProfile(address: string): string {
  return address
    .replace(/^https?:\/\/(www\.)?/i, '')
    .replace(/\/+$/, '')
    .toLowerCase();
}
