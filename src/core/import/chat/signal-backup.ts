import type {Collector} from '../collector.ts';
import {type Fields, fieldsOf, inner, listIn, moreOf, numberIn, textIn} from '../json/fields.ts';
import {asWritten, blankMessage} from '../json/message.ts';
import type {Attachment, ImportedMessage, MessageKind, Party, Place} from '../reading.ts';
import {epochTime} from '../text/written-time.ts';
import {firstOf} from './signal-json.ts';

// Signal's own backup in plain text (Signal-Desktop, protos/Backups.proto): one frame a line, people and chats before
// the messages that name them by number.

const FRAMES = [
  'account',
  'recipient',
  'chat',
  'chatItem',
  'stickerPack',
  'adHocCall',
  'notificationProfile',
  'chatFolder',
];
const ITEMS: Readonly<Record<string, MessageKind>> = {
  standardMessage: 'message',
  contactMessage: 'message',
  stickerMessage: 'message',
  viewOnceMessage: 'message',
  directStoryReplyMessage: 'message',
  poll: 'message',
  giftBadge: 'message',
  paymentNotification: 'message',
  remoteDeletedMessage: 'deleted',
  updateMessage: 'system',
};

/** One line of the file, parsed. */
export type Line = {value: unknown; number: number};

/** Whether lines are frames of such a backup. */
export function isSignalBackup(lines: readonly Line[]): boolean {
  return lines.slice(0, 50).some(({value}) => {
    const frame = fieldsOf(value);
    return inner(frame, 'account') !== undefined || inner(frame, 'chatItem')?.has('dateSent') === true;
  });
}

/** Reads the frames. Those that are no message are known and counted; any other is not understood. */
export function readSignalBackup(lines: readonly Line[], path: string | null, into: Collector): void {
  into.format('signal');
  const people = new Map<string, Party>();
  const chats = new Map<string, string>();
  for (const {value, number} of lines) {
    const place: Place = {path, by: 'lines', from: number, to: number};
    const frame = fieldsOf(value);
    const item = inner(frame, 'chatItem');
    into.looked();
    if (item) into.message(messageOf(item, place, people, chats));
    else if (inner(frame, 'recipient')) learnPerson(inner(frame, 'recipient'), people);
    else if (inner(frame, 'chat'))
      chats.set(textIn(inner(frame, 'chat'), 'id') ?? '', textIn(inner(frame, 'chat'), 'recipientId') ?? '');
    else if (!frame || !(FRAMES.some((name) => frame.has(name)) || frame.has('backupTimeMs'))) {
      into.lost(place, asWritten(value));
    }
  }
}

function learnPerson(recipient: Fields | undefined, people: Map<string, Party>): void {
  const id = textIn(recipient, 'id') ?? '';
  const contact = inner(recipient, 'contact');
  const title = textIn(inner(inner(inner(recipient, 'group'), 'snapshot'), 'title'), 'title');
  const number = textIn(contact, 'e164');
  const name =
    nameOf(contact, ['systemGivenName', 'systemFamilyName']) ??
    nameOf(contact, ['profileGivenName', 'profileFamilyName']);
  people.set(id, {name: name ?? title, address: number === null ? textIn(contact, 'username') : `+${number}`});
}

function nameOf(contact: Fields | undefined, names: readonly string[]): string | null {
  const parts = names.map((name) => textIn(contact, name) ?? '').filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' ') : null;
}

function messageOf(
  item: Fields,
  place: Place,
  people: ReadonlyMap<string, Party>,
  chats: ReadonlyMap<string, string>,
): ImportedMessage {
  const held = firstOf(item, Object.keys(ITEMS));
  const author = textIn(item, 'authorId') ?? '';
  const sent = numberIn(item, 'dateSent');
  const chat = people.get(chats.get(textIn(item, 'chatId') ?? '') ?? '');
  const isCall = held?.name === 'updateMessage' && (held.value.has('individualCall') || held.value.has('groupCall'));
  return {
    ...blankMessage(place),
    kind: isCall ? 'call' : (ITEMS[held?.name ?? ''] ?? 'system'),
    chat: chat?.name ?? chat?.address ?? null,
    from: people.get(author) ?? null,
    direction: item.has('incoming') ? 'received' : item.has('outgoing') ? 'sent' : 'unknown',
    time: sent === null ? null : epochTime(String(sent), sent),
    text: textIn(inner(held?.value, 'text'), 'body') ?? textIn(held?.value, 'question') ?? '',
    attachments: (listIn(held?.value, 'attachments') ?? []).map((each) => attachmentOf(fieldsOf(each))),
    more: [
      ...(held && held.name !== 'standardMessage' ? [{name: 'item', value: held.name}] : []),
      ...moreOf(item, ['sms']),
    ],
  };
}

/** The backup names media by keys of its own; their files carry no name that could be matched without a guess. */
function attachmentOf(fields: Fields | undefined): Attachment {
  const pointer = inner(fields, 'pointer');
  return {
    name: textIn(pointer, 'fileName'),
    mediaType: textIn(pointer, 'contentType'),
    bytes: null,
    where: {in: 'missing'},
  };
}
