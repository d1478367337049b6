import type {JSX} from 'preact';
import {useId, useState} from 'preact/hooks';
import type {Uuid} from '../../core/ids.ts';
import type {IncidentRow} from '../../store/diary-rows.ts';
import {linkExhibits, unlinkExhibits} from '../../store/incidents.ts';
import type {Store} from '../../store/open-store.ts';
import {Button} from './button.tsx';
import {Icon} from './icon.tsx';
import {FailureMessage} from './message.tsx';
import {PageText} from './page-text.tsx';
import {searchRows} from './search-rows.ts';
import {TextField} from './text-field.tsx';
import {toldTimeText} from './told-time.ts';
import {UndoMessage} from './undo-message.tsx';
import {useDiaryRows} from './use-diary-rows.ts';
import {circumstances, tellOthers, useChanges} from './use-store.ts';
import {useVeil, WordsUnderVeil} from './veil.tsx';
import {say} from './words.ts';

type Props = {
  store: Store;
  exhibitId: Uuid;
  /** Address of the full page at one of its places. */
  address(place: string): string;
  /** From the popup: what is opened gets a tab of its own. */
  newTab?: boolean;
};

type Change = {id: Uuid; ordinal: number; how: 'linked' | 'unlinked'};

/** Of one kept thing: write down what happened, or say to which entries of the diary it belongs. */
export function BelongsTo({store, exhibitId, address, newTab = false}: Props): JSX.Element {
  const {version, changed} = useChanges();
  const rows = useDiaryRows(store, version);
  const [choosing, setChoosing] = useState(false);
  const [last, setLast] = useState<Change>();
  const [failed, setFailed] = useState(false);
  const all = typeof rows === 'object' ? rows.incidents : [];
  const own = all.filter((row) => row.exhibitIds.includes(exhibitId));
  const others = all.filter((row) => !row.exhibitIds.includes(exhibitId));
  const tab = newTab ? {target: '_blank', rel: 'noreferrer'} : {};

  const change = async ({id, ordinal, how}: Change, isUndo = false) => {
    try {
      const put = how === 'linked' ? linkExhibits : unlinkExhibits;
      await put(store, id, [exhibitId], await circumstances());
      setLast(isUndo ? undefined : {id, ordinal, how});
      setChoosing(false);
      setFailed(false);
      tellOthers();
      changed();
    } catch (error) {
      console.warn('the link was not changed:', error);
      setFailed(true);
    }
  };

  return (
    <div class="stack">
      <div class="row-of-buttons">
        <a class="button button--small" href={address(`#/write?with=${exhibitId}`)} {...tab}>
          <Icon name="write" />
          <span>{say('diary_write')}</span>
        </a>
        {others.length > 0 ? (
          <Button small pressed={choosing} onPress={() => setChoosing(!choosing)}>
            {say('diary_belongsTo')}
          </Button>
        ) : null}
      </div>
      {failed ? <FailureMessage code="saveFailed" /> : null}
      {last ? (
        <UndoMessage
          label={say('diary_undo')}
          onUndo={() => void change({...last, how: last.how === 'linked' ? 'unlinked' : 'linked'}, true)}
        >
          {say(last.how === 'linked' ? 'diary_nowBelongs' : 'diary_noLongerBelongs', last.ordinal)}
        </UndoMessage>
      ) : null}
      {choosing ? (
        <ChooseIncident rows={others} onChoose={({id, ordinal}) => void change({id, ordinal, how: 'linked'})} />
      ) : null}
      {own.length > 0 ? (
        <ul class="stack stack--close" aria-label={say('diary_belongsToThese')}>
          {own.map((row) => (
            <li key={row.id} class="belongs">
              <a href={address(`#/diary/${row.id}`)} {...tab}>
                {say('diary_entryOf', row.ordinal, toldTimeText(row.happened))}
              </a>
              <Button
                small
                kind="plain"
                icon="close"
                onPress={() => void change({id: row.id, ordinal: row.ordinal, how: 'unlinked'})}
              >
                {say('diary_keptTakeOut')}
                <span class="only-read"> {say('diary_number', row.ordinal)}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

const OFFERED = 6;

/** The entries written last, or those a search finds; the first words of one at a time. */
function ChooseIncident({
  rows,
  onChoose,
}: {
  rows: readonly IncidentRow[];
  onChoose(row: IncidentRow): void;
}): JSX.Element {
  const [query, setQuery] = useState('');
  const veil = useVeil();
  const heading = useId();
  const found = searchRows(rows, query).slice(0, OFFERED);
  return (
    <section class="choose stack" aria-labelledby={heading}>
      <p id={heading}>
        <strong>{say('diary_whichEntry')}</strong>
      </p>
      <TextField label={say('diary_entryFind')} value={query} onInput={setQuery} />
      {found.length === 0 ? <p class="small quiet">{say('common_nothingFound')}</p> : null}
      <ul class="stack stack--close">
        {found.map((row) => {
          const shown = veil.showsWords(row.id);
          return (
            <li key={row.id} class="choose__one">
              <span class="numbers">{say('diary_entryOf', row.ordinal, toldTimeText(row.happened))}</span>
              <span class="small" aria-live="polite">
                {shown ? (
                  <PageText text={row.firstWords} as="line" />
                ) : (
                  <WordsUnderVeil length={row.firstWords.length} lines={1} />
                )}
              </span>
              <span class="row-of-buttons">
                <Button small onPress={() => onChoose(row)}>
                  {say('diary_belongsHere')}
                  <span class="only-read"> {say('diary_number', row.ordinal)}</span>
                </Button>
                <Button small kind="plain" icon="eye" pressed={shown} onPress={() => veil.toggle(row.id)}>
                  {say('diary_showBeginning')}
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
