import type {ComponentChildren, JSX} from 'preact';
import type {FailedLoad, FrameFact, PageFacts} from '../../core/facts/facts.ts';
import {PageText} from '../shared/page-text.tsx';
import {say, sayCount} from '../shared/words.ts';
import {FactValue} from './fact-value.tsx';
import {TableRow} from './table-row.tsx';

/** How the page stood when its picture was taken: with which status it came, its frames, and what had not arrived. */
export function PageStateRows({page}: {page: PageFacts}): JSX.Element {
  const {status, frames, failed} = page;
  return (
    <>
      {status ? (
        <TableRow label={say('caseFile_fact_status')}>
          <FactValue fact={status} show={(value) => value} />
        </TableRow>
      ) : null}
      {frames && frames.items.length > 0 ? (
        <TableRow label={say('caseFile_fact_frames')}>
          <Some of={frames} show={frameWords} />
        </TableRow>
      ) : null}
      {failed ? (
        <TableRow label={say('caseFile_fact_failed')}>
          {failed.items.length > 0 ? (
            <Some of={failed} show={failedWords} />
          ) : (
            <span class="quiet">{say('caseFile_failedNone')}</span>
          )}
        </TableRow>
      ) : null}
    </>
  );
}

function Some<T>({of, show}: {of: {items: T[]; leftOut: number}; show(one: T): ComponentChildren}): JSX.Element {
  return (
    <ul class="some">
      {of.items.map((one, index) => (
        <li key={index}>{show(one)}</li>
      ))}
      {of.leftOut > 0 ? <li class="quiet">{sayCount('caseFile_leftOut', of.leftOut)}</li> : null}
    </ul>
  );
}

function frameWords({address, readable}: FrameFact): JSX.Element {
  return (
    <>
      <PageText text={address} />{' '}
      <span class="quiet">{say(readable ? 'caseFile_frameRead' : 'caseFile_frameNotRead')}</span>
    </>
  );
}

function failedWords({kind, address, why, status}: FailedLoad): JSX.Element {
  return (
    <>
      {say(`caseFile_failed_${kind}`)} {say(`caseFile_failedWhy_${why}`, status ?? '')}{' '}
      <span class="quiet">
        <PageText text={address} />
      </span>
    </>
  );
}
