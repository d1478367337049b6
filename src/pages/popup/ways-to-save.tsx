import type {JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import {Button} from '../shared/button.tsx';
import {Icon, type IconName} from '../shared/icon.tsx';
import {say} from '../shared/words.ts';
import {caseFileAddress} from './case-file-link.ts';
import type {SavingWork} from './use-saving.ts';

type LongWay = 'savePage' | 'saveAll';
const LONG_WAYS: readonly {way: LongWay; icon: IconName}[] = [
  {way: 'savePage', icon: 'page'},
  {way: 'saveAll', icon: 'list'},
];

/** The ways to start a save: two at one press, and two quieter ones that first say what they will do. */
export function WaysToSave({work}: {work: SavingWork}): JSX.Element {
  const [asking, setAsking] = useState<LongWay>();
  const running = work.saving.kind === 'running';
  return (
    <>
      <div class="popup__save">
        <Button kind="main" icon="screen" onPress={work.saveScreen} resting={running}>
          {say('popup_saveScreen')}
        </Button>
        <Button icon="point" onPress={work.point} resting={running}>
          {say('popup_point')}
        </Button>
      </div>
      {asking ? (
        <Question
          way={asking}
          onStart={() => {
            setAsking(undefined);
            work[asking]();
          }}
          onNot={() => setAsking(undefined)}
        />
      ) : (
        <div class="popup__long-ways">
          {LONG_WAYS.map(({way, icon}) => (
            <Button key={way} kind="plain" small icon={icon} onPress={() => setAsking(way)} resting={running}>
              {say(`popup_${way}`)}
            </Button>
          ))}
          <a
            class="button button--plain button--small"
            href={caseFileAddress('#/write')}
            target="_blank"
            rel="noreferrer"
          >
            <Icon name="write" />
            <span>{say('diary_write')}</span>
          </a>
        </div>
      )}
    </>
  );
}

/** What will happen, before it does. */
function Question({way, onStart, onNot}: {way: LongWay; onStart(): void; onNot(): void}): JSX.Element {
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  return (
    <fieldset ref={box} class="ask__question">
      <legend>
        <strong>{say(`popup_${way}`)}</strong>
        <span class="ask__why small">{say(`popup_${way}What`)}</span>
      </legend>
      <div class="row-of-buttons">
        <Button small kind="main" onPress={onStart}>
          {say('popup_start')}
        </Button>
        <Button small onPress={onNot}>
          {say('popup_notNow')}
        </Button>
      </div>
    </fieldset>
  );
}
