import type {JSX} from 'preact';
import {AskInPlace} from '../../shared/ask-in-place.tsx';
import {Button} from '../../shared/button.tsx';
import {FailureMessage, Message} from '../../shared/message.tsx';
import {say} from '../../shared/words.ts';
import {DraftFailed} from '../drafts/draft-failed.tsx';
import type {CaseForm} from './use-case-form.ts';

/** Under a form of the case: keep it, go back, and how it stands. */
export function FormFoot({form}: {form: Omit<CaseForm<never>, 'entry' | 'write'>}): JSX.Element {
  const {state, changed, draftFailed, keepDraft, keep, discard, undo} = form;
  return (
    <div class="form-foot">
      {state === 'kept' ? (
        <Message kind="good">
          <p>{say('picture_kept')}</p>
          <Button small onPress={() => void undo()}>
            {say('picture_undo')}
          </Button>
        </Message>
      ) : state === 'takenBack' ? (
        <Message kind="good">{say('picture_takenBack')}</Message>
      ) : state === 'still' || state === 'changed' ? null : (
        <FailureMessage code={state} />
      )}
      {draftFailed ? <DraftFailed onAgain={keepDraft} /> : null}
      <div class="row-of-buttons">
        <Button kind="main" resting={!changed} onPress={() => void keep()}>
          {say('picture_keep')}
        </Button>
        {changed ? (
          <AskInPlace
            button="plain"
            label={say('picture_discard')}
            question={say('picture_discardAsk')}
            yes={say('picture_discard')}
            no={say('picture_goOn')}
            onYes={() => void discard()}
          />
        ) : null}
      </div>
      <p class="small quiet" role="status">
        {draftFailed ? '' : changed ? say('picture_asDraft') : say('picture_asKept')}
      </p>
    </div>
  );
}
