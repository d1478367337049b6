import type {JSX} from 'preact';
import {useMemo} from 'preact/hooks';
import type {Uuid} from '../../../core/ids.ts';
import {type Candidate, matches} from '../../../core/pack/choosing.ts';
import {cutText} from '../../../core/text.ts';
import {Button} from '../../shared/button.tsx';
import {Message} from '../../shared/message.tsx';
import {ChoiceField, TextField} from '../../shared/text-field.tsx';
import {useVeil} from '../../shared/veil.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {LongList} from '../long-list.tsx';
import {BelongsChoice} from './belongs-choice.tsx';
import {type Choosing, leftOutNames} from './choice-state.ts';
import type {CopyOfThing, PackContents, Thing} from './contents.ts';
import {ThingLine} from './thing-line.tsx';

type Props = {choosing: Choosing; contents: PackContents; onChoosing(choosing: Choosing): void};

const LINE_PX = 72;
const FIRST_WORDS = 280;

/** Everything there is with a tick box each, narrowed by days, by person and by kind. */
export function ChooseThings({choosing, contents, onChoosing}: Props): JSX.Element {
  const veil = useVeil();
  const {narrowing, ticked} = choosing;
  const shown = useMemo(() => contents.things.filter((one) => matches(one, narrowing)), [contents, narrowing]);
  const named = useMemo(() => leftOutNames(choosing, contents), [choosing, contents]);
  const tick = (ids: readonly Uuid[], on: boolean) => {
    const after = new Set(ticked);
    for (const id of ids) {
      if (on) after.add(id);
      else after.delete(id);
    }
    onChoosing({...choosing, ticked: after});
  };
  const copiesOf = useMemo(() => Map.groupBy(contents.copies, ({exhibitId}) => exhibitId as string), [contents]);
  const ids = shown.map(({id}) => id);
  return (
    <div class="stack">
      <Narrow {...{choosing, contents, onChoosing}} />
      <div class="heading-with-button">
        <p class="small quiet numbers" role="status">
          {sayCount('pack_shown', shown.length)}
        </p>
        <div class="row-of-buttons">
          {ids.length < contents.things.length ? (
            <Button small onPress={() => onChoosing({...choosing, ticked: new Set(ids)})} resting={ids.length === 0}>
              {say('pack_onlyShown')}
            </Button>
          ) : null}
          <Button small onPress={() => tick(ids, true)} resting={ids.length === 0}>
            {say('pack_tickShown')}
          </Button>
          <Button small onPress={() => tick(ids, false)} resting={ids.length === 0}>
            {say('pack_untickShown')}
          </Button>
        </div>
      </div>
      {shown.length > 0 ? (
        <div class="pack-list">
          <LongList<Thing>
            rows={shown}
            label={say('pack_things')}
            open={undefined}
            estimate={LINE_PX}
            onScroll={veil.veil}
            line={(thing, inReach) => (
              <ThingLine
                thing={{...thing, words: cutText(thing.words, FIRST_WORDS)}}
                veil={veil}
                ticked={ticked.has(thing.id)}
                onTick={(on) => tick([thing.id], on)}
                inReach={inReach}
                copies={copiesOf.get(thing.id) ?? NO_COPIES}
                copy={choosing.copies[thing.id]}
                onCopy={(copy) => onChoosing({...choosing, copies: copiesAfter(choosing, thing.id, copy)})}
              />
            )}
          />
        </div>
      ) : (
        <p class="quiet">{say('common_nothingFound')}</p>
      )}
      {named.length > 0 ? (
        <Message kind="plain">
          <p>{sayCount('pack_named', named.length)}</p>
          <Button small onPress={() => tick(named, true)}>
            {say('pack_tickNamed')}
          </Button>
        </Message>
      ) : null}
      <label class="switch">
        <input
          type="checkbox"
          checked={choosing.withCase}
          onChange={(event) => onChoosing({...choosing, withCase: event.currentTarget.checked})}
        />
        <span>
          {say('pack_withCase')} <span class="small quiet">{say('pack_withCaseHint')}</span>
        </span>
      </label>
      <BelongsChoice {...{choosing, contents, onChoosing}} />
    </div>
  );
}

const NO_COPIES: readonly CopyOfThing[] = [];

/** A thing goes in as one of its copies, or as it is. */
function copiesAfter({copies}: Choosing, id: Uuid, copy: Uuid | undefined): Choosing['copies'] {
  const {[id]: _, ...others} = copies;
  return copy ? {...others, [id]: copy} : others;
}

const KINDS: readonly Candidate['kind'][] = ['exhibit', 'incident', 'subject'];

function Narrow({choosing, contents, onChoosing}: Props): JSX.Element {
  const {narrowing} = choosing;
  const narrow = (part: Partial<Choosing['narrowing']>) =>
    onChoosing({...choosing, narrowing: {...narrowing, ...part}});
  return (
    <fieldset class="pack-narrow">
      <legend class="small quiet">{say('pack_narrow')}</legend>
      <div class="pack-row">
        <TextField type="date" label={say('pack_fromDay')} value={narrowing.from} onInput={(from) => narrow({from})} />
        <TextField type="date" label={say('pack_toDay')} value={narrowing.to} onInput={(to) => narrow({to})} />
        <ChoiceField
          label={say('pack_kind')}
          value={narrowing.kind}
          options={[
            {value: '', label: say('pack_kind_all')},
            ...KINDS.map((kind) => ({value: kind, label: say(`pack_kind_${kind}`)})),
          ]}
          onChoose={(kind) => narrow({kind})}
        />
        {contents.people.length > 0 ? (
          <ChoiceField
            label={say('pack_about')}
            value={narrowing.subject}
            options={[
              {value: '', label: say('pack_anybody')},
              ...contents.people.map(({id, name}) => ({value: id, label: name})),
            ]}
            onChoose={(subject) => narrow({subject})}
          />
        ) : null}
      </div>
    </fieldset>
  );
}
