import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import {cutText} from '../../core/text.ts';
import {Button} from '../shared/button.tsx';
import {say, sayNumber} from '../shared/words.ts';

const SHOWN_AT_FIRST = 5000;

/** A text of a hundred thousand characters is shown in part at first; the whole is one press on `rest` away. */
export function useTextInPart(text: string): {part: string; rest: JSX.Element | null} {
  const [whole, setWhole] = useState(false);
  if (whole || text.length <= SHOWN_AT_FIRST) return {part: text, rest: null};
  const rest = (
    <div>
      <Button small onPress={() => setWhole(true)}>
        {say('caseFile_showAllWords', sayNumber(text.length))}
      </Button>
    </div>
  );
  return {part: cutText(text, SHOWN_AT_FIRST), rest};
}
