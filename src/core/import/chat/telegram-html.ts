import type {Collector} from '../collector.ts';
import {blankMessage, itemPlace} from '../json/message.ts';
import type {Attachment, ImportedMessage, Party, WrittenTime} from '../reading.ts';
import type {Siblings} from '../siblings.ts';
import {allWithin, type Outline, outlines, within, wordsWithin} from '../text/outline.ts';
import {offsetMinutes, unreadTime, type Wall, wallTime, zonedTime} from '../text/written-time.ts';

/** Whether an HTML is a chat as Telegram's desktop exports it. */
export function isTelegramHtml(html: string): boolean {
  return (
    /<div class="message (service|default)/.test(html) && /class="(pull_right date details|body details)"/.test(html)
  );
}

/** Reads `messages.html`. Its dates are day, month, year in every language. */
export function readTelegramHtml(html: string, path: string | null, siblings: Siblings, into: Collector): void {
  into.format('telegramHtml');
  const head = outlines(html, (_, classes) => classes.includes('page_header'))[0];
  const chat = wordsWithin(head && (within(head, 'text') ?? head)) || null;
  let last: Party | null = null;
  const messages = outlines(html, (tag, classes) => tag === 'div' && classes.includes('message'));
  messages.forEach((each, index) => {
    const place = itemPlace(path, each.attributes.get('id') ?? `message ${index + 1}`);
    into.looked();
    if (each.classes.includes('service')) {
      into.message({...blankMessage(place), kind: 'system', chat, text: wordsWithin(within(each, 'body'))});
      return;
    }
    // A message that follows another of the same person does not name them again.
    const name = wordsWithin(senderIn(each));
    if (name !== '') last = {name, address: null};
    else if (!each.classes.includes('joined')) last = null;
    into.message({...messageOf(each, place, siblings), chat, from: last});
  });
}

/** The name over a message; that within something passed on is of whoever wrote it first. */
function senderIn(message: Outline): Outline | undefined {
  const passedOn = allWithin(message, ({classes}) => classes.includes('forwarded'));
  const theirs = new Set(passedOn.flatMap((one) => allWithin(one, () => true)));
  return allWithin(message, ({classes}) => classes.includes('from_name')).find((one) => !theirs.has(one));
}

function messageOf(outline: Outline, place: ImportedMessage['place'], siblings: Siblings): ImportedMessage {
  const forwarded = within(outline, 'forwarded');
  const text = allWithin(outline, ({classes}) => classes.includes('text')).map(wordsWithin);
  const reply = wordsWithin(within(outline, 'reply_to'));
  const status = wordsWithin(within(outline, 'status'));
  return {
    ...blankMessage(place),
    time: timeOf(within(outline, 'date')?.attributes.get('title') ?? null),
    text: text.join('\n'),
    attachments: mediaOf(outline, siblings),
    more: [
      ...(forwarded ? [{name: 'forwarded', value: wordsWithin(within(forwarded, 'from_name'))}] : []),
      ...(reply === '' ? [] : [{name: 'reply_to', value: reply}]),
      ...(status === '' ? [] : [{name: 'media', value: status}]),
    ],
  };
}

const TITLE = /^(\d{2})\.(\d{2})\.(\d{4}) (\d{2}):(\d{2}):(\d{2})(?: UTC([+-]\d{2}:?\d{2}))?$/;

function timeOf(written: string | null): WrittenTime | null {
  if (written === null) return null;
  const match = TITLE.exec(written.trim());
  if (!match) return unreadTime(written);
  const [day, month, year, hour, minute, second] = match.slice(1, 7).map(Number);
  const wall: Wall = {year: year ?? 0, month: month ?? 0, day: day ?? 0};
  Object.assign(wall, {hour, minute, second});
  const offset = offsetMinutes(match[7] ?? '');
  return offset === undefined ? wallTime(written, wall) : zonedTime(written, wall, offset);
}

/** Links into the export's own folders; a medium that was not exported has no link. */
function mediaOf(outline: Outline, siblings: Siblings): Attachment[] {
  const wraps = allWithin(
    outline,
    ({tag, classes}) => tag === 'a' && classes.some((name) => /_wrap$|^media$/.test(name)),
  );
  const linked = wraps.flatMap(({attributes}) => {
    const path = attributes.get('href') ?? '';
    return /^[\w-]+\/[^:]+$/.test(path) ? [siblings.attachment(path)] : [];
  });
  const unlinked = allWithin(
    outline,
    ({tag, classes}) => tag === 'div' && classes.includes('media') && !classes.includes('media_call'),
  );
  const omitted = unlinked.map((): Attachment => ({name: null, mediaType: null, bytes: null, where: {in: 'omitted'}}));
  return linked.length > 0 ? linked : omitted;
}
