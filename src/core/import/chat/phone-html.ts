import type {Collector} from '../collector.ts';
import {blankMessage, itemPlace} from '../json/message.ts';
import type {Attachment, ImportedMessage} from '../reading.ts';
import type {Siblings} from '../siblings.ts';
import {allWithin, type Outline, outlines, within, wordsWithin} from '../text/outline.ts';
import {unreadTime} from '../text/written-time.ts';
import {longDate} from './long-date.ts';

/** Whether an HTML is a chat of an iPhone or Mac as imessage-exporter writes it. */
export function isPhoneHtml(html: string): boolean {
  return (
    /<div class="message">/.test(html) && /class="(sent|received)[ "]/.test(html) && /class="timestamp"/.test(html)
  );
}

/** Reads such a chat. Its times have no zone. */
export function readPhoneHtml(html: string, path: string | null, siblings: Siblings, into: Collector): void {
  into.format('phoneHtml');
  const isRecord = (tag: string, classes: readonly string[]) =>
    tag === 'div' && (classes.includes('message') || classes.includes('announcement'));
  outlines(html, isRecord).forEach((each, index) => {
    into.looked();
    into.message(messageOf(each, itemPlace(path, `message ${index + 1}`), siblings));
  });
}

function messageOf(outline: Outline, place: ImportedMessage['place'], siblings: Siblings): ImportedMessage {
  const isAnnouncement = outline.classes.includes('announcement');
  const isSent = within(outline, 'sent') !== undefined;
  const isReceived = within(outline, 'received') !== undefined;
  const written = wordsWithin(within(outline, 'timestamp')).slice(0, 300);
  // `May 17, 2022 5:29:42 PM (Read by you after 1 minute)`: what follows the time is a note of its own.
  const [, date = written, note = ''] = /^(.*?)\s*(\(.*\))?$/s.exec(written) ?? [];
  const sender = wordsWithin(within(outline, 'sender'));
  const bubbles = allWithin(outline, ({classes}) => classes.includes('bubble')).map(wordsWithin);
  return {
    ...blankMessage(place),
    kind: isAnnouncement ? 'system' : 'message',
    from: sender === '' ? null : {name: sender, address: null},
    direction: isSent ? 'sent' : isReceived ? 'received' : 'unknown',
    time: date === '' ? null : (longDate(date) ?? unreadTime(date)),
    text: isAnnouncement && bubbles.length === 0 ? wordsWithin(outline) : bubbles.join('\n'),
    attachments: mediaOf(outline, siblings),
    more: note === '' ? [] : [{name: 'timestamp', value: note}],
  };
}

function mediaOf(outline: Outline, siblings: Siblings): Attachment[] {
  const media = allWithin(
    outline,
    ({tag, classes}) => /^(img|video|audio|source|embed)$/.test(tag) || (tag === 'a' && classes.includes('attachment')),
  );
  const paths = media.flatMap(({attributes}) => {
    const path = attributes.get('src') ?? attributes.get('href') ?? '';
    return path === '' || /^(https?|data|javascript):/i.test(path) ? [] : [path];
  });
  return [...new Set(paths)].map((path) => siblings.attachment(path));
}
