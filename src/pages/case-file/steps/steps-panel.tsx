import type {JSX} from 'preact';
import type {Store} from '../../../store/open-store.ts';
import {say} from '../../shared/words.ts';

type Props = {store: Store};

export function StepsPanel(_: Props): JSX.Element {
  return (
    <div class="panel">
      <h1>{say('caseFile_place_steps')}</h1>
    </div>
  );
}
