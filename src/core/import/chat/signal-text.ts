import type {Collector} from '../collector.ts';
import {blankMessage} from '../json/message.ts';
import {mailDate} from '../mail/mail-date.ts';
import type {Attachment, ImportedMessage, Party} from '../reading.ts';
import type {Siblings} from '../siblings.ts';

/** A message of sigtop's text export: fields, an empty line, and the words. */
type Block = {fields: {name: string; value: string}[]; words: string[]; from: number; to: number};

const FIELD = /^(From|Type|Sent|Received|Attachment|Reaction|Edited): (.*)$/;

/** Whether a text is a conversation as sigtop exports it from Signal's desktop. */
export function isSignalText(text: string): boolean {
  return /^\ufeff?Conversation: [^\n]*\r?\n\r?\n(From: [^\n]*\r?\n)?Type: \w/.test(text);
}

/** Reads such a text. Its times have a zone. */
export function readSignalText(text: string, path: string | null, siblings: Siblings, into: Collector): void {
  into.format('signal');
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  into.looked(lines.length);
  const chat = (lines[0] ?? '').slice('Conversation: '.length);
  for (const block of blocksOf(lines)) into.message(messageOf(block, chat, path, siblings));
}

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let inFields = false;
  lines.forEach((line, index) => {
    const starts =
      (/^From: /.test(line) && /^Type: /.test(lines[index + 1] ?? '')) || (/^Type: /.test(line) && !inFields);
    const last = blocks.at(-1);
    if (starts && lines[index - 1] === '') {
      blocks.push({fields: [], words: [], from: index + 1, to: index + 1});
      inFields = true;
    } else if (!last) return; // the line that names the conversation, and the empty one behind it
    const block = blocks.at(-1);
    const field = inFields ? FIELD.exec(line) : null;
    if (!block) return;
    block.to = index + 1;
    if (field) block.fields.push({name: field[1] ?? '', value: field[2] ?? ''});
    else if (inFields && line === '') inFields = false;
    else block.words.push(line);
  });
  return blocks;
}

function messageOf(
  {fields, words, from, to}: Block,
  chat: string,
  path: string | null,
  siblings: Siblings,
): ImportedMessage {
  const first = (name: string) => fields.find((field) => field.name === name)?.value ?? null;
  const type = first('Type');
  const sent = first('Sent') ?? first('Received');
  const said = words.join('\n');
  return {
    ...blankMessage({path, by: 'lines', from, to}),
    kind: type === 'call-history' ? 'call' : type === 'incoming' || type === 'outgoing' ? 'message' : 'system',
    chat,
    from: partyOf(first('From')),
    direction: type === 'incoming' ? 'received' : type === 'outgoing' ? 'sent' : 'unknown',
    time: sent === null ? null : mailDate(sent),
    text: said.endsWith('\n') ? said.slice(0, -1) : said,
    attachments: fields.flatMap(({name, value}) => (name === 'Attachment' ? [attachmentOf(value, siblings)] : [])),
    more: fields.filter(({name}) => name === 'Reaction' || name === 'Edited' || name === 'Received'),
  };
}

/** `Ann Example (+447700900123)`. */
function partyOf(written: string | null): Party | null {
  if (written === null) return null;
  const match = /^(.*) \((\+?[\w.-]+)\)$/.exec(written);
  return match ? {name: match[1] ?? '', address: match[2] ?? ''} : {name: written, address: null};
}

/** `photo.jpg (image/jpeg, 1234 bytes)`. */
function attachmentOf(written: string, siblings: Siblings): Attachment {
  const [, name = written, type = null, bytes] = /^(.*) \(([^,()]*), (\d+) bytes\)$/.exec(written) ?? [];
  const found = siblings.attachment(name, type);
  return {...found, bytes: found.bytes ?? (bytes === undefined ? null : Number(bytes))};
}
