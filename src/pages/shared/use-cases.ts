import {useEffect, useState} from 'preact/hooks';
import {type CaseLine, listCases} from '../../store/cases.ts';
import type {Store} from '../../store/open-store.ts';
import {visibleText} from './hidden-characters.ts';
import {say} from './words.ts';

/** Every case, the first opened first; undefined until they were read. `version` says that something changed. */
export function useCases(store: Store | undefined, version: number): readonly CaseLine[] | undefined {
  const [cases, setCases] = useState<readonly CaseLine[]>();
  useEffect(() => {
    let gone = false;
    if (store) {
      listCases(store).then(
        (read) => gone || setCases(read),
        (error: unknown) => console.warn('the cases were not read:', error),
      );
    }
    return () => {
      gone = true;
    };
  }, [store, version]);
  return cases;
}

/** What a case is called, for labels: its title, else its place among the cases. */
export function caseName({title}: Pick<CaseLine, 'title'>, place: number): string {
  return visibleText(title.trim()) || say('caseFile_caseNumber', place + 1);
}
