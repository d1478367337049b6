import type {JSX} from 'preact';
import {useMemo, useRef, useState} from 'preact/hooks';
import type {ImportedMessage} from '../../../core/import/reading.ts';
import {Button} from '../../shared/button.tsx';
import {visibleText} from '../../shared/hidden-characters.ts';
import {ChoiceField, TextField} from '../../shared/text-field.tsx';
import {useVeil} from '../../shared/veil.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {LongList} from '../long-list.tsx';
import {ALL_MESSAGES, type MessageIndex, type MessageQuery, messageIndex, withRange} from './message-filter.ts';
import {MessageLine} from './message-line.tsx';

type Props = {
  messages: readonly ImportedMessage[];
  /** Unlike any other on the page. */
  name: string;
  ticked: ReadonlySet<number>;
  onTicked(ticked: ReadonlySet<number>): void;
  attachmentsOf(message: ImportedMessage, name: string): JSX.Element | null;
};

const LINE_PX = 76;

/** The messages of a file: searched, narrowed down by chat and sender, and ticked one by one or in ranges. */
export function MessageList({messages, name, ticked, onTicked, attachmentsOf}: Props): JSX.Element {
  const index = useMemo(() => messageIndex(messages), [messages]);
  const [query, setQuery] = useState(ALL_MESSAGES);
  const found = useMemo(() => index.find(query), [index, query]);
  const rows = useMemo(() => found.map((at, place) => ({id: String(at), at, place})), [found]);
  const veil = useVeil();
  const last = useRef(0);

  const tick = (place: number, on: boolean, range: boolean) => {
    const at = found[place];
    if (at === undefined) return;
    if (range && on) onTicked(withRange(ticked, found, last.current, place));
    else onTicked(on ? new Set([...ticked, at]) : without(ticked, at));
    last.current = place;
  };
  const tickOn = (place: number, step: 1 | -1) => {
    onTicked(withRange(ticked, found, place, Math.max(0, Math.min(found.length - 1, place + step))));
    last.current = place + step;
  };

  return (
    <div class="stack">
      <Narrow index={index} query={query} onQuery={setQuery} />
      <div class="messages__count small quiet numbers" role="status">
        <span>{found.length === 0 ? say('bring_foundNone') : sayCount('bring_found', found.length)}</span>
        <span>{sayCount('bring_ticked', ticked.size)}</span>
        <Button
          small
          resting={found.length === 0}
          onPress={() => onTicked(withRange(ticked, found, 0, found.length - 1))}
        >
          {say('bring_tickAllFound')}
        </Button>
        <Button small kind="plain" resting={ticked.size === 0} onPress={() => onTicked(new Set())}>
          {say('bring_tickNone')}
        </Button>
      </div>
      <p class="small quiet">{say('bring_rangeHint')}</p>
      <div class="messages__list">
        <LongList
          rows={rows}
          label={say('bring_messages')}
          open={undefined}
          estimate={LINE_PX}
          onScroll={() => {}}
          line={({at, place}, inReach) => {
            const message = messages[at];
            const own = `${name}/${at}`;
            return message ? (
              <MessageLine
                message={message}
                number={at + 1}
                veil={veil}
                name={own}
                inReach={inReach}
                ticked={ticked.has(at)}
                onTick={(on, range) => tick(place, on, range)}
                onTickOn={(step) => tickOn(place, step)}
                namesChat={index.chats.length > 1}
                attachments={attachmentsOf(message, own)}
              />
            ) : (
              <span />
            );
          }}
        />
      </div>
    </div>
  );
}

function without(ticked: ReadonlySet<number>, at: number): ReadonlySet<number> {
  const left = new Set(ticked);
  left.delete(at);
  return left;
}

type NarrowProps = {index: MessageIndex; query: MessageQuery; onQuery(query: MessageQuery): void};

function Narrow({index, query, onQuery}: NarrowProps): JSX.Element {
  const {chats, senders, messages} = index;
  const hasSystem = useMemo(() => messages.some(({kind}) => kind === 'system'), [messages]);
  return (
    <div class="messages__narrow">
      <TextField
        label={say('bring_searchMessages')}
        value={query.words}
        onInput={(words) => onQuery({...query, words})}
      />
      {chats.length > 1 ? (
        <ChoiceField
          label={say('bring_chat')}
          value={query.chat}
          options={[
            {value: '', label: say('bring_allChats')},
            ...chats.filter((chat) => chat !== '').map((chat) => ({value: chat, label: visibleText(chat)})),
          ]}
          onChoose={(chat) => onQuery({...query, chat})}
        />
      ) : null}
      {senders.length > 1 ? (
        <ChoiceField
          label={say('bring_sender')}
          value={query.sender}
          options={[
            {value: '', label: say('bring_allSenders')},
            ...senders.map((sender) => ({value: sender, label: visibleText(sender)})),
          ]}
          onChoose={(sender) => onQuery({...query, sender})}
        />
      ) : null}
      {hasSystem ? (
        <label class="switch">
          <input
            type="checkbox"
            checked={query.withSystem}
            onChange={(event) => onQuery({...query, withSystem: event.currentTarget.checked})}
          />
          <span>{say('bring_withSystem')}</span>
        </label>
      ) : null}
    </div>
  );
}
