import type {JSX} from 'preact';
import type {SubjectRow} from '../../store/diary-rows.ts';
import {Button} from '../shared/button.tsx';
import {Icon} from '../shared/icon.tsx';
import {PageText} from '../shared/page-text.tsx';
import {say} from '../shared/words.ts';
import {FILTER_NAMES, filterText} from './filter-fields.tsx';
import {type Filters, isNarrowed, withFilter} from './filters.ts';

type Props = {filters: Filters; subjects: readonly SubjectRow[]; onFilters(filters: Filters): void};

/** What the list is narrowed down to, each with the way to take it away. */
export function FilterChips({filters, subjects, onFilters}: Props): JSX.Element | null {
  if (!isNarrowed(filters)) return null;
  const names = Object.keys(FILTER_NAMES).filter((name): name is keyof typeof FILTER_NAMES => name in FILTER_NAMES);
  return (
    <ul class="chips" aria-label={say('caseFile_filtered')}>
      {names.map((name) => {
        const value = filters[name];
        if (value === undefined) return null;
        const text = filterText(name, value, subjects);
        return (
          <li key={name} class="chip small">
            <span>
              <span class="quiet">{say(FILTER_NAMES[name])}</span> <PageText text={text} />
            </span>
            <button
              type="button"
              class="chip__close"
              aria-label={say('caseFile_filterTakeAway', say(FILTER_NAMES[name]), text)}
              onClick={() => onFilters(withFilter(filters, name, undefined))}
            >
              <Icon name="close" />
            </button>
          </li>
        );
      })}
      <li>
        <Button small kind="plain" onPress={() => onFilters(filters.order ? {order: filters.order} : {})}>
          {say('caseFile_filterClear')}
        </Button>
      </li>
    </ul>
  );
}
