import type {JSX} from 'preact';
import {useEffect, useRef} from 'preact/hooks';
import {Icon} from './icon.tsx';
import {say} from './words.ts';

/** Search by name, place or words. `/` comes here from anywhere on the page. */
export function SearchField({value, onInput}: {value: string; onInput(value: string): void}): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const slash = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', slash);
    return () => document.removeEventListener('keydown', slash);
  }, []);
  return (
    <div class="search">
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        class="field__input"
        dir="auto"
        autocomplete="off"
        spellcheck={false}
        aria-label={say('common_search')}
        aria-keyshortcuts="/"
        placeholder={say('common_search')}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  );
}

/** Whether a key belongs to a field that is being written in. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('textarea, input:not([type="checkbox"]), [contenteditable]');
}
