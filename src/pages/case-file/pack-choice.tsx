import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {Uuid} from '../../core/ids.ts';
import {Button} from '../shared/button.tsx';
import {say, sayCount} from '../shared/words.ts';

type Props = {count: number; ids: Uuid[] | undefined; onMake(ids: Uuid[] | undefined, initials: string): void};

const MOST_INITIALS = 5;

/** What goes into the pack, and an optional prefix for its numbers. */
export function PackChoice({count, ids, onMake}: Props): JSX.Element {
  const hasTicks = ids !== undefined && ids.length > 0;
  const [chosen, setChosen] = useState(hasTicks);
  const [initials, setInitials] = useState('');
  if (count === 0) return <p>{say('caseFile_packEmpty')}</p>;
  return (
    <div class="stack stack--wide">
      <fieldset class="choices">
        <legend>
          <h2>{say('caseFile_packWhat')}</h2>
        </legend>
        <label>
          <input type="radio" name="what" checked={!chosen} onChange={() => setChosen(false)} />
          <span>{sayCount('caseFile_packWhole', count)}</span>
        </label>
        {hasTicks ? (
          <label>
            <input type="radio" name="what" checked={chosen} onChange={() => setChosen(true)} />
            <span>{sayCount('caseFile_packChosen', ids.length)}</span>
          </label>
        ) : (
          <p class="small quiet">{say('caseFile_packTickHint')}</p>
        )}
      </fieldset>
      <div class="field short-field">
        <label for="initials">{say('caseFile_initials')}</label>
        <input
          id="initials"
          class="field__input"
          autocomplete="off"
          maxLength={MOST_INITIALS}
          aria-describedby="initials-hint"
          value={initials}
          onInput={(event) => setInitials(event.currentTarget.value)}
        />
        <p id="initials-hint" class="small quiet">
          {say('caseFile_initialsHint')}
        </p>
      </div>
      <p class="small quiet">{say('caseFile_packNotes')}</p>
      <div>
        <Button kind="main" icon="box" onPress={() => onMake(chosen ? ids : undefined, initials)}>
          {say('common_makePack')}
        </Button>
      </div>
    </div>
  );
}
