import type {JSX} from 'preact';
import type {Finding} from '../../core/capture/capture-check.ts';
import {Button} from '../shared/button.tsx';
import {Message} from '../shared/message.tsx';
import {PageText} from '../shared/page-text.tsx';
import {say, sayCount} from '../shared/words.ts';

type Props = {findings: readonly Finding[]; onAgain?: (() => void) | undefined};

/**
 * One line about what is missing or doubtful in what was just kept, with the one action that mends it while the page
 * is still open; the rest is behind one press.
 */
export function CheckLine({findings, onAgain}: Props): JSX.Element {
  const [first, ...rest] = findings;
  if (!first) return <Message kind="good">{say('popup_nothingMissing')}</Message>;
  return (
    <Message kind={first.note ? 'plain' : 'warn'}>
      <div class="check">
        {first.note ? <p>{say('popup_noted')}</p> : null}
        <OneFinding finding={first} />
        {first.again && onAgain ? (
          <div>
            <Button small icon="again" onPress={onAgain}>
              {say('popup_saveAgain')}
            </Button>
          </div>
        ) : null}
        {rest.length > 0 ? (
          <details>
            <summary class="small">{sayCount('popup_seeAll', rest.length)}</summary>
            <ul class="bullets check__rest small">
              {rest.map((finding) => (
                <li key={finding.code}>
                  <OneFinding finding={finding} />
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
    </Message>
  );
}

/** What is so, and what to do. What has no words in the person's language stands in those of the record. */
function OneFinding({finding}: {finding: Finding}): JSX.Element {
  const {what, mend, sentences} = finding;
  return (
    <p>
      {what ? say(what) : sentences.map((sentence) => <PageText key={sentence} text={sentence} />)}
      {mend ? ` ${say(mend)}` : ''}
    </p>
  );
}
