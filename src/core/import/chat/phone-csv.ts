import type {Collector} from '../collector.ts';
import {blankMessage} from '../json/message.ts';
import type {Attachment, ImportedMessage, WrittenTime} from '../reading.ts';
import type {Siblings} from '../siblings.ts';
import {csvRows, type Row} from '../text/csv.ts';
import {unreadTime, yearFirstTime} from '../text/written-time.ts';
import {longDate} from './long-date.ts';

// Tables of messages as tools for phones write them (iMazing, PhoneView, iExplorer and their like). Only columns whose
// name says what they hold are read; the others go along by their own names.

type Role = 'date' | 'text' | 'name' | 'number' | 'chat' | 'type' | 'attachment' | 'subject' | 'service';

const COLUMNS: Readonly<Record<string, Role>> = {
  'message date': 'date',
  date: 'date',
  timestamp: 'date',
  'date/time': 'date',
  text: 'text',
  content: 'text',
  body: 'text',
  message: 'text',
  'sender name': 'name',
  name: 'name',
  'contact name': 'name',
  sender: 'name',
  'sender id': 'number',
  number: 'number',
  'phone number': 'number',
  address: 'number',
  'chat session': 'chat',
  conversation: 'chat',
  type: 'type',
  direction: 'type',
  attachment: 'attachment',
  subject: 'subject',
  service: 'service',
};

type Column = {name: string; role: Role | undefined};

function columnsOf(row: Row | undefined): Column[] {
  const taken = new Set<Role>();
  return (row?.cells ?? []).map((cell) => {
    const role = COLUMNS[cell.trim().toLowerCase()];
    const isFirst = role !== undefined && !taken.has(role);
    if (isFirst) taken.add(role);
    return {name: cell.trim(), role: isFirst ? role : undefined};
  });
}

/** Whether a text is such a table: its first line names a date, the words, and who. */
export function isPhoneCsv(text: string): boolean {
  const [row] = csvRows(text.slice(0, 4096).split('\n', 1)[0] ?? '');
  const roles = new Set(columnsOf(row).map(({role}) => role));
  return roles.has('date') && roles.has('text') && (roles.has('name') || roles.has('number') || roles.has('chat'));
}

/** Reads such a table, a message a row. */
export function readPhoneCsv(text: string, path: string | null, siblings: Siblings, into: Collector): void {
  into.format('phoneCsv');
  const [head, ...rows] = csvRows(text);
  const columns = columnsOf(head);
  for (const row of rows) {
    if (row.cells.length === 1 && row.cells[0] === '') continue;
    const place = {path, by: 'lines' as const, from: row.from, to: row.to};
    into.looked();
    const fits = row.cells.length === columns.length;
    if (fits) into.message(messageOf(row, columns, place, siblings));
    else into.lost(place, row.cells.join(','));
  }
}

function messageOf(
  {cells}: Row,
  columns: readonly Column[],
  place: ImportedMessage['place'],
  siblings: Siblings,
): ImportedMessage {
  const cell = (role: Role) => {
    const value = cells[columns.findIndex((column) => column.role === role)];
    return value === undefined || value === '' ? null : value;
  };
  const type = cell('type') ?? '';
  const sent = /^(outgoing|sent|from me)$/i.test(type);
  const received = /^(incoming|received)$/i.test(type);
  const party = {name: cell('name'), address: cell('number')};
  const isNamed = party.name !== null || party.address !== null;
  const date = cell('date');
  return {
    ...blankMessage(place),
    kind: /^notification$/i.test(type) ? 'system' : 'message',
    chat: cell('chat'),
    // What stands beside a message that was sent is whom it went to, in some tools, and who sent it in others.
    from: isNamed && !sent ? party : null,
    direction: sent ? 'sent' : received ? 'received' : 'unknown',
    time: date === null ? null : timeOf(date),
    subject: cell('subject'),
    text: cell('text') ?? '',
    attachments: attachmentsOf(cell('attachment'), siblings),
    more: columns.flatMap(({name, role}, index) => {
      const value = cells[index] ?? '';
      const isShown =
        role !== undefined &&
        role !== 'type' &&
        role !== 'service' &&
        !(sent && (role === 'name' || role === 'number'));
      return isShown || value === '' || name === '' ? [] : [{name, value}];
    }),
  };
}

function timeOf(written: string): WrittenTime {
  const time = yearFirstTime(written);
  return time.wall === null ? (longDate(written) ?? unreadTime(written)) : time;
}

function attachmentsOf(name: string | null, siblings: Siblings): Attachment[] {
  return name === null ? [] : [siblings.attachment(name)];
}
