import type {ComponentChildren, JSX} from 'preact';
import {type Fact, type FactSource, known} from '../../core/facts/facts.ts';
import {PageText} from '../shared/page-text.tsx';
import {say} from '../shared/words.ts';

/** A fact with where it was read; or that it is missing, and why. */
export function FactValue<T>({fact, show}: {fact: Fact<T>; show(value: T): ComponentChildren}): JSX.Element {
  if (!known(fact)) {
    return (
      <span class="quiet">
        {say('caseFile_notKnown')} <PageText text={fact.missing} />
      </span>
    );
  }
  return (
    <>
      {show(fact.value)} <span class="tag">{sourceWords(fact.from)}</span>
    </>
  );
}

function sourceWords(from: FactSource): string {
  switch (from) {
    case 'attribute':
      return say('caseFile_from_attribute');
    case 'text':
      return say('caseFile_from_text');
    case 'address':
      return say('caseFile_from_address');
    case 'meta':
      return say('caseFile_from_meta');
    case 'keeper':
      return say('caseFile_from_keeper');
  }
}
