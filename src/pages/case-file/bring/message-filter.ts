import {senderOf} from '../../../core/import/messages-told.ts';
import type {ImportedMessage} from '../../../core/import/reading.ts';
import {foldForSearch} from '../../../core/text.ts';

/** What is looked for among messages; "" for everything. A chat is named by its place in the list of chats. */
export type MessageQuery = {words: string; chat: string; sender: string; withSystem: boolean};

export const ALL_MESSAGES: MessageQuery = {words: '', chat: '', sender: '', withSystem: false};

/** The messages of a file, made ready to be looked through. */
export type MessageIndex = {
  messages: readonly ImportedMessage[];
  /** Names of chats and of senders, those with most messages first. A chat without a name is "". */
  chats: readonly string[];
  senders: readonly string[];
  /** Places of the messages that a query finds, in the order of the file. */
  find(query: MessageQuery): number[];
};

/** The words of each message are folded once, when they are first searched. */
export function messageIndex(messages: readonly ImportedMessage[]): MessageIndex {
  const folded: (string | undefined)[] = new Array(messages.length);
  const wordsAt = (at: number, message: ImportedMessage) => {
    const known = folded[at];
    if (known !== undefined) return known;
    const {text, subject, from, attachments} = message;
    const names = attachments.map(({name}) => name ?? '');
    const made = foldForSearch([from?.name, from?.address, subject, text, ...names].join('\n'));
    folded[at] = made;
    return made;
  };
  return {
    messages,
    chats: byCount(messages.map(({chat}) => chat ?? '')),
    senders: byCount(messages.filter(({kind}) => kind !== 'system').map(senderOf)).filter((name) => name !== ''),
    find({words, chat, sender, withSystem}) {
      const wanted = foldForSearch(words).split(/\s+/u).filter(Boolean);
      const found: number[] = [];
      messages.forEach((message, at) => {
        if (message.kind === 'system' && !withSystem) return;
        if (chat !== '' && message.chat !== chat) return;
        if (sender !== '' && senderOf(message) !== sender) return;
        if (wanted.length === 0 || wanted.every((word) => wordsAt(at, message).includes(word))) found.push(at);
      });
      return found;
    },
  };
}

function byCount(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
}

/** The ticks after a range was ticked, from one place of the found list to another. */
export function withRange(
  ticked: ReadonlySet<number>,
  found: readonly number[],
  from: number,
  to: number,
): ReadonlySet<number> {
  const [first, last] = from < to ? [from, to] : [to, from];
  return new Set([...ticked, ...found.slice(first, last + 1)]);
}
