import type {Collector} from '../collector.ts';
import {type Fields, fieldsOf, inner, listIn, moreOf, numberIn, textIn} from '../json/fields.ts';
import {asWritten, blankMessage, itemPlace} from '../json/message.ts';
import type {Attachment, ImportedMessage, MessageKind, Party, WrittenTime} from '../reading.ts';
import type {Siblings} from '../siblings.ts';
import {epochTime, yearFirstTime} from '../text/written-time.ts';

/** Whether a JSON is an export of Telegram: one chat, or all. */
export function isTelegram(root: Fields | undefined): boolean {
  return chatsOf(root).some(({chat}) => isChat(chat));
}

function isChat(chat: Fields): boolean {
  const [first] = listIn(chat, 'messages') ?? [];
  const fields = fieldsOf(first);
  return (
    chat.has('type') &&
    chat.has('id') &&
    (fields === undefined ? chat.has('name') : fields.has('date') && fields.has('type') && fields.has('id'))
  );
}

function chatsOf(root: Fields | undefined): {chat: Fields; item: string}[] {
  if (!root) return [];
  if (listIn(root, 'messages')) return [{chat: root, item: 'messages'}];
  return ['chats', 'left_chats'].flatMap((part) =>
    (listIn(inner(root, part), 'list') ?? []).flatMap((each, index) => {
      const chat = fieldsOf(each);
      return chat ? [{chat, item: `${part}.list[${index}].messages`}] : [];
    }),
  );
}

/** Reads `result.json`. */
export function readTelegramJson(root: Fields, path: string | null, siblings: Siblings, into: Collector): void {
  into.format('telegramJson');
  for (const {chat, item} of chatsOf(root)) {
    (listIn(chat, 'messages') ?? []).forEach((each, index) => {
      const place = itemPlace(path, `${item}[${index}]`);
      const fields = fieldsOf(each);
      into.looked();
      if (fields) into.message(messageOf(fields, textIn(chat, 'name'), place, siblings));
      else into.lost(place, asWritten(each));
    });
  }
}

function messageOf(
  fields: Fields,
  chat: string | null,
  place: ImportedMessage['place'],
  siblings: Siblings,
): ImportedMessage {
  return {
    ...blankMessage(place),
    kind: kindOf(fields),
    chat,
    from: partyOf(fields),
    time: timeOf(fields, 'date'),
    edited: timeOf(fields, 'edited'),
    text: plainText(fields.get('text')),
    attachments: attachmentsOf(fields, siblings),
    more: moreOf(fields, MORE),
  };
}

const MORE = [
  'id',
  'action',
  'duration',
  'duration_seconds',
  'discard_reason',
  'reply_to_message_id',
  'forwarded_from',
  'saved_from',
  'via_bot',
  'media_type',
  'sticker_emoji',
  'title',
  'contact_information',
  'place_name',
  'address',
];

function kindOf(fields: Fields): MessageKind {
  if (textIn(fields, 'type') !== 'service') return 'message';
  return /call/.test(textIn(fields, 'action') ?? '') ? 'call' : 'system';
}

/** A deleted account has no name left; its number is. */
function partyOf(fields: Fields): Party | null {
  const name = textIn(fields, 'from') ?? textIn(fields, 'actor');
  const address = textIn(fields, 'from_id') ?? textIn(fields, 'actor_id');
  return name === null && address === null ? null : {name, address};
}

/** The clock of the device that exported, and the instant where newer exports have it: together they give the offset. */
function timeOf(fields: Fields, name: string): WrittenTime | null {
  const written = textIn(fields, name);
  const seconds = numberIn(fields, `${name}_unixtime`);
  if (written === null) return seconds === null ? null : epochTime(String(seconds), seconds * 1000);
  const wall = yearFirstTime(written);
  if (seconds === null || wall.wall === null) return wall;
  const exact = epochTime(String(seconds), seconds * 1000);
  if (exact.exact === null) return wall;
  const offset = (Date.parse(`${wall.wall}Z`) - seconds * 1000) / 60_000;
  const isOffset = Number.isInteger(offset / 15) && Math.abs(offset) <= 14 * 60;
  return {...exact, written, wall: wall.wall, offsetMinutes: isOffset ? offset : null};
}

/** A text is a string, or a list of strings and of marked pieces. */
function plainText(text: unknown): string {
  if (typeof text === 'string') return text;
  if (!Array.isArray(text)) return '';
  return text.map((piece) => (typeof piece === 'string' ? piece : (textIn(fieldsOf(piece), 'text') ?? ''))).join('');
}

function attachmentsOf(fields: Fields, siblings: Siblings): Attachment[] {
  return ['photo', 'file'].flatMap((name): Attachment[] => {
    const path = textIn(fields, name);
    if (path === null || path === '') return [];
    const mediaType = name === 'photo' ? null : textIn(fields, 'mime_type');
    // `(File not included. Change data exporting settings to download.)` and its like, in brackets.
    if (path.startsWith('(')) {
      return [{name: textIn(fields, 'file_name'), mediaType, bytes: null, where: {in: 'omitted'}}];
    }
    return [siblings.attachment(path, mediaType)];
  });
}
