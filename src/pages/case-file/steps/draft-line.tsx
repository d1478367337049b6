import type {JSX} from 'preact';
import {dropDraft} from '../../../store/drafts.ts';
import type {Store} from '../../../store/open-store.ts';
import type {StoredDraft} from '../../../store/schema.ts';
import {AskInPlace} from '../../shared/ask-in-place.tsx';
import {Button} from '../../shared/button.tsx';
import {dateAndTime} from '../../shared/dates.ts';
import {Message} from '../../shared/message.tsx';
import {say} from '../../shared/words.ts';

type Props = {store: Store; draft: StoredDraft; onGoOn(): void; onChanged(): void};

/** Something was begun here and not kept for good. */
export function DraftLine({store, draft, onGoOn, onChanged}: Props): JSX.Element {
  const {at, offsetMinutes} = draft.changedAt;
  return (
    <Message kind="plain" live={false}>
      <div class="stack">
        <p>{say('steps_begun', dateAndTime(at, offsetMinutes))}</p>
        <div class="row-of-buttons">
          <Button small icon="write" onPress={onGoOn}>
            {say('steps_goOn')}
          </Button>
          <AskInPlace
            button="plain"
            label={say('steps_throwAway')}
            question={say('steps_throwAwayAsk')}
            yes={say('steps_throwAway')}
            no={say('steps_keepDraft')}
            onYes={() => void dropDraft(store, draft.id).then(onChanged)}
          />
        </div>
      </div>
    </Message>
  );
}
