import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import {type Cleared, clearDownload} from '../../../browser/downloads.ts';
import {Button} from '../button.tsx';
import {Message} from '../message.tsx';
import {PageText} from '../page-text.tsx';
import {say} from '../words.ts';
import type {HandedOver} from './use-hand-over.ts';

const OUTCOMES = {
  cleared: 'discretion_handedCleared',
  refused: 'discretion_handedRefused',
  notFound: 'discretion_handedNotFound',
} as const;

/** After a file was handed over: where traces of it stay, and the way to clear the one that can be cleared. */
export function TracesHint({handed}: {handed: HandedOver | undefined}): JSX.Element | null {
  const [cleared, setCleared] = useState<{address: string; outcome: Cleared}>();
  if (!handed) return null;
  const {address, name} = handed;
  // What became of another file says nothing of this one.
  const outcome = cleared?.address === address ? cleared.outcome : undefined;
  const clear = () => void clearDownload(address).then((found) => setCleared({address, outcome: found}));
  return (
    <Message kind="plain">
      <div class="stack">
        <p>
          <PageText text={say('discretion_handedOver', name)} /> {say('discretion_handedTraces')}
        </p>
        {outcome === 'cleared' ? null : (
          <div class="row-of-buttons">
            {/* Nothing may be awaited before it: the browser only asks within a press. */}
            <Button small onPress={clear}>
              {say('discretion_handedClear')}
            </Button>
            <span class="small quiet">{say('discretion_handedAsks')}</span>
          </div>
        )}
        {outcome ? <p role="status">{say(OUTCOMES[outcome])}</p> : null}
      </div>
    </Message>
  );
}
