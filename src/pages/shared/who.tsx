import type {JSX} from 'preact';
import {platformName} from '../../core/report/platform-name.ts';
import {cutText} from '../../core/text.ts';
import type {ExhibitRow} from '../../store/rows.ts';
import {visibleText} from './hidden-characters.ts';
import {PageText} from './page-text.tsx';
import {say} from './words.ts';

/** Who it is from, as the page showed it: name and handle, one of them, or that the page gave none. */
export function Who({row}: {row: Pick<ExhibitRow, 'name' | 'handle'>}): JSX.Element {
  const name = row.name.trim() === '' ? '' : row.name;
  if (!name && !row.handle) return <span class="quiet">{say('common_noName')}</span>;
  return (
    <span class="who">
      {name ? <PageText text={name} as="line" /> : null}
      {row.handle ? (
        <span class={name ? 'who__handle quiet' : 'who__handle'}>
          <PageText text={row.handle} as="line" />
        </span>
      ) : null}
    </span>
  );
}

const LABEL_LENGTH = 80;

/** The same in plain words, for labels that are read out. */
export function whoText(row: Pick<ExhibitRow, 'name' | 'handle'>): string {
  return cutText(visibleText(row.name.trim() || row.handle), LABEL_LENGTH) || say('common_noName');
}

/** Ids that name a way of reading, not a place. */
const NO_PLATFORM = ['', 'generic', 'web'];

/** Name of the place it was on: the platform's, else the site's own address. */
export function placeOf(row: Pick<ExhibitRow, 'platform' | 'address'>): string {
  if (!NO_PLATFORM.includes(row.platform.toLowerCase())) return platformName(row.platform);
  return URL.canParse(row.address) ? new URL(row.address).hostname : say('common_noPlace');
}
