import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
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
  const [outcome, setOutcome] = useState<Cleared>();
  useEffect(() => setOutcome(undefined), [handed?.address]);
  if (!handed) return null;
  return (
    <Message kind="plain">
      <div class="stack">
        <p>
          <PageText text={say('discretion_handedOver', handed.name)} /> {say('discretion_handedTraces')}
        </p>
        {outcome === 'cleared' ? null : (
          <div class="row-of-buttons">
            {/* Nothing may be awaited before it: the browser only asks within a press. */}
            <Button small onPress={() => void clearDownload(handed.address).then(setOutcome)}>
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
