import type {JSX} from 'preact';
import type {Store} from '../../../store/open-store.ts';
import {Message} from '../../shared/message.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {caseName, useCases} from '../../shared/use-cases.ts';
import {useChanges} from '../../shared/use-store.ts';
import {say} from '../../shared/words.ts';
import type {PackWork} from './use-pack.ts';

/** Of which case the pack is that is being made or ready, where there are several: another may be worked on by now. */
export function PackOfCase({store, work}: {store: Store; work: PackWork}): JSX.Element | null {
  const {version} = useChanges();
  const cases = useCases(store, version);
  const {state, of} = work;
  if (!cases || cases.length < 2 || !(state.kind === 'making' || state.kind === 'ready')) return null;
  const place = cases.findIndex(({caseId}) => caseId === of);
  const found = cases[place];
  if (!found) return null;
  return (
    <Message kind={found.current ? 'plain' : 'warn'} live={false}>
      <p>
        {say('caseFile_packOf')} <PageText text={caseName(found, place)} />
      </p>
      {found.current ? null : <p>{say('caseFile_packOfOther')}</p>}
    </Message>
  );
}
