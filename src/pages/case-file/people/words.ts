import type {Account, Basis} from '../../../core/diary/subject.ts';
import {platformName} from '../../../core/report/platform-name.ts';
import type {MessageName} from '../../../core/words.ts';
import {visibleText} from '../../shared/hidden-characters.ts';
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
