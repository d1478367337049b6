import type {Collector} from '../collector.ts';
import {type Fields, fieldsOf, moreOf, numberIn, textIn} from '../json/fields.ts';
import {asWritten, blankMessage, itemPlace} from '../json/message.ts';
import type {Attachment, ImportedMessage, Party} from '../reading.ts';
import type {Siblings} from '../siblings.ts';
import {epochTime, yearFirstTime} from '../text/written-time.ts';

/** Whether a JSON is a chat or snap history of Snapchat: lists of records with a medium and a time. */
export function isSnapchat(root: Fields | undefined): boolean {
  const [first] = [...(root?.values() ?? [])].flatMap((list) => (Array.isArray(list) ? list : []));
  const fields = fieldsOf(first);
  return fields?.has('Media Type') === true && fields.has('Created');
}

/** Reads `chat_history.json` and `snap_history.json`: by person in newer downloads, by direction in older ones. */
export function readSnapchat(root: Fields, path: string | null, siblings: Siblings, into: Collector): void {
  into.format('snapchat');
  for (const [name, list] of root) {
    if (!Array.isArray(list)) continue;
    list.forEach((each: unknown, index) => {
      const place = itemPlace(path, `${name}[${index}]`);
      const fields = fieldsOf(each);
      into.looked();
      if (fields?.has('Created')) into.message(messageOf(fields, name, place, siblings));
      else into.lost(place, asWritten(each));
    });
  }
}

function messageOf(fields: Fields, list: string, place: ImportedMessage['place'], siblings: Siblings): ImportedMessage {
  const older = /^(Received|Sent) /.exec(list);
  const isSender = fields.get('IsSender');
  const sent = older ? older[1] === 'Sent' : isSender === true;
  const known = older !== null || typeof isSender === 'boolean';
  const to = textIn(fields, 'To');
  const others: Party[] = older ? [] : sent ? [{name: null, address: list}] : [];
  return {
    ...blankMessage(place),
    kind: /^STATUS|ERASEDMESSAGE/.test(textIn(fields, 'Media Type') ?? '') ? 'system' : 'message',
    chat: textIn(fields, 'Conversation Title') ?? (older ? null : list),
    from: partyOf(textIn(fields, 'From')),
    to: to === null ? others : [{name: null, address: to}],
    direction: known ? (sent ? 'sent' : 'received') : 'unknown',
    time: timeOf(fields),
    text: textIn(fields, 'Content') ?? textIn(fields, 'Text') ?? '',
    attachments: mediaOf(fields, siblings),
    more: moreOf(fields, ['Media Type', 'IsSaved', 'Media IDs']),
  };
}

function partyOf(address: string | null): Party | null {
  return address === null ? null : {name: null, address};
}

/** The time with its zone, `2022-07-22 19:28:21 UTC`; the number beside it, despite its name, counts milliseconds. */
function timeOf(fields: Fields): ImportedMessage['time'] {
  const written = textIn(fields, 'Created');
  const number = numberIn(fields, 'Created(microseconds)');
  const time = written === null ? null : yearFirstTime(written);
  if (time?.exact || number === null) return time;
  return epochTime(written ?? String(number), number);
}

function mediaOf(fields: Fields, siblings: Siblings): Attachment[] {
  const ids = (textIn(fields, 'Media IDs') ?? '').split('|').map((id) => id.trim());
  return ids.filter((id) => id.length > 5).map((id) => siblings.named(id));
}
