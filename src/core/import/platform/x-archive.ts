import type {Collector} from '../collector.ts';
import {type Fields, fieldsOf, inner, listIn, moreOf, textIn} from '../json/fields.ts';
import {asWritten, blankMessage, itemPlace} from '../json/message.ts';
import {monthNamed} from '../mail/mail-date.ts';
import type {Attachment, ImportedMessage, WrittenTime} from '../reading.ts';
import type {Siblings} from '../siblings.ts';
import {offsetMinutes, unreadTime, yearFirstTime, zonedTime} from '../text/written-time.ts';

const START = /^\ufeff?\s*window\.YTD\.(\w+)\.part\d+\s*=\s*/;

/** The JSON within a script of an X archive, and what it holds; undefined for another script. It is never run. */
export function xArchivePart(text: string): {name: string; json: string} | undefined {
  const match = START.exec(text);
  return match ? {name: match[1] ?? '', json: text.slice(match[0].length).replace(/;\s*$/, '')} : undefined;
}

/** Reads direct messages and posts. Parts that hold no words are passed over. */
export function readXArchive(
  name: string,
  items: readonly unknown[],
  path: string | null,
  siblings: Siblings,
  into: Collector,
): boolean {
  if (/^direct_messages(_group)?$/.test(name)) {
    into.format('x');
    items.forEach((item, index) => {
      readConversation(inner(fieldsOf(item), 'dmConversation'), `[${index}]`, path, siblings, into);
    });
    return true;
  }
  if (!/^(tweets?|deleted_tweets|community_tweet)$/.test(name)) return false;
  into.format('x');
  items.forEach((item, index) => {
    const fields = inner(fieldsOf(item), 'tweet') ?? fieldsOf(item);
    const place = itemPlace(path, `[${index}]`);
    into.looked();
    if (fields && textIn(fields, 'full_text') !== null) into.message(postOf(fields, place));
    else into.lost(place, asWritten(item));
  });
  return true;
}

function readConversation(
  conversation: Fields | undefined,
  item: string,
  path: string | null,
  siblings: Siblings,
  into: Collector,
): void {
  const messages = listIn(conversation, 'messages');
  if (!messages) {
    into.looked();
    into.lost(itemPlace(path, item), asWritten([...(conversation ?? [])]));
    return;
  }
  messages.forEach((each, index) => {
    const place = itemPlace(path, `${item}.dmConversation.messages[${index}]`);
    const [[kind, value] = ['', undefined]] = fieldsOf(each) ?? [];
    const fields = fieldsOf(value);
    into.looked();
    if (!fields) into.lost(place, asWritten(each));
    else into.message({...messageOf(kind, fields, place, siblings), chat: textIn(conversation, 'conversationId')});
  });
}

/** A message, or an event: somebody joined, left, renamed the group. People are numbers here, as the archive has them. */
function messageOf(kind: string, fields: Fields, place: ImportedMessage['place'], siblings: Siblings): ImportedMessage {
  const isMessage = kind === 'messageCreate' || kind === 'welcomeMessageCreate';
  const sender = textIn(fields, 'senderId') ?? textIn(fields, 'initiatingUserId');
  const recipient = textIn(fields, 'recipientId');
  const written = textIn(fields, 'createdAt');
  return {
    ...blankMessage(place),
    kind: isMessage ? 'message' : 'system',
    from: sender === null ? null : {name: null, address: sender},
    to: recipient === null ? [] : [{name: null, address: recipient}],
    time: written === null ? null : yearFirstTime(written),
    text: textIn(fields, 'text') ?? '',
    attachments: mediaOf(fields, siblings),
    more: [...(isMessage ? [] : [{name: 'event', value: kind}]), ...moreOf(fields, ['id', 'name'])],
  };
}

/** Media lie in a folder of their own, named `<number of the message>-<last part of the address>`. */
function mediaOf(fields: Fields, siblings: Siblings): Attachment[] {
  const id = textIn(fields, 'id') ?? '';
  return (listIn(fields, 'mediaUrls') ?? []).flatMap((url) => {
    const last = typeof url === 'string' ? url.slice(url.lastIndexOf('/') + 1) : '';
    return last === '' ? [] : [siblings.attachment(`${id}-${last}`)];
  });
}

function postOf(fields: Fields, place: ImportedMessage['place']): ImportedMessage {
  const written = textIn(fields, 'created_at');
  return {
    ...blankMessage(place),
    kind: 'post',
    direction: 'sent', // an archive holds the posts of its own account only
    time: written === null ? null : postTime(written),
    text: textIn(fields, 'full_text') ?? '',
    more: moreOf(fields, ['id_str', 'in_reply_to_screen_name', 'in_reply_to_status_id_str', 'lang']),
  };
}

/** `Tue May 07 19:15:03 +0000 2024`. */
function postTime(written: string): WrittenTime {
  const match = /^[A-Za-z]{3} ([A-Za-z]{3}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) ([+-]\d{4}) (\d{4})$/.exec(written);
  if (!match) return yearFirstTime(written);
  const [, month = '', day, hour, minute, second, zone = '', year] = match;
  const offset = offsetMinutes(zone);
  const wall = {
    year: Number(year),
    month: monthNamed(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  };
  return offset === undefined ? unreadTime(written) : zonedTime(written, wall, offset);
}
