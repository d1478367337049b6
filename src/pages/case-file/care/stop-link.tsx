import type {JSX} from 'preact';
import type {Uuid} from '../../../core/ids.ts';
import {say} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';

/** From a kept thing to the place where it can be deleted for good, without looking at it. */
export function StopLink({about}: {about: Uuid}): JSX.Element {
  return (
    <p class="small">
      <a href={routeAddress({panel: 'care', view: 'stop', about})}>{say('care_stop_link')}</a>
    </p>
  );
}

/** The one sentence where pictures and films are brought in. */
export function StopLine(): JSX.Element {
  return (
    <p class="small">
      {say('care_stop_line')} <a href={routeAddress({panel: 'care', view: 'stop'})}>{say('care_stopWhat')}</a>
    </p>
  );
}
