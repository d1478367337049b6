import type {Collector} from '../collector.ts';
import {type Fields, fieldsOf, inner, listIn, moreOf, textIn} from '../json/fields.ts';
import {asWritten, blankMessage, itemPlace} from '../json/message.ts';
import {monthNamed} from '../mail/mail-date.ts';
import type {ImportedMessage, Party, WrittenTime} from '../reading.ts';
import type {Siblings} from '../siblings.ts';
import {LONGEST_TIME, unreadTime, type Wall, wallTime, yearFirstTime, zonedTime} from '../text/written-time.ts';

/** Whether a JSON is a `messages.json` of Google Chat. */
export function isGoogleChat(root: Fields | undefined): boolean {
  const [first] = (listIn(root, 'messages') ?? []).map(fieldsOf);
  return first !== undefined && (first.has('creator') || first.has('message_id')) && first.has('created_date');
}

/** Reads the messages of one space of Google Chat. */
export function readGoogleChat(root: Fields, path: string | null, siblings: Siblings, into: Collector): void {
  into.format('googleChat');
  const chat = /([^/]+)\/[^/]*$/.exec(path ?? '')?.[1] ?? null;
  (listIn(root, 'messages') ?? []).forEach((each, index) => {
    const place = itemPlace(path, `messages[${index}]`);
    const fields = fieldsOf(each);
    into.looked();
    if (!fields) {
      into.lost(place, asWritten(each));
      return;
    }
    const files = (listIn(fields, 'attached_files') ?? []).map(fieldsOf);
    const message: ImportedMessage = {
      ...blankMessage(place),
      kind: textIn(fields, 'message_state') === 'DELETED' || fields.has('deletion_metadata') ? 'deleted' : 'message',
      chat,
      from: partyOf(inner(fields, 'creator')),
      time: timeOf(textIn(fields, 'created_date')),
      edited: timeOf(textIn(fields, 'updated_date')),
      text: textIn(fields, 'text') ?? '',
      attachments: files.flatMap((file) => {
        const name = textIn(file, 'export_name') ?? textIn(file, 'original_name');
        return name === null ? [] : [siblings.attachment(name)];
      }),
      more: moreOf(fields, ['topic_id', 'message_id', 'message_state']),
    };
    into.message(message);
  });
}

function partyOf(creator: Fields | undefined): Party | null {
  return creator ? {name: textIn(creator, 'name'), address: textIn(creator, 'email')} : null;
}

const LONG =
  /^[A-Za-z]+, ([A-Za-z]+) (\d{1,2}), (\d{4})(?: at|,) (\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AP]M)?\s*(UTC|GMT)?$/;

/** `Tuesday, May 7, 2024 at 7:15:03 PM UTC`; in other languages the words are kept and no time is read from them. */
function timeOf(written: string | null): WrittenTime | null {
  if (written === null) return null;
  const match = written.length > LONGEST_TIME ? null : LONG.exec(written.replace(/[\u00a0\u202f]/g, ' '));
  if (!match) return yearFirstTime(written);
  const [, month = '', day, year, hourText, minute, second, half, zone] = match;
  const twelve = Number(hourText) % 12;
  const hour = half === undefined ? Number(hourText) : half === 'PM' ? twelve + 12 : twelve;
  const wall: Wall = {year: Number(year), month: monthNamed(month), day: Number(day), hour, minute: Number(minute)};
  if (second !== undefined) wall.second = Number(second);
  if (Number.isNaN(wall.month)) return unreadTime(written);
  return zone === undefined ? wallTime(written, wall) : zonedTime(written, wall, 0);
}
