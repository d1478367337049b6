import type {Collector} from '../collector.ts';
import {type Fields, fieldsOf, inner, listIn, moreOf, numberIn, textIn} from '../json/fields.ts';
import {asWritten, blankMessage, itemPlace} from '../json/message.ts';
import type {Attachment, ImportedMessage, MessageKind, Place} from '../reading.ts';
import type {Siblings} from '../siblings.ts';
import {epochTime, yearFirstTime} from '../text/written-time.ts';

// Signal has no one export. Read here are the rows of the desktop's database as common tools write them (`sent_at`,
// `type: incoming`), and the lines of signal-export's `data.json`. The backup in plain text is in signal-backup.ts.

/** Whether records are messages of Signal in one of those two forms. */
export function isSignalRecord(fields: Fields | undefined): boolean {
  return isRow(fields) || isExportLine(fields);
}

function isRow(fields: Fields | undefined): boolean {
  const type = textIn(fields, 'type') ?? '';
  const hasTime = fields?.has('sent_at') === true || fields?.has('timestamp') === true;
  return hasTime && fields?.has('conversationId') === true && /^(incoming|outgoing)/.test(type);
}

function isExportLine(fields: Fields | undefined): boolean {
  return ['date', 'sender', 'body', 'attachments'].every((name) => fields?.has(name) === true);
}

/** Reads records of either form. */
export function readSignalRecords(
  records: readonly {value: unknown; item: string}[],
  path: string | null,
  siblings: Siblings,
  into: Collector,
): void {
  into.format('signal');
  for (const {value, item} of records) {
    const fields = fieldsOf(value);
    const place = itemPlace(path, item);
    into.looked();
    if (fields && isExportLine(fields)) into.message(fromExport(fields, place, siblings));
    else if (fields && hasWords(fields)) into.message(fromRow(fields, place, siblings));
    else into.lost(place, asWritten(value));
  }
}

function hasWords(fields: Fields): boolean {
  return fields.has('type') && (fields.has('sent_at') || fields.has('timestamp'));
}

function fromExport(fields: Fields, place: Place, siblings: Siblings): ImportedMessage {
  const date = textIn(fields, 'date');
  const kind: MessageKind =
    fields.get('deleted') === true ? 'deleted' : fields.get('call') === true ? 'call' : 'message';
  return {
    ...blankMessage(place),
    kind,
    chat: place.path === null ? null : (/([^/]+)\/[^/]*$/.exec(place.path)?.[1] ?? null),
    from: {name: textIn(fields, 'sender'), address: null},
    time: date === null ? null : yearFirstTime(date),
    text: textIn(fields, 'body') ?? '',
    attachments: (listIn(fields, 'attachments') ?? []).flatMap((each) => {
      const path = textIn(fieldsOf(each), 'path');
      return path === null ? [] : [siblings.attachment(path)];
    }),
    more: moreOf(fields, ['quote', 'missed']),
  };
}

function fromRow(fields: Fields, place: Place, siblings: Siblings): ImportedMessage {
  const type = textIn(fields, 'type') ?? '';
  const sent = numberIn(fields, 'sent_at') ?? numberIn(fields, 'timestamp');
  const source = textIn(fields, 'source') ?? textIn(fields, 'sourceServiceId') ?? textIn(fields, 'sourceUuid');
  return {
    ...blankMessage(place),
    kind: kindOfRow(type, fields),
    chat: textIn(fields, 'conversationName') ?? textIn(fields, 'conversationId'),
    from: source === null ? null : {name: textIn(fields, 'sourceName'), address: source},
    direction: type === 'incoming' ? 'received' : type === 'outgoing' ? 'sent' : 'unknown',
    time: sent === null ? null : epochTime(String(sent), sent),
    text: textIn(fields, 'body') ?? '',
    attachments: (listIn(fields, 'attachments') ?? []).flatMap((each) => attachmentOfRow(fieldsOf(each), siblings)),
    more: moreOf(fields, ['id', 'type', 'received_at_ms', 'serverTimestamp', 'isViewOnce']),
  };
}

function kindOfRow(type: string, fields: Fields): MessageKind {
  if (fields.get('isErased') === true || fields.get('deletedForEveryone') === true) return 'deleted';
  if (type === 'call-history') return 'call';
  return type === 'incoming' || type === 'outgoing' || type === 'story' ? 'message' : 'system';
}

function attachmentOfRow(fields: Fields | undefined, siblings: Siblings): Attachment[] {
  const name = textIn(fields, 'fileName') ?? textIn(fields, 'path');
  if (!fields || name === null) return [];
  const type = textIn(fields, 'contentType');
  const found = siblings.attachment(name, type);
  return [{...found, bytes: found.bytes ?? numberIn(fields, 'size')}];
}

/** A plain list of records, or the one that stands under `messages`. */
export function recordsIn(root: unknown): {value: unknown; item: string}[] {
  const messages = listIn(fieldsOf(root), 'messages') ?? listIn(fieldsOf(root), 'messsages');
  if (messages) return messages.map((value, index) => ({value, item: `messages[${index}]`}));
  return Array.isArray(root) ? root.map((value, index) => ({value, item: `[${index}]`})) : [];
}

/** Whether any of the first records is a message of Signal. */
export function isSignal(root: unknown): boolean {
  return recordsIn(root)
    .slice(0, 20)
    .some(({value}) => isSignalRecord(fieldsOf(value)));
}

/** The members of an object that stands in for one of several kinds: `{standardMessage: {…}}`. */
export function firstOf(fields: Fields, names: readonly string[]): {name: string; value: Fields} | undefined {
  for (const name of names) {
    const value = inner(fields, name);
    if (value) return {name, value};
  }
  return undefined;
}
