import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import {cutText} from '../../../core/text.ts';
import {Button} from '../../shared/button.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';
import {type Choosing, without} from './choice-state.ts';
import type {PackContents, Thing} from './contents.ts';
import type {FindPlace, FoundGroup} from './find-private.ts';
import {placeOfThing} from './thing-line.tsx';

type Props = {
  group: FoundGroup;
  choosing: Choosing;
  contents: PackContents;
  onChoosing(choosing: Choosing): void;
};

const AT_FIRST = 3;
const FOUND_LENGTH = 200;

/** One thing that was found, and where: each place can be opened, or left out of this pack. */
export function FoundOne({group, choosing, contents, onChoosing}: Props): JSX.Element {
  const [all, setAll] = useState(false);
  const {find, places} = group;
  const shown = all ? places : places.slice(0, AT_FIRST);
  return (
    <div class="found__one stack">
      {find.found === '' ? null : (
        <p class="found__words">
          <PageText text={cutText(find.found, FOUND_LENGTH)} />
        </p>
      )}
      <ul class="stack">
        {shown.map((place, index) => (
          <FoundPlace key={index} place={place} {...{choosing, contents, onChoosing}} />
        ))}
      </ul>
      {places.length > shown.length ? (
        <div>
          <Button small kind="plain" onPress={() => setAll(true)}>
            {sayCount('pack_morePlaces', places.length - shown.length)}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function FoundPlace({place, choosing, contents, onChoosing}: Omit<Props, 'group'> & {place: FindPlace}): JSX.Element {
  const thing = contents.things.find(({id}) => id === place.id);
  const name = thing ? say(`pack_called_${thing.kind}`, thing.ordinal, thing.title) : say('pack_caseRecord');
  const leaveOut = () =>
    onChoosing(thing ? without(choosing, thing.id, contents) : {...without(choosing, '', contents), withCase: false});
  return (
    <li class="found__place">
      <span>
        <a href={addressOf(thing)}>
          <PageText text={name} />
        </a>
        {place.earlier ? <span class="small quiet"> {say('pack_earlier')}</span> : null}
      </span>
      <Button small kind="plain" icon="close" onPress={leaveOut}>
        {say('pack_leaveOut')} <span class="only-read">{name}</span>
      </Button>
    </li>
  );
}

function addressOf(thing: Thing | undefined): string {
  return thing ? placeOfThing(thing) : routeAddress({panel: 'steps'});
}
