import './care.css';
import type {JSX} from 'preact';
import type {Store} from '../../../store/open-store.ts';
import type {Route} from '../route.ts';
import {HelpView} from './help-view.tsx';
import {StartView} from './start-view.tsx';
import {StopView} from './stop-view.tsx';
import {useCare} from './use-care.ts';

type Props = {store: Store; route: Route & {panel: 'care'}};

/** Help and safety: who can help, the three short pages of the first run, and what must not be saved. */
export function CarePanel({store, route}: Props): JSX.Element {
  const care = useCare(store);
  if (!care) return <div class="panel" aria-busy="true" />;
  switch (route.view) {
    case undefined:
      return <HelpView care={care} />;
    case 'start':
      return <StartView care={care} step={route.step} />;
    case 'stop':
      return <StopView store={store} care={care} about={route.about} />;
  }
}
