import type {JSX} from 'preact';
import {useId, useMemo, useState} from 'preact/hooks';
import type {Occasion} from '../../../core/custody/case.ts';
import {occasionOf} from '../../../core/picture/conduct.ts';
import type {Happening} from '../../../core/picture/happening.ts';
import {foldForSearch} from '../../../core/text.ts';
import {Button} from '../../shared/button.tsx';
import {TextField} from '../../shared/text-field.tsx';
import {useVeil} from '../../shared/veil.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {HappeningLine} from './happening-line.tsx';
import {behaviourText, numberText, whenText, whoText} from './happening-words.ts';
import type {PictureData} from './use-picture-data.ts';

const OFFERED = 8;

type Props = {
  data: PictureData;
  /** What may be chosen. */
  from: readonly Happening[];
  chosen: readonly Occasion[];
  /** Puts one in, or takes it out again. */
  onToggle(one: Occasion): void;
  /** Name of the button that opens it. */
  label: string;
  /** Whether those that are chosen stand here too. */
  showChosen?: boolean;
};

/** Chooses things that happened, by search; each is put in or taken out by a button with its name. */
export function OccasionPicker({data, from, chosen, onToggle, label, showChosen = true}: Props): JSX.Element {
  const [choosing, setChoosing] = useState(false);
  const ids = useMemo(() => new Set<string>(chosen.map(({id}) => id)), [chosen]);
  const veil = useVeil();
  const there = showChosen ? data.happenings.filter(({id}) => ids.has(id)) : [];
  return (
    <div class="stack">
      {there.length > 0 ? (
        <ul class="sources__list">
          {there.map((one) => (
            <li key={one.id}>
              <HappeningLine one={one} data={data} veil={veil}>
                <Toggle one={one} isIn onPress={() => onToggle(occasionOf(one))} />
              </HappeningLine>
            </li>
          ))}
        </ul>
      ) : null}
      <div>
        <Button small icon={choosing ? 'close' : 'add'} onPress={() => setChoosing(!choosing)}>
          {choosing ? say('picture_chooseDone') : label}
        </Button>
      </div>
      {choosing ? <Finder {...{data, from, ids, onToggle, label}} /> : null}
    </div>
  );
}

type FinderProps = Pick<Props, 'data' | 'from' | 'onToggle' | 'label'> & {ids: ReadonlySet<string>};

function Finder({data, from, ids, onToggle, label}: FinderProps): JSX.Element {
  const [query, setQuery] = useState('');
  const [most, setMost] = useState(OFFERED);
  const veil = useVeil();
  const heading = useId();
  const texts = useMemo(() => from.map((one) => ({one, text: searchText(one, data)})), [from, data]);
  const found = useMemo(() => {
    const words = foldForSearch(query).split(/\s+/u).filter(Boolean);
    const all = texts.filter(({text}) => words.every((word) => text.includes(word)));
    // The newest first: what was just written down is what is looked for most. What has no date comes last.
    return [...all.filter(({one}) => one.time !== null).reverse(), ...all.filter(({one}) => one.time === null)];
  }, [texts, query]);
  return (
    <section class="sources" aria-labelledby={heading}>
      <p id={heading} class="plain-heading">
        {label}
      </p>
      <TextField
        label={say('picture_find')}
        value={query}
        onInput={(text) => {
          setQuery(text);
          setMost(OFFERED);
        }}
      />
      <p class="small quiet" role="status">
        {found.length === 0 ? say('common_nothingFound') : sayCount('common_found', found.length)}
      </p>
      <ul class="sources__list">
        {found.slice(0, most).map(({one}) => (
          <li key={one.id}>
            <HappeningLine one={one} data={data} veil={veil}>
              <Toggle one={one} isIn={ids.has(one.id)} onPress={() => onToggle(occasionOf(one))} />
            </HappeningLine>
          </li>
        ))}
      </ul>
      {found.length > most ? (
        <div>
          <Button small onPress={() => setMost(most + OFFERED * 3)}>
            {say('picture_showMore')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

/** Puts one in or takes it out; the name is read out with it. */
export function Toggle({one, isIn, onPress}: {one: Happening; isIn: boolean; onPress(): void}): JSX.Element {
  return (
    <Button small kind={isIn ? 'plain' : 'usual'} icon={isIn ? 'close' : 'add'} onPress={onPress}>
      {say(isIn ? 'picture_takeOut' : 'picture_putIn')} <span class="only-read">{numberText(one)}</span>
    </Button>
  );
}

function searchText(one: Happening, data: PictureData): string {
  const {label, kinds} = one;
  const words = [label.words, label.name, label.handle, whoText(one, data.names), ...kinds.map(behaviourText)];
  return foldForSearch([numberText(one), whenText(one, data), ...words].join('\n'));
}
