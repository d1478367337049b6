import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import {switchCase} from '../../store/cases.ts';
import type {Store} from '../../store/open-store.ts';
import {FailureMessage} from '../shared/message.tsx';
import {ChoiceField} from '../shared/text-field.tsx';
import {caseName, useCases} from '../shared/use-cases.ts';
import {tellOthers, useChanges} from '../shared/use-store.ts';
import {say} from '../shared/words.ts';
import {goTo} from './route.ts';

/** Which case is worked on: nothing at all while there is only one. */
export function CaseSwitch({store}: {store: Store}): JSX.Element | null {
  const {version, changed} = useChanges();
  const cases = useCases(store, version);
  const [failed, setFailed] = useState(false);
  if (!cases || cases.length < 2) return null;
  const change = async (caseId: string) => {
    const chosen = cases.find((one) => one.caseId === caseId);
    try {
      if (!chosen || !(await switchCase(store, chosen.caseId))) return;
      setFailed(false);
      tellOthers();
      changed();
      // What is open belongs to the case that was left.
      goTo({panel: 'everything', query: '', open: undefined});
    } catch (error) {
      console.warn('the case was not changed:', error);
      setFailed(true);
    }
  };
  return (
    <div class="case-switch">
      <ChoiceField
        label={say('caseFile_case')}
        value={cases.find(({current}) => current)?.caseId ?? ''}
        options={cases.map((one, place) => ({value: one.caseId as string, label: caseName(one, place)}))}
        onChoose={(caseId) => void change(caseId)}
      />
      {failed ? <FailureMessage code="saveFailed" /> : null}
    </div>
  );
}
