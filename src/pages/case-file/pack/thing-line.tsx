import type {JSX} from 'preact';
import type {Uuid} from '../../../core/ids.ts';
import {visibleText} from '../../shared/hidden-characters.ts';
import {Icon} from '../../shared/icon.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {type VeilState, veilName, WordsUnderVeil} from '../../shared/veil.tsx';
import {say} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';
import type {CopyOfThing, Thing} from './contents.ts';

type Props = {
  thing: Thing;
  veil: VeilState;
  ticked: boolean;
  onTick(on: boolean): void;
  inReach: boolean;
  /** Copies with parts hidden that were made of it, and the one that goes in. */
  copies: readonly CopyOfThing[];
  copy: Uuid | undefined;
  onCopy(copy: Uuid | undefined): void;
};

/** One thing that can go in: tick box, what it is, when, and its first words under a veil. Space on its name lifts the veil. */
export function ThingLine({thing, veil, ticked, onTick, inReach, copies, copy, onCopy}: Props): JSX.Element {
  const name = veilName(thing.id);
  const shown = veil.showsWords(name);
  const reach = inReach ? {} : {tabIndex: -1};
  const look = () => veil.toggle(name);
  const facts = thing.facts();
  const called = say(`pack_called_${thing.kind}`, thing.ordinal, thing.title);
  return (
    <div class="line pack-line">
      <label class="line__tick pack-line__tick">
        <input type="checkbox" checked={ticked} onChange={(event) => onTick(event.currentTarget.checked)} {...reach} />
        <span class="only-read">{say('pack_tick', called)}</span>
      </label>
      <div class="line__words">
        <a
          class="line__link"
          href={placeOfThing(thing)}
          onKeyDown={(event) => {
            if (event.key !== ' ') return;
            event.preventDefault();
            look();
          }}
          {...reach}
        >
          <PageText text={called} as="line" />
        </a>
        {ticked && copies.length > 0 ? <AsCopy {...{called, copies, copy, onCopy, inReach}} /> : null}
        {facts === '' ? null : <span class="small quiet">{facts}</span>}
        {thing.words === '' ? null : (
          <div class="line__first small" aria-live="polite">
            {shown ? (
              <PageText text={thing.words} as="block" />
            ) : (
              <WordsUnderVeil length={thing.words.length} lines={1} />
            )}
          </div>
        )}
      </div>
      {thing.words === '' ? (
        <span />
      ) : (
        <button
          type="button"
          class="button button--plain button--small"
          aria-pressed={shown}
          aria-label={say('pack_look', called)}
          onClick={look}
          {...reach}
        >
          <Icon name="eye" />
        </button>
      )}
    </div>
  );
}

type AsCopyProps = Pick<Props, 'copies' | 'copy' | 'onCopy' | 'inReach'> & {called: string};

/** As it is, or the copy with parts hidden. */
function AsCopy({called, copies, copy, onCopy, inReach}: AsCopyProps): JSX.Element {
  return (
    <select
      class="field__input pack-line__copy"
      aria-label={say('redact_goesInAs', called)}
      value={copy ?? ''}
      onChange={({currentTarget: {value}}) => onCopy(copies.find(({id}) => id === value)?.id)}
      {...(inReach ? {} : {tabIndex: -1})}
    >
      <option value="">{say('redact_asItIs')}</option>
      {copies.map(({id, number, name}) => (
        <option key={id} value={id}>
          {name === '' ? say('redact_copyNumber', number) : say('redact_copyNamed', number, visibleText(name))}
        </option>
      ))}
    </select>
  );
}

/** Where it can be seen whole, and changed or left out. */
export function placeOfThing({kind, id}: Pick<Thing, 'kind' | 'id'>): string {
  switch (kind) {
    case 'exhibit':
      return routeAddress({panel: 'everything', query: '', open: id});
    case 'incident':
      return routeAddress({panel: 'diary', query: '', open: id});
    case 'subject':
      return routeAddress({panel: 'people', query: '', open: id});
  }
}
