import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {HelperThing, ProposedPerson} from '../../../core/helper/labels-file.ts';
import type {Uuid} from '../../../core/ids.ts';
import type {Store} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {FailureMessage} from '../../shared/message.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {UndoMessage} from '../../shared/undo-message.tsx';
import {tellOthers, useChanges} from '../../shared/use-store.ts';
import {useVeil} from '../../shared/veil.tsx';
import {VeiledText} from '../../shared/veiled-text.tsx';
import {say, sayCount, sayNumber} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';
import {type TakenOver, takeBack, takeOver} from './take-over.ts';
import {useHelperLabels} from './use-helper-labels.ts';

/** What helpers said of one thing, as theirs; each label can be made one's own. Nothing where nobody said anything. */
export function HelperSaid({store, id}: {store: Store; id: Uuid}): JSX.Element | null {
  const {version, changed} = useChanges();
  const veil = useVeil();
  const all = useHelperLabels(store, version) ?? [];
  const [taken, setTaken] = useState<readonly TakenOver[]>();
  const [failed, setFailed] = useState(false);
  const said = all.flatMap(({helperId, name, things, order}) => {
    const thing = things.find((one) => one.id === id);
    const place = order.indexOf(id) + 1;
    return thing || place > 0 ? [{helperId, name, thing, place}] : [];
  });
  if (said.length === 0) return null;
  const act = (work: Promise<readonly TakenOver[] | undefined>) =>
    work.then(
      (now) => {
        setFailed(false);
        setTaken(now);
        tellOthers();
        changed();
      },
      () => setFailed(true),
    );
  const make = (thing: HelperThing, labels: string[]) => void act(takeOver(store, [{...thing, labels}]));
  return (
    <section class="stack">
      <h3>{say('helper_saidHeading')}</h3>
      {said.map(({helperId, name, thing, place}) => (
        <div key={helperId} class="stack stack--close">
          <p class="small quiet">
            {say('helper_from')} <PageText text={name} />
            {place > 0 ? <span class="numbers"> · {say('helper_place', sayNumber(place))}</span> : null}
          </p>
          {thing && thing.labels.length > 0 ? (
            <ul class="chips">
              {thing.labels.map((label) => (
                <li key={label} class="chip chip--helper small">
                  <PageText text={label} />
                  <Button small kind="plain" icon="add" onPress={() => make(thing, [label])}>
                    {say('helper_makeOneMine')}
                    <span class="only-read">{label}</span>
                  </Button>
                </li>
              ))}
            </ul>
          ) : null}
          {thing?.person ? (
            <p class="small">
              {say('helper_belongsTo')} <Proposed person={thing.person} />
            </p>
          ) : null}
          {thing ? <VeiledText veil={veil} name={helperId} label={say('helper_remark')} text={thing.remark} /> : null}
        </div>
      ))}
      {failed ? <FailureMessage code="saveFailed" /> : null}
      {taken ? (
        <UndoMessage label={say('helper_undo')} onUndo={() => void act(takeBack(store, taken).then(() => undefined))}>
          {sayCount('helper_madeMine', taken.length)}
        </UndoMessage>
      ) : null}
    </section>
  );
}

/** Whom a helper takes it to belong to: the way to somebody who is here, else the name alone. */
function Proposed({person: {subjectId, name}}: {person: ProposedPerson}): JSX.Element {
  if (!subjectId) return <PageText text={name} />;
  return (
    <a href={routeAddress({panel: 'people', query: '', open: subjectId})}>
      <PageText text={name} />
    </a>
  );
}
