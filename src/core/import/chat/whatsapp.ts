import type {Collector} from '../collector.ts';
import {endingOf} from '../file/declared.ts';
import type {AboutFile, Attachment, ImportedMessage, MessageKind} from '../reading.ts';
import type {Siblings} from '../siblings.ts';
import {type ChatLine, chatLine} from './chat-line.ts';
import {chatTime} from './chat-time.ts';
import {type DatedLine, readDateOrder} from './date-order.ts';
import {countTimes, findDates} from './time-findings.ts';
import {attachedName, isSystemSentence, ownWords} from './whatsapp-words.ts';

/** A message as it stands in the file: its first line, and the lines that go on with it. */
type Block = {first: ChatLine; lines: string[]; from: number; to: number};

/** Whether a text is a chat as WhatsApp exports it: it begins with such a line, or one comes within the first few. */
export function isWhatsapp(text: string): boolean {
  const lines = text
    .slice(0, 8192)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.slice(0, 5).some((line) => chatLine(line.replace(/^\ufeff/, '')) !== undefined);
}

/** Reads a chat that WhatsApp exported as text. Every line is in a message or counted as not understood. */
export function readWhatsapp(
  text: string,
  path: string | null,
  siblings: Siblings,
  about: AboutFile,
  into: Collector,
): void {
  // signal-export writes the same kind of lines, into a file of Markdown.
  into.format(endingOf(path ?? about.name) === 'md' ? 'signal' : 'whatsapp');
  const blocks = blocksOf(text, path, into);
  const dated: DatedLine[] = blocks.map(({first, from}) => ({line: first, number: from}));
  const dates = readDateOrder(dated, about.pickedAt, about.dateOrder);
  findDates(dates, dated, about.pickedAt, path, into);
  const chat = chatName(path ?? '') ?? chatName(about.name);
  const messages = blocks.map((block): ImportedMessage => {
    const time = chatTime(block.first, dates.order, about.pickedAt);
    const place = {path, by: 'lines' as const, from: block.from, to: block.to};
    return {...wordsOf(block, siblings), chat, to: [], direction: 'unknown', time, edited: null, subject: null, place};
  });
  for (const message of messages) into.message(message);
  countTimes(messages, path, into);
}

function blocksOf(text: string, path: string | null, into: Collector): Block[] {
  const blocks: Block[] = [];
  const lines = text.replace(/^\ufeff/, '').split('\n');
  if (lines.at(-1) === '') lines.pop();
  into.looked(lines.length);
  lines.forEach((raw, index) => {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const number = index + 1;
    const first = chatLine(line);
    const last = blocks.at(-1);
    if (first) blocks.push({first, lines: [], from: number, to: number});
    else if (last) {
      last.lines.push(line);
      last.to = number;
    } else into.lost({path, by: 'lines', from: number, to: number}, line);
  });
  return blocks;
}

type Words = Pick<ImportedMessage, 'kind' | 'from' | 'text' | 'attachments' | 'more'>;

/** Sender, words and files of a message; or which of WhatsApp's own sentences it is. */
function wordsOf({first, lines}: Block, siblings: Siblings): Words {
  const {sender, said} = splitSender(first);
  const whole = [said, ...lines].join('\n');
  const marked = /^\u200e/.test(said);
  const bare = whole.replace(/^\u200e+/, '');
  const own = ownWords(bare, marked, sender !== null);
  const attachments = filesOf(bare, own === 'omitted', siblings);
  const from = sender === null ? null : partyOf(sender);
  return {kind: kindOf(own), from, text: whole, attachments, more: editedMark(whole)};
}

function kindOf(own: ReturnType<typeof ownWords>): MessageKind {
  return own === undefined || own === 'omitted' ? 'message' : own;
}

function splitSender({rest, style}: ChatLine): {sender: string | null; said: string} {
  const match = /^([^\n]{1,200}?)\s?[::](?: |$)/u.exec(rest);
  if (!match) return {sender: null, said: rest};
  // Only the dash style has lines without a sender, and some of its sentences hold a colon.
  if (style === 'dash' && isSystemSentence(rest.slice(0, 400)) && !isSystemSentence(rest.slice(match[0].length))) {
    return {sender: null, said: rest};
  }
  return {sender: match[1] ?? '', said: rest.slice(match[0].length)};
}

/** A number in place of a name: the sender is not in the address book. A `~` marks a name they gave themselves. */
function partyOf(sender: string): ImportedMessage['from'] {
  const plain = sender.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').replace(/[\u00a0\u202f\u2011]/g, ' ');
  const isNumber = /^\+?[\p{Nd}][\p{Nd} ()\-.]{5,24}$/u.test(plain.trim());
  return isNumber ? {name: null, address: sender} : {name: sender, address: null};
}

function filesOf(text: string, omitted: boolean, siblings: Siblings): Attachment[] {
  if (omitted) return [{name: null, mediaType: null, bytes: null, where: {in: 'omitted'}}];
  const first = text.split('\n', 1)[0] ?? '';
  const attached = attachedName(first) ?? attachedName(text.slice(text.lastIndexOf('\n') + 1));
  return attached ? [siblings.attachment(attached.name)] : [];
}

function editedMark(text: string): ImportedMessage['more'] {
  const mark =
    /\u200e?<(This message was edited|Diese Nachricht wurde bearbeitet|Se editó este mensaje|Ce message a été modifié|Questo messaggio è stato modificato|Mensagem editada|Dit bericht is bewerkt)>$/u.exec(
      text,
    );
  return mark ? [{name: 'edited', value: mark[1] ?? ''}] : [];
}

/** `WhatsApp Chat with Ann.txt`, `WhatsApp Chat - Ann.zip`, in many languages: what stands after the last word for "with". */
function chatName(name: string): string | null {
  const base = name.replace(/^.*[/\\]/, '').replace(/\.(txt|zip)$/i, '');
  if (/^_?chat$/i.test(base) || !/whatsapp/i.test(base)) return null;
  const match = /whatsapp[\s\S]*?(?: - | with | mit | con | avec | com | met | z | с | ile |-)(.+)$/i.exec(base);
  return match?.[1]?.trim() || null;
}
