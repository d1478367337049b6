import type {JSX} from 'preact';
import {type FactsRecord, valueIn} from '../../core/facts/facts.ts';
import {Button} from '../shared/button.tsx';
import {PageText} from '../shared/page-text.tsx';
import {type VeilState, WordsUnderVeil} from '../shared/veil.tsx';
import {say} from '../shared/words.ts';
import {useTextInPart} from './use-text-in-part.tsx';

/** The words of the item, exactly as they were read; not on the page until asked for. */
export function VeiledWords({facts, veil}: {facts: FactsRecord; veil: VeilState}): JSX.Element {
  const words = valueIn(facts.item.text);
  const {part, rest} = useTextInPart(words ?? '');
  const name = `${facts.exhibitId}/words`;
  const shown = veil.showsWords(name);
  if (words === undefined) {
    return (
      <section class="stack">
        <h3>{say('caseFile_words')}</h3>
        <p class="quiet">
          <Missing facts={facts} />
        </p>
      </section>
    );
  }
  return (
    <section class="stack">
      <div class="heading-with-button">
        <h3>{say('caseFile_words')}</h3>
        <Button small icon="eye" pressed={shown} onPress={() => veil.toggle(name)}>
          {shown ? say('caseFile_hideWords') : say('caseFile_showWords')}
        </Button>
      </div>
      {shown ? (
        <blockquote class="words">
          <PageText text={part} as="block" language={valueIn(facts.item.language)} />
        </blockquote>
      ) : (
        <div class="words">
          <WordsUnderVeil length={words.length} lines={4} />
        </div>
      )}
      {shown ? rest : null}
    </section>
  );
}

function Missing({facts}: {facts: FactsRecord}): JSX.Element {
  const {text} = facts.item;
  return (
    <>
      {say('caseFile_notKnown')} {'missing' in text ? <PageText text={text.missing} /> : null}
    </>
  );
}
