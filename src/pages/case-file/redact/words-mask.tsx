import type {JSX} from 'preact';
import {useMemo, useState} from 'preact/hooks';
import type {WordLeaf} from '../../../core/redaction/word-leaves.ts';
import {Button} from '../../shared/button.tsx';
import {type VeilState, WordsUnderVeil} from '../../shared/veil.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {SameElsewhere} from './same-elsewhere.tsx';
import {wordFields} from './word-fields.ts';
import {WordTokens} from './word-tokens.tsx';

type Props = {
  name: string;
  leaves: readonly WordLeaf[];
  hidden: ReadonlySet<number>;
  veil: VeilState;
  onHidden(hidden: ReadonlySet<number>): void;
};

/** A file of 200 messages has a thousand texts. */
const FIELDS_AT_ONCE = 30;

/** Every text that was read, word by word, each of which can be hidden in the copy. */
export function WordsMask({name, leaves, hidden, veil, onHidden}: Props): JSX.Element {
  const fields = useMemo(() => wordFields(leaves), [leaves]);
  const words = useMemo(() => fields.flatMap((field) => field.words), [fields]);
  const hiddenWords = useMemo(
    () => words.filter(({indexes: [first]}) => first !== undefined && hidden.has(first)).length,
    [words, hidden],
  );
  const [many, setMany] = useState(FIELDS_AT_ONCE);
  const shown = veil.showsWords(name);
  const hide = (indexes: readonly number[], on: boolean) => {
    const after = new Set(hidden);
    const wanted = new Set(indexes);
    // Never a part of a word: its beginning would tell the rest.
    for (const {indexes: own} of words) {
      if (!own.some((one) => wanted.has(one))) continue;
      for (const index of own) {
        if (on) after.add(index);
        else after.delete(index);
      }
    }
    onHidden(after);
  };
  return (
    <div class="stack">
      <div class="row-of-buttons">
        <Button small icon="eye" pressed={shown} onPress={() => veil.toggle(name)}>
          {say(shown ? 'caseFile_hideWords' : 'caseFile_showWords')}
        </Button>
        <Button small kind="plain" resting={hidden.size === 0} onPress={() => onHidden(new Set())}>
          {say('redact_hideNone')}
        </Button>
        <span class="small numbers" role="status">
          {sayCount('redact_hiddenWords', hiddenWords)}
        </span>
      </div>
      {shown ? (
        <>
          <p class="small quiet">{say('redact_wordsHint')}</p>
          {fields.slice(0, many).map((field) => (
            <WordTokens key={field.path} field={field} hidden={hidden} onHide={hide} />
          ))}
          {fields.length > many ? (
            <div>
              <Button small onPress={() => setMany(many + FIELDS_AT_ONCE)}>
                {sayCount('redact_moreFields', fields.length - many)}
              </Button>
            </div>
          ) : null}
          <SameElsewhere leaves={leaves} fields={fields} hidden={hidden} onHide={(indexes) => hide(indexes, true)} />
        </>
      ) : (
        <WordsUnderVeil length={160} lines={4} />
      )}
    </div>
  );
}
