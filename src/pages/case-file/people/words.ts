import type {Account, Basis} from '../../../core/diary/subject.ts';
import {platformName} from '../../../core/report/platform-name.ts';
import {type Instant, wallTime} from '../../../core/time.ts';
import type {MessageName} from '../../../core/words.ts';
import {deviceOffset} from '../../shared/dates.ts';
import {visibleText} from '../../shared/hidden-characters.ts';
import {wallText} from '../../shared/told-time.ts';
import {say} from '../../shared/words.ts';

/** How sure somebody is of a link, in the order it is offered. */
export const BASES: readonly Basis[] = ['saysSo', 'known', 'suspected'];

const BASIS: {readonly [basis in Basis]: MessageName} = {
  saysSo: 'people_basisSaysSo',
  known: 'people_basisKnown',
  suspected: 'people_basisSuspected',
};

/** How sure the keeper is of a link. */
export function basisText(basis: Basis): string {
  return say(BASIS[basis]);
}

/** An account in a few plain words: its handle, else its number, else its address, else where it is. */
export function accountText({
  handle,
  accountId,
  profile = '',
  platform,
}: Pick<Account, 'handle' | 'accountId' | 'platform'> & {profile?: string}): string {
  return visibleText([handle, accountId, profile].find((text) => text.trim() !== '') ?? platformName(platform));
}

/** From the first day to the last, on the clock of this computer; a day alone, since some times are told no nearer. */
export function daysText(first: Instant, last: Instant): string {
  const [from, to] = [dayText(first), dayText(last)];
  return from === to ? from : say('people_firstToLast', from, to);
}

/** The day of an instant, to read. */
export function dayText(at: Instant): string {
  return wallText(wallTime(at, deviceOffset(at)).slice(0, 10));
}
