import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import type {Store} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {FailureMessage, Message} from '../../shared/message.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {say} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';
import {type Choosing, goesIn, without} from './choice-state.ts';
import type {PackContents} from './contents.ts';
import {findHidden, type StillShown} from './find-hidden.ts';
import {placeOfThing} from './thing-line.tsx';

type Props = {store: Store; choosing: Choosing; contents: PackContents; onChoosing(choosing: Choosing): void};

/** Before a pack with hidden parts is made: what else in it still shows them. */
export function HiddenStillShown({store, choosing, contents, onChoosing}: Props): JSX.Element | null {
  const [found, setFound] = useState<StillShown[] | 'looking' | 'failed'>([]);
  const hides = choosing.scope === 'chosen' && Object.keys(choosing.copies).some((id) => goesIn(choosing, id));
  useEffect(() => {
    if (!hides) {
      setFound([]);
      return undefined;
    }
    const stop = new AbortController();
    setFound('looking');
    findHidden(store, contents, choosing, stop.signal).then(
      (still) => stop.signal.aborted || setFound(still),
      (error: unknown) => {
        console.warn('hidden', error);
        if (!stop.signal.aborted) setFound('failed');
      },
    );
    return () => stop.abort();
  }, [store, contents, hides, choosing.ticked, choosing.copies, choosing.withCase]);
  if (found === 'looking') return <p class="small quiet">{say('redact_looking')}</p>;
  if (found === 'failed') return <FailureMessage code="unexpected" />;
  if (found.length === 0) return null;
  return (
    <Message kind="warn">
      <p>{say('redact_stillShown')}</p>
      <ul class="stack">
        {found.map((one) => (
          <Place key={one.id} still={one} {...{choosing, contents, onChoosing}} />
        ))}
      </ul>
    </Message>
  );
}

function Place({still, choosing, contents, onChoosing}: Omit<Props, 'store'> & {still: StillShown}): JSX.Element {
  const thing = contents.things.find(({id}) => id === still.id);
  const name = thing ? say(`pack_called_${thing.kind}`, thing.ordinal, thing.title) : say('pack_caseRecord');
  const leaveOut = () => onChoosing(thing ? without(choosing, thing.id, contents) : {...choosing, withCase: false});
  return (
    <li class="found__place">
      <span>
        <a href={thing ? placeOfThing(thing) : routeAddress({panel: 'steps'})}>
          <PageText text={name} />
        </a>{' '}
        <span class="small quiet">{say(`redact_${still.why}`)}</span>
      </span>
      <Button small kind="plain" icon="close" onPress={leaveOut}>
        {say('pack_leaveOut')} <span class="only-read">{name}</span>
      </Button>
    </li>
  );
}
