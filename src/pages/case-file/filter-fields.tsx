import type {JSX} from 'preact';
import {behaviourMessage, markMessage} from '../../core/diary/behaviours.ts';
import {isUuid} from '../../core/ids.ts';
import {isItemKind, itemKindName} from '../../core/report/kind-names.ts';
import {platformName} from '../../core/report/platform-name.ts';
import type {MessageName} from '../../core/words.ts';
import type {SubjectRow} from '../../store/diary-rows.ts';
import {visibleText} from '../shared/hidden-characters.ts';
import {subjectName} from '../shared/subject-name.ts';
import {ChoiceField, TextField} from '../shared/text-field.tsx';
import {wallAlone} from '../shared/told-time.ts';
import {say} from '../shared/words.ts';
import {type Filters, SOURCES, withFilter} from './filters.ts';
import type {Choices, HelperOrder} from './things.ts';

type Props = {
  filters: Filters;
  choices: Choices;
  subjects: readonly SubjectRow[];
  /** Orders that helpers made. */
  orders: readonly HelperOrder[];
  onFilters(filters: Filters): void;
};

/** Names of the filters, in the order they stand in. */
export const FILTER_NAMES = {
  who: 'caseFile_filterWho',
  source: 'caseFile_filterSource',
  place: 'caseFile_filterPlace',
  item: 'caseFile_filterItem',
  did: 'caseFile_filterDid',
  mark: 'caseFile_filterMark',
  tag: 'caseFile_filterTag',
  helper: 'helper_filter',
  from: 'caseFile_filterFrom',
  to: 'caseFile_filterTo',
} as const satisfies {[Name in Exclude<keyof Filters, 'order'>]: MessageName};

type Chosen = keyof typeof FILTER_NAMES;

/** What the list may be narrowed down to; only what something of the case has is offered. */
export function FilterFields({filters, choices, subjects, orders, onFilters}: Props): JSX.Element {
  const choice = (name: Exclude<Chosen, 'from' | 'to'>, values: readonly string[]) =>
    values.length === 0 && filters[name] === undefined ? null : (
      <ChoiceField
        key={name}
        label={say(FILTER_NAMES[name])}
        value={filters[name] ?? ''}
        options={[
          {value: '', label: say('caseFile_filterAny')},
          // One that nothing has any more stays in the list while it is chosen.
          ...[...new Set([...values, ...(filters[name] ? [filters[name]] : [])])].map((value) => ({
            value,
            label: filterText(name, value, subjects),
          })),
        ]}
        onChoose={(value) => onFilters(withFilter(filters, name, value as Filters[typeof name]))}
      />
    );
  return (
    <div class="filters">
      {choice('who', choices.who)}
      {choice('source', SOURCES)}
      {choice('place', choices.places)}
      {choice('item', choices.items)}
      {choice('did', choices.dids)}
      {choice('mark', choices.marks)}
      {choice('tag', choices.tags)}
      {choice('helper', choices.helperTags)}
      {(['from', 'to'] as const).map((name) => (
        <TextField
          key={name}
          type="date"
          label={say(FILTER_NAMES[name])}
          value={filters[name] ?? ''}
          onInput={(day) => onFilters(withFilter(filters, name, day))}
        />
      ))}
      <ChoiceField
        label={say('caseFile_order')}
        value={isKnown(filters.order, orders) ? filters.order : 'happened'}
        options={[
          {value: 'happened', label: say('caseFile_orderHappened')},
          {value: 'kept', label: say('caseFile_orderKept')},
          ...orders.map(({helperId, name}) => ({value: helperId, label: say('helper_order', visibleText(name))})),
        ]}
        onChoose={(order) =>
          onFilters(withFilter(filters, 'order', order === 'kept' || isUuid(order) ? order : undefined))
        }
      />
    </div>
  );
}

/** An older address may name a helper whose labels were removed since. */
function isKnown(order: Filters['order'], orders: Props['orders']): order is NonNullable<Filters['order']> {
  return order === 'kept' || orders.some(({helperId}) => helperId === order);
}

/** What a filter asks for, in plain words. */
export function filterText(name: Chosen, value: string, subjects: readonly SubjectRow[]): string {
  switch (name) {
    case 'who': {
      const row = subjects.find(({id}) => id === value);
      return row ? subjectName(row) : say('people_gone');
    }
    case 'source':
      return say(`caseFile_source_${SOURCES.find((one) => one === value) ?? 'captured'}`);
    case 'place':
      return visibleText(platformName(value));
    case 'item':
      return isItemKind(value) ? itemKindName(value, say) : visibleText(value);
    case 'did':
      return named(value, behaviourMessage(value));
    case 'mark':
      return named(value, markMessage(value));
    case 'tag':
    case 'helper':
      return visibleText(value);
    case 'from':
    case 'to':
      return wallAlone(value);
  }
}

function named(id: string, message: MessageName | undefined): string {
  return message ? say(message) : visibleText(id);
}
