import {useEffect} from 'preact/hooks';
import {isWriting} from '../shared/search-field.tsx';
import {goTo} from './route.ts';

/** `n` writes a new entry, from anywhere on the page where no letter is being typed. */
export function useWriteKey(): void {
  useEffect(() => {
    const write = (event: KeyboardEvent) => {
      if (event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      // In an open list of choices a letter looks for a choice.
      if (isWriting(event.target) || (event.target instanceof Element && event.target.matches('select'))) return;
      event.preventDefault();
      goTo({panel: 'write', about: undefined, draft: undefined, with: []});
    };
    document.addEventListener('keydown', write);
    return () => document.removeEventListener('keydown', write);
  }, []);
}
