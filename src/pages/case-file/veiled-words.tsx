import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import {type FactsRecord, valueIn} from '../../core/facts/facts.ts';
import {cutText} from '../../core/text.ts';
import {Button} from '../shared/button.tsx';
import {PageText} from '../shared/page-text.tsx';
import {type VeilState, WordsUnderVeil} from '../shared/veil.tsx';
import {say, sayNumber} from '../shared/words.ts';

/** A post of a hundred thousand characters is shown in part at first; the whole is one press away. */
const SHOWN_AT_FIRST = 5000;

/** The words of the item, exactly as they were read; not on the page until asked for. */
export function VeiledWords({facts, veil}: {facts: FactsRecord; veil: VeilState}): JSX.Element {
  const [whole, setWhole] = useState(false);
  const words = valueIn(facts.item.text);
  const name = `${facts.exhibitId}/words`;
  const shown = veil.shown === name;
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
        <Button small icon="eye" pressed={shown} onPress={() => (shown ? veil.veil() : veil.show(name))}>
          {shown ? say('caseFile_hideWords') : say('caseFile_showWords')}
        </Button>
      </div>
      {shown ? (
        <blockquote class="words">
          <PageText
            text={whole ? words : cutText(words, SHOWN_AT_FIRST)}
            as="block"
            language={valueIn(facts.item.language)}
          />
        </blockquote>
      ) : (
        <div class="words">
          <WordsUnderVeil length={words.length} lines={4} />
        </div>
      )}
      {shown && !whole && words.length > SHOWN_AT_FIRST ? (
        <div>
          <Button small onPress={() => setWhole(true)}>
            {say('caseFile_showAllWords', sayNumber(words.length))}
          </Button>
        </div>
      ) : null}
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
