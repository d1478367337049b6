import type {Collector} from '../collector.ts';
import type {Content} from '../content.ts';
import {blankMessage} from '../json/message.ts';
import type {Attachment, ImportedMessage, Party, Place, WrittenTime} from '../reading.ts';
import {epochTime} from '../text/written-time.ts';
import {type XmlAttribute, type XmlEvent, xmlEvents} from '../text/xml-scan.ts';

// "SMS Backup & Restore" for Android, and what writes the same: `<sms>`, `<mms>` with parts in Base64, `<call>`.

type Open = Extract<XmlEvent, {is: 'open'}>;
type Attributes = Open['attributes'];

/** Whether the beginning of an XML is such a backup. */
export function isSmsBackup(start: string): boolean {
  return /<(smses|calls|allsms)[\s>]|<(sms|mms|call) [^>]*\bdate\s*=/.test(start);
}

/** Reads a backup of messages or calls as it comes by. */
export async function readSmsBackup(content: Content, into: Collector): Promise<void> {
  into.format('smsBackup');
  const {path} = content;
  let mms: {open: Open; parts: Open[]; people: Open[]} | undefined;
  const [opened, closed] = [new Set<string>(), new Set<string>()];
  const finish = (end: number) => {
    if (mms)
      into.message(fromMms(mms, {path, by: 'bytes', offset: mms.open.offset, length: end - mms.open.offset}, path));
    mms = undefined;
  };
  let end = 0;
  for await (const event of xmlEvents(content)) {
    if (event.is === 'broken') into.find('xmlDamaged', [event.offset], path);
    if (event.is === 'broken' && /^<?(sms|mms|call|part)\b/.test(event.text)) {
      into.looked();
      into.lost({path, by: 'bytes', offset: event.offset, length: 0}, event.text);
    }
    if (event.is === 'close') {
      end = event.end;
      closed.add(event.name);
      if (event.name === 'mms') finish(event.end);
    }
    if (event.is !== 'open') continue;
    if (!event.closed) opened.add(event.name);
    const place: Place = {path, by: 'bytes', offset: event.offset, length: event.end - event.offset};
    if (event.name === 'sms' || event.name === 'mms' || event.name === 'call') {
      finish(event.offset);
      into.looked();
    }
    if (event.name === 'sms') into.message(fromSms(event.attributes, place));
    else if (event.name === 'call') into.message(fromCall(event.attributes, place));
    else if (event.name === 'mms') {
      mms = {open: event, parts: [], people: []};
      if (event.closed) finish(event.end);
    } else if (event.name === 'part') mms?.parts.push(event);
    else if (event.name === 'addr') mms?.people.push(event);
  }
  if (mms) into.find('xmlDamaged', [end], path);
  finish(Math.max(end, mms?.open.offset ?? 0));
  if ([...opened].some((name) => /^(smses|calls)$/.test(name) && !closed.has(name)))
    into.find('fileEndsEarly', [], path);
}

/** The value of an attribute; the word `null` is how this format writes none. */
function value(attributes: Attributes, name: string): string | null {
  const text = attributes.get(name)?.text ?? null;
  return text === null || text === 'null' || text === '' ? null : text;
}

function timeOf(attributes: Attributes): WrittenTime | null {
  const date = value(attributes, 'date');
  if (date === null) return null;
  const milliseconds = /^\d{1,16}$/.test(date) ? Number(date) : Number.NaN;
  // Older programs wrote seconds for MMS.
  return epochTime(date, milliseconds < 1e11 ? milliseconds * 1000 : milliseconds);
}

/** What the file says besides: the time as the phone showed it, and when it was sent. */
function moreOf(attributes: Attributes, names: readonly string[]): ImportedMessage['more'] {
  return names.flatMap((name) => {
    const text = value(attributes, name);
    return text === null || text === '0' ? [] : [{name, value: text}];
  });
}

/** The contact's name; "(Unknown)" is how the format writes that there is none. */
function contactOf(attributes: Attributes): string | null {
  const name = value(attributes, 'contact_name');
  return name === '(Unknown)' ? null : name;
}

/** Several numbers of a group are joined by `~`. */
function partiesOf(attributes: Attributes): Party[] {
  const numbers = (value(attributes, 'address') ?? value(attributes, 'number') ?? '')
    .split('~')
    .filter((one) => one !== '');
  const known = contactOf(attributes);
  if (numbers.length <= 1) return [{name: known, address: numbers[0] ?? null}];
  return numbers.map((address) => ({name: null, address}));
}

/** Drafts (3) and what waits or failed (4 to 6) were not sent, whoever wrote them; see `stateOf`. */
const DIRECTIONS: Readonly<Record<string, ImportedMessage['direction']>> = {1: 'received', 2: 'sent'};

function fromSms(attributes: Attributes, place: Place): ImportedMessage {
  const type = value(attributes, 'type') ?? '';
  const direction = DIRECTIONS[type] ?? 'unknown';
  const people = partiesOf(attributes);
  return {
    ...blankMessage(place),
    chat: contactOf(attributes) ?? value(attributes, 'address'),
    from: direction === 'received' ? (people[0] ?? null) : null,
    to: direction === 'received' ? [] : people,
    direction,
    time: timeOf(attributes),
    subject: value(attributes, 'subject'),
    text: attributes.get('body')?.text ?? '',
    more: [...stateOf(type), ...moreOf(attributes, ['readable_date', 'date_sent', 'service_center'])],
  };
}

/** Drafts and messages that failed were never sent; the file says so by a number. */
function stateOf(type: string): ImportedMessage['more'] {
  const states: Readonly<Record<string, string>> = {3: 'draft', 4: 'outbox', 5: 'failed', 6: 'queued'};
  const state = states[type];
  return state === undefined ? [] : [{name: 'type', value: `${type} (${state})`}];
}

const CALLS: Readonly<Record<string, string>> = {
  1: 'incoming',
  2: 'outgoing',
  3: 'missed',
  4: 'voicemail',
  5: 'rejected',
  6: 'blocked',
  7: 'answered elsewhere',
};

function fromCall(attributes: Attributes, place: Place): ImportedMessage {
  const type = value(attributes, 'type') ?? '';
  const people = partiesOf(attributes);
  const direction = type === '2' ? 'sent' : type in CALLS ? 'received' : 'unknown';
  return {
    ...blankMessage(place),
    kind: 'call',
    chat: people[0]?.name ?? people[0]?.address ?? null,
    from: direction === 'received' ? (people[0] ?? null) : null,
    to: direction === 'sent' ? people : [],
    direction,
    time: timeOf(attributes),
    more: [
      {name: 'type', value: CALLS[type] === undefined ? type : `${type} (${CALLS[type]})`},
      ...moreOf(attributes, ['duration', 'readable_date', 'presentation']),
    ],
  };
}

function fromMms(
  {open, parts, people}: {open: Open; parts: Open[]; people: Open[]},
  place: Place,
  path: string | null,
): ImportedMessage {
  const {attributes} = open;
  const box = value(attributes, 'msg_box') ?? '';
  const direction = DIRECTIONS[box] ?? 'unknown';
  const named = partiesOf(attributes);
  // 137 is From, 151 To, 130 Cc, 129 Bcc (the numbers of Android's MMS provider).
  const byType = (types: readonly string[]): Party[] =>
    people
      .filter((each) => types.includes(value(each.attributes, 'type') ?? ''))
      .map((each) => ({name: null, address: value(each.attributes, 'address')}))
      .filter(({address}) => address !== null && address !== 'insert-address-token');
  // Of what was not received, the number beside it is that of whom it is for.
  const beside = direction === 'received' && named.length === 1 ? (named[0] ?? null) : null;
  const from = direction === 'sent' ? null : (byType(['137'])[0] ?? beside);
  const texts = parts.filter((each) => value(each.attributes, 'ct') === 'text/plain');
  return {
    ...blankMessage(place),
    chat: contactOf(attributes) ?? value(attributes, 'address'),
    from: from && nameFor(from, named),
    to: byType(['151', '130', '129']).map((party) => nameFor(party, named)),
    direction,
    time: timeOf(attributes),
    subject: value(attributes, 'sub'),
    text: texts.map((each) => each.attributes.get('text')?.text ?? '').join('\n'),
    attachments: parts.flatMap((each) => attachmentOf(each.attributes, path)),
    more: [...stateOf(box), ...moreOf(attributes, ['readable_date', 'date_sent', 'm_id'])],
  };
}

/** The contact's name goes with a number only where the message is between two. */
function nameFor(party: Party, named: readonly Party[]): Party {
  const [only] = named;
  return named.length === 1 && only && only.address === party.address ? only : party;
}

function attachmentOf(attributes: Attributes, path: string | null): Attachment[] {
  const data: XmlAttribute | undefined = attributes.get('data');
  const mediaType = value(attributes, 'ct');
  // A plan of how to lay out the parts is not something that was sent.
  if (mediaType === 'application/smil' || (mediaType === 'text/plain' && !data)) return [];
  const name = value(attributes, 'fn') ?? value(attributes, 'name') ?? value(attributes, 'cl');
  if (!data || data.length === 0 || data.text === 'null')
    return [{name, mediaType, bytes: null, where: {in: 'omitted'}}];
  return [{name, mediaType, bytes: null, where: {in: 'base64', path, offset: data.offset, length: data.length}}];
}
