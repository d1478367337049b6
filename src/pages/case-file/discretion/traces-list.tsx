import type {JSX} from 'preact';
import {say} from '../../shared/words.ts';

/** What stays in the browser whatever is chosen: no product can take that away, so it is said. */
export function TracesList(): JSX.Element {
  return (
    <details>
      <summary>{say('discretion_tracesSummary')}</summary>
      <ul class="stack traces">
        <li>{say('discretion_tracesHistory')}</li>
        <li>{say('discretion_tracesClosed', say('common_leave'))}</li>
        <li>{say('discretion_tracesDownloads')}</li>
        <li>{say('discretion_tracesDisk')}</li>
      </ul>
    </details>
  );
}
