import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import {senderOf} from '../../../core/import/messages-told.ts';
import type {ImportedMessage} from '../../../core/import/reading.ts';
import {messageKindName} from '../../../core/report/import-words.ts';
import {cutText} from '../../../core/text.ts';
import {Button} from '../../shared/button.tsx';
import {dateAndTime} from '../../shared/dates.ts';
import {visibleText} from '../../shared/hidden-characters.ts';
import {PageText} from '../../shared/page-text.tsx';
import {type VeilState, WordsUnderVeil} from '../../shared/veil.tsx';
import {say, sayCount, sayNumber} from '../../shared/words.ts';

type Props = {
  message: ImportedMessage;
  /** From 1, in the order of the file. */
  number: number;
  veil: VeilState;
  name: string;
  inReach: boolean;
  ticked: boolean;
  /** `range`: from the one ticked before up to this one. */
  onTick(on: boolean, range: boolean): void;
  /** Shift and an arrow key: this one and the next in that direction. */
  onTickOn(step: 1 | -1): void;
  /** The file holds several chats. */
  namesChat: boolean;
  attachments: JSX.Element | null;
};

const SHOWN_AT_FIRST = 3000;
const LONGEST_NAME = 80;

/** One message: tick box, who, when as written, and its words behind a veil. */
export function MessageLine(props: Props): JSX.Element {
  const {message, number, veil, name, inReach, ticked, onTick} = props;
  const shown = veil.showsWords(name);
  const reach = inReach ? {} : {tabIndex: -1};
  const who = senderOf(message);
  const when = message.time?.written ?? say('bring_noTime');
  const whoShown = cutText(visibleText(who), LONGEST_NAME) || say('bring_noSender');
  const turn = () => veil.toggle(name);
  return (
    <div class={message.kind === 'system' ? 'message-line message-line--system' : 'message-line'}>
      <label class="line__tick">
        <input
          type="checkbox"
          checked={ticked}
          onClick={(event) => onTick(event.currentTarget.checked, event.shiftKey)}
          {...reach}
        />
        <span class="only-read">{say('bring_tickMessage', sayNumber(number), whoShown, visibleText(when))}</span>
      </label>
      <div class="message-line__words">
        <button
          type="button"
          class="line__link message-line__head"
          aria-expanded={shown}
          onClick={turn}
          onKeyDown={(event) => keyed(event, props)}
          {...reach}
        >
          {who === '' ? <span class="quiet">{say('bring_noSender')}</span> : <PageText text={who} as="line" />}
          <span class="small quiet numbers message-line__when">
            <PageText text={when} />
          </span>
          <span class="only-read">{say(shown ? 'bring_hideWords' : 'bring_showWords')}</span>
        </button>
        <Marks message={message} namesChat={props.namesChat} />
        {shown ? <Words message={message} /> : <WordsUnderVeil length={message.text.length} lines={1} />}
        {shown ? props.attachments : null}
      </div>
    </div>
  );
}

function keyed(event: KeyboardEvent, {ticked, onTick, onTickOn}: Props): void {
  if (!event.shiftKey) return;
  if (event.key === ' ') {
    event.preventDefault();
    onTick(!ticked, false);
  }
  if (event.key === 'ArrowDown') onTickOn(1);
  if (event.key === 'ArrowUp') onTickOn(-1);
}

/** What sets it apart, each in words: sent or received, no plain message, with attachments. */
function Marks({message, namesChat}: Pick<Props, 'message' | 'namesChat'>): JSX.Element | null {
  const {direction, kind, attachments, edited, chat} = message;
  const marks = [
    ...(direction === 'unknown' ? [] : [say(direction === 'sent' ? 'bring_sent' : 'bring_received')]),
    ...(kind === 'message' ? [] : [messageKindName(kind, say)]),
    ...(attachments.length > 0 ? [sayCount('bring_attachments', attachments.length)] : []),
    ...(edited ? [say('bring_edited', visibleText(edited.written))] : []),
  ];
  const named = namesChat ? chat : null;
  if (marks.length === 0 && named === null) return null;
  return (
    <div class="message-line__marks small quiet">
      {named === null ? null : <PageText text={named} />}
      {marks.map((mark) => (
        <span key={mark}>{mark}</span>
      ))}
    </div>
  );
}

function Words({message}: {message: ImportedMessage}): JSX.Element {
  const {text, subject, time, mail} = message;
  const [whole, setWhole] = useState(false);
  return (
    <div class="stack message-line__text">
      {time && time.exact === null && time.earliest && time.latest ? (
        <p class="small quiet numbers">
          {say('bring_timeCanMean', dateAndTime(time.earliest, 0), dateAndTime(time.latest, 0))}
        </p>
      ) : null}
      {subject === null ? null : (
        <p>
          <strong>
            <PageText text={subject} />
          </strong>
        </p>
      )}
      <PageText text={whole ? text : cutText(text, SHOWN_AT_FIRST)} as="block" />
      {mail?.textFromHtml ? <p class="small quiet">{say('bring_textFromHtml')}</p> : null}
      {mail?.html ? <Html html={mail.html} /> : null}
      {!whole && text.length > SHOWN_AT_FIRST ? (
        <div>
          <Button small onPress={() => setWhole(true)}>
            {say('caseFile_showAllWords', sayNumber(text.length))}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** The formatted part of a mail as what it is: code that nothing here runs or draws. */
function Html({html}: {html: string}): JSX.Element {
  const [shown, setShown] = useState(false);
  return (
    <>
      <div>
        <Button small pressed={shown} onPress={() => setShown(!shown)}>
          {say(shown ? 'bring_hideHtml' : 'bring_showHtml')}
        </Button>
      </div>
      {shown ? (
        <div class="words words--page mono">
          <PageText text={cutText(html, SHOWN_AT_FIRST)} as="block" />
        </div>
      ) : null}
    </>
  );
}
