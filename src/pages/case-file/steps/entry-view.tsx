import type {ComponentChildren, JSX} from 'preact';
import type {Uuid} from '../../../core/ids.ts';
import {Button} from '../../shared/button.tsx';
import {visibleText} from '../../shared/hidden-characters.ts';
import {PageText} from '../../shared/page-text.tsx';
import {type VeilState, WordsUnderVeil} from '../../shared/veil.tsx';
import {say} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';
import type {EntryWords} from './entry-words.ts';

type Props = {
  /** Under which its veil is known. */
  name: string;
  veil: VeilState;
  words: EntryWords;
  /** What shows it; one that is no longer here has no number. */
  exhibits: readonly {id: Uuid; number: number | undefined}[];
  under?: ComponentChildren;
  onChange?: () => void;
  onRemove?: () => void;
};

/** One entry as it was kept: its facts open, its words under a veil. */
export function EntryView({name, veil, words, exhibits, under, onChange, onRemove}: Props): JSX.Element {
  const shown = veil.showsWords(name);
  const called = visibleText(words.facts.join(' · ')) || say('steps_noFacts');
  return (
    <div class="entry stack">
      <p class="entry__facts">
        {words.facts.length === 0 ? <span class="quiet">{say('steps_noFacts')}</span> : null}
        {words.facts.map((fact, index) => (
          <span key={index} class={index === 0 ? 'entry__first' : undefined}>
            <PageText text={fact} />
          </span>
        ))}
      </p>
      {words.words.length > 0 ? (
        <dl class="stack" aria-live="polite">
          {words.words.map(({label, text}, index) => (
            <div key={index}>
              <dt class="small quiet">{label}</dt>
              <dd>{shown ? <PageText text={text} as="block" /> : <WordsUnderVeil length={text.length} lines={2} />}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {exhibits.length > 0 ? (
        <p class="row-of-buttons small">
          {exhibits.map(({id, number}) =>
            number === undefined ? (
              <span key={id} class="quiet">
                {say('steps_thingGone')}
              </span>
            ) : (
              <a key={id} href={routeAddress({panel: 'everything', query: '', open: id})}>
                {say('steps_thing', number)}
              </a>
            ),
          )}
        </p>
      ) : null}
      <div class="row-of-buttons">
        {words.words.length > 0 ? (
          <Button small icon="eye" pressed={shown} onPress={() => veil.toggle(name)}>
            {say(shown ? 'steps_hideWords' : 'steps_showWords')} <span class="only-read">{called}</span>
          </Button>
        ) : null}
        {onChange ? (
          <Button small icon="write" onPress={onChange}>
            {say('steps_change')} <span class="only-read">{called}</span>
          </Button>
        ) : null}
        {onRemove ? (
          <Button small kind="plain" icon="trash" onPress={onRemove}>
            {say('steps_remove')} <span class="only-read">{called}</span>
          </Button>
        ) : null}
      </div>
      {under}
    </div>
  );
}
