import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import type {Uuid} from '../../core/ids.ts';
import type {Store} from '../../store/open-store.ts';
import {putBack} from '../../store/removed.ts';
import {FailureMessage} from '../shared/message.tsx';
import {UndoMessage} from '../shared/undo-message.tsx';
import {circumstances, tellOthers} from '../shared/use-store.ts';
import {say} from '../shared/words.ts';
import {routeAddress} from './route.ts';

/** In the place of something that is no longer here: the way back if it was deleted and is not removed for good. */
export function RemovedHere({store, id, onBack}: {store: Store; id: Uuid; onBack(): void}): JSX.Element | null {
  const [state, setState] = useState<'looking' | 'removed' | 'absent' | 'failed'>('looking');
  useEffect(() => {
    store.count('removed', id).then(
      (count) => setState(count > 0 ? 'removed' : 'absent'),
      () => setState('failed'),
    );
  }, [store, id]);
  const back = async () => {
    try {
      if (!(await putBack(store, id, await circumstances()))) return setState('absent');
      tellOthers();
      onBack();
    } catch (error) {
      console.warn('it was not put back:', error);
      setState('failed');
    }
  };
  switch (state) {
    case 'looking':
      return null;
    case 'removed':
      return (
        <UndoMessage label={say('people_putBack')} onUndo={() => void back()}>
          {say('people_wasDeleted')} <a href={routeAddress({panel: 'safety'})}>{say('people_whereDeleted')}</a>
        </UndoMessage>
      );
    case 'absent':
      return <FailureMessage code="notFound" />;
    case 'failed':
      return <FailureMessage code="unexpected" />;
  }
}
