import type {JSX} from 'preact';
import {useId} from 'preact/hooks';
import {isUuid} from '../../../core/ids.ts';
import {NO_FILTER, type PictureFilter} from '../../../core/picture/filter.ts';
import {Button} from '../../shared/button.tsx';
import {ChoiceField, TextField} from '../../shared/text-field.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {behaviourText, markText} from './happening-words.ts';
import {isWhat} from './picture-state.ts';
import type {PictureData} from './use-picture-data.ts';

type Props = {
  data: PictureData;
  filter: PictureFilter;
  onFilter(filter: PictureFilter): void;
  /** How many things are looked at now, and how many there are. */
  found: number;
};

/** What is looked at: whose, of what kind, from when to when, and how it is counted. The same for time line and patterns. */
export function Filters({data, filter, onFilter, found}: Props): JSX.Element {
  const set = (change: Partial<PictureFilter>) => onFilter({...filter, ...change});
  const isSet = Object.entries(NO_FILTER).some(([name, none]) => filter[name as keyof PictureFilter] !== none);
  return (
    <details class="picture-set" open={isSet}>
      <summary>
        {say('picture_filters')} · <span class="numbers">{sayCount('picture_things', found)}</span>
      </summary>
      <div class="picture-set__fields">
        <ChoiceField
          label={say('picture_filterWho')}
          value={filter.who}
          options={whoOptions(data)}
          onChoose={(who) => set({who})}
        />
        <ChoiceField
          label={say('picture_filterWhat')}
          value={filter.what}
          options={whatOptions(data)}
          onChoose={(what) => set({what})}
        />
        <TextField type="date" label={say('picture_filterFrom')} value={filter.from} onInput={(from) => set({from})} />
        <TextField type="date" label={say('picture_filterTo')} value={filter.to} onInput={(to) => set({to})} />
      </div>
      <CountEach each={filter.each} onEach={(each) => set({each})} />
      {isSet ? (
        <div>
          <Button small icon="close" onPress={() => onFilter(NO_FILTER)}>
            {say('picture_filterNone')}
          </Button>
        </div>
      ) : null}
    </details>
  );
}

function CountEach({each, onEach}: {each: boolean; onEach(each: boolean): void}): JSX.Element {
  const hint = useId();
  return (
    <div>
      <label class="switch">
        <input
          type="checkbox"
          checked={each}
          aria-describedby={hint}
          onChange={(event) => onEach(event.currentTarget.checked)}
        />
        <span>{say('picture_countEach')}</span>
      </label>
      <p id={hint} class="small quiet">
        {say('picture_countEachHint')}
      </p>
    </div>
  );
}

function whoOptions({names, happenings}: PictureData): {value: PictureFilter['who']; label: string}[] {
  const there = new Set(happenings.flatMap(({subjectIds}) => subjectIds));
  return [
    {value: '', label: say('picture_anybody')},
    ...[...names].filter(([id]) => isUuid(id) && there.has(id)).map(([value, label]) => ({value, label})),
    {value: 'nobody', label: say('picture_nobody')},
  ];
}

function whatOptions({happenings}: PictureData): {value: PictureFilter['what']; label: string}[] {
  const kinds = [...new Set(happenings.flatMap((one) => one.kinds))].map((kind) => ({
    value: `does:${kind}`,
    label: behaviourText(kind),
  }));
  const marks = [...new Set(happenings.flatMap((one) => one.marks))].map((mark) => ({
    value: `mark:${mark}`,
    label: say('picture_marked', markText(mark)),
  }));
  const records = (['captured', 'imported', 'incident'] as const).map((value) => ({
    value,
    label: say(`picture_kind_${value}`),
  }));
  const named = [...records, ...marks, ...kinds.sort((a, b) => (a.label < b.label ? -1 : 1))].flatMap(
    ({value, label}) => (isWhat(value) ? [{value, label}] : []),
  );
  return [{value: '', label: say('picture_everyKind')}, ...named];
}
