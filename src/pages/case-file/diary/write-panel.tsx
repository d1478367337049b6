import type {JSX} from 'preact';
import type {Store} from '../../../store/open-store.ts';
import {say} from '../../shared/words.ts';
import type {Route} from '../route.ts';

type Props = {store: Store; route: Route & {panel: 'write'}};

export function WritePanel(_: Props): JSX.Element {
  return (
    <div class="panel">
      <h1>{say('caseFile_place_diary')}</h1>
    </div>
  );
}
