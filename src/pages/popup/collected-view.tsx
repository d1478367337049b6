import type {JSX} from 'preact';
import {useEffect, useRef} from 'preact/hooks';
import type {Tally} from '../../browser/save-state.ts';
import type {Uuid} from '../../core/ids.ts';
import {Button} from '../shared/button.tsx';
import {StopSignOnce} from '../shared/care/offers.tsx';
import {Icon} from '../shared/icon.tsx';
import {Message} from '../shared/message.tsx';
import {say, sayCount, sayNumber} from '../shared/words.ts';
import {caseFileAddress} from './case-file-link.ts';

type Props = {tally: Tally; id: Uuid | undefined; onDone(): void};

/** After many were saved: how many of how many, why not all, and the way to look at them. */
export function CollectedView({tally, id, onDone}: Props): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="popup__view popup__view--scroll">
      <div class="saved">
        <h2 ref={heading} tabIndex={-1} class="saved__title numbers">
          <Icon name={tally.saved > 0 ? 'done' : 'note'} />
          {countWords(tally)}
        </h2>
        {tally.saved > 0 ? <p class="small quiet">{say('popup_allHere')}</p> : null}
      </div>
      <Message kind={isWhole(tally) ? 'good' : tally.stopped ? 'warn' : 'plain'}>{whyWords(tally)}</Message>
      {tally.saved > 0 ? <StopSignOnce address={caseFileAddress} /> : null}
      <div class="row-of-buttons">
        {id && tally.saved > 0 ? (
          <a class="button button--main" href={caseFileAddress(`#/?with=${id}`)} target="_blank" rel="noreferrer">
            <Icon name="list" />
            <span>{say('popup_lookAtThem')}</span>
          </a>
        ) : null}
        <Button onPress={onDone}>{say('popup_back')}</Button>
      </div>
    </div>
  );
}

function countWords({saved, of}: Tally): string {
  return of === null || saved > of
    ? sayCount('popup_tally', saved)
    : say('popup_tallyOf', sayNumber(saved), sayNumber(of));
}

/** Nothing was left out, as far as the page itself counts. */
function isWhole({saved, of, stopped}: Tally): boolean {
  return stopped === undefined && of !== null && saved >= of;
}

function whyWords(tally: Tally): string {
  if (tally.stopped) return say(`popup_stopped_${tally.stopped}`);
  if (tally.of === null) return say('popup_tallyUnknown');
  if (tally.saved > tally.of) return say('popup_tallyMore', sayNumber(tally.of));
  return isWhole(tally) ? say('popup_tallyWhole') : say('popup_tallyFewer');
}
