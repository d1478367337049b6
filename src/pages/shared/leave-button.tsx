import type {JSX} from 'preact';
import {Icon} from './icon.tsx';
import {leave} from './leave.ts';
import {say} from './words.ts';

/** The way out: at the same place on every page, works from any state. */
export function LeaveButton(): JSX.Element {
  return (
    <button type="button" class="button button--plain button--small leave" onClick={() => void leave()}>
      <Icon name="leave" />
      <span>{say('common_leave')}</span>
    </button>
  );
}
