import {longDate} from '../chat/long-date.ts';
import type {Collector} from '../collector.ts';
import {blankMessage, itemPlace} from '../json/message.ts';
import type {Attachment, ImportedMessage} from '../reading.ts';
import type {Siblings} from '../siblings.ts';
import {allWithin, type Outline, outlines, within, wordsWithin} from '../text/outline.ts';
import {unreadTime} from '../text/written-time.ts';
import {metaFormat} from './meta-messages.ts';

// The classes are made by a machine and have stayed the same for years, in downloads of Facebook and of Instagram; the
// elements that bear them have not (div, section, h2, footer).
const MESSAGE = '_a6-g';
const SENDER = '_a6-h';
const CONTENT = '_a6-p';
const TIME = ['_a72d', '_a6-o'];
const REACTIONS = '_a6-q';

/** Whether an HTML is a thread of messages of such a download; posts and lists of people have other names. */
export function isMetaHtml(html: string, name: string): boolean {
  return /(^|\/)message_\d+\.html?$/i.test(name) && html.includes(MESSAGE);
}

/** Reads `message_1.html`. Its times are those of the account's own settings, without a zone. */
export function readMetaHtml(html: string, path: string | null, siblings: Siblings, into: Collector): void {
  into.format(metaFormat(path));
  const [title] = outlines(html, (tag) => tag === 'title');
  const chat = wordsWithin(title) || null;
  let withoutZone = 0;
  outlines(html, (_, classes) => classes.includes(MESSAGE)).forEach((block, index) => {
    into.looked();
    const message = messageOf(block, itemPlace(path, `message ${index + 1}`), siblings);
    if (message.time) withoutZone += 1;
    into.message({...message, chat});
  });
  if (withoutZone > 0) into.find('timesWithoutZone', [withoutZone], path);
}

function messageOf(block: Outline, place: ImportedMessage['place'], siblings: Siblings): ImportedMessage {
  const sender = wordsWithin(within(block, SENDER));
  const written = TIME.map((name) => wordsWithin(within(block, name))).find((words) => words !== '') ?? '';
  // Who takes part, and what the thread is called, stand in blocks that have no time.
  if (written === '') return {...blankMessage(place), kind: 'system', text: wordsWithin(block)};
  const content = within(block, CONTENT);
  return {
    ...blankMessage(place),
    from: sender === '' ? null : {name: sender, address: null},
    time: longDate(written) ?? unreadTime(written),
    text: content ? linesOf(content) : '',
    attachments: content ? mediaOf(content, siblings) : [],
    more: content ? reactionsOf(content) : [],
  };
}

/** The words of the innermost boxes, a line each; reactions apart. */
function linesOf(content: Outline): string {
  const inReactions = new Set(
    allWithin(content, ({classes}) => classes.includes(REACTIONS)).flatMap((list) => [
      list,
      ...allWithin(list, () => true),
    ]),
  );
  const boxes = [content, ...allWithin(content, ({tag}) => tag === 'div')];
  const innermost = boxes.filter((box) => !box.children.some((child) => typeof child !== 'string' && holdsBox(child)));
  return innermost
    .filter((box) => !inReactions.has(box))
    .map(wordsWithin)
    .filter((words) => words !== '')
    .join('\n');
}

function holdsBox(outline: Outline): boolean {
  return outline.tag === 'div' || outline.tag === 'ul' || allWithin(outline, ({tag}) => tag === 'div').length > 0;
}

function reactionsOf(content: Outline): ImportedMessage['more'] {
  return allWithin(content, ({classes}) => classes.includes(REACTIONS))
    .flatMap((list) => allWithin(list, ({tag}) => tag === 'li'))
    .map((item) => ({name: 'reaction', value: wordsWithin(item)}));
}

/** Files of the download itself; what leads to the web is none. */
function mediaOf(content: Outline, siblings: Siblings): Attachment[] {
  const paths = allWithin(content, ({tag}) => ['img', 'video', 'audio', 'source', 'a'].includes(tag)).flatMap(
    ({attributes}) => attributes.get('src') ?? attributes.get('href') ?? [],
  );
  const own = paths.filter((path) => path !== '' && !/^[a-z][a-z0-9+.-]*:|^\/\/|^#/i.test(path));
  return [...new Set(own)].map((path) => siblings.attachment(path));
}
