import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {tabs} from '../../browser/api.ts';
import type {Progress as HowFar} from '../../browser/save-state.ts';
import {Button} from '../shared/button.tsx';
import {Progress} from '../shared/progress.tsx';
import {say, sayCount, sayNumber} from '../shared/words.ts';
import type {LongSaveWork} from './use-long-save.ts';

type Props = {work: LongSaveWork; tabId: number; progress: HowFar};

/** A save that takes long: how far it is, and the person's hand on it. */
export function LongSavePanel({work, tabId, progress}: Props): JSX.Element {
  const elsewhere = useIsElsewhere(tabId);
  const {paused} = progress;
  return (
    <section class="long" aria-label={heading(progress)}>
      <h2 class="long__title">{heading(progress)}</h2>
      <HowFarItIs progress={progress} />
      <p class="small quiet" role="status">
        {work.ending
          ? say('popup_longEnding')
          : paused
            ? say('popup_longPaused')
            : elsewhere
              ? say('popup_longElsewhere')
              : say('popup_longStay')}
      </p>
      <div class="row-of-buttons">
        <Button small resting={work.ending} onPress={() => work.steer(paused ? 'goOn' : 'pause')}>
          {paused ? say('popup_goOn') : say('popup_pause')}
        </Button>
        <Button small resting={work.ending} onPress={() => work.steer('cancel')}>
          {say('popup_stop')}
        </Button>
      </div>
    </section>
  );
}

/** A bar where the whole is known; else only how much there is so far. */
function HowFarItIs({progress}: {progress: HowFar}): JSX.Element {
  const {what, done, of} = progress;
  if (of === null || of <= 0) {
    const words = sayCount(what === 'tiles' ? 'popup_longTilesSoFar' : 'popup_longItemsSoFar', done);
    return <p class="numbers">{words}</p>;
  }
  const name = what === 'tiles' ? 'popup_longTilesOf' : 'popup_longItemsOf';
  return <Progress label={say(name, sayNumber(done), sayNumber(of))} done={done} total={of} />;
}

function heading({what}: HowFar): string {
  return say(what === 'tiles' ? 'popup_longTiles' : 'popup_longItems');
}

function useIsElsewhere(tabId: number): boolean {
  const [elsewhere, setElsewhere] = useState(false);
  useEffect(() => {
    void tabs.query({active: true, currentWindow: true}).then(([tab]) => {
      setElsewhere(tab?.id !== undefined && tab.id !== tabId);
    });
  }, [tabId]);
  return elsewhere;
}
