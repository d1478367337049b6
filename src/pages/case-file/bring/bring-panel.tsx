import type {JSX} from 'preact';
import type {Store} from '../../../store/open-store.ts';
import {say} from '../../shared/words.ts';

type Props = {store: Store};

export function BringPanel(_: Props): JSX.Element {
  return (
    <div class="panel">
      <h1>{say('caseFile_place_bring')}</h1>
    </div>
  );
}
