import type {Collector} from '../collector.ts';
import {type Fields, fieldsOf, inner, listIn, moreOf, numberIn, textIn} from '../json/fields.ts';
import {asWritten, blankMessage, itemPlace} from '../json/message.ts';
import {withoutMojibake} from '../json/mojibake.ts';
import type {Attachment, ImportedMessage, MessageFormat, Party} from '../reading.ts';
import type {Siblings} from '../siblings.ts';
import {epochTime} from '../text/written-time.ts';

/** Whether a JSON is a thread of a Facebook or Instagram download. */
export function isMetaThread(root: Fields | undefined): boolean {
  const [first] = (listIn(root, 'messages') ?? []).map(fieldsOf);
  const hasPeople = listIn(root, 'participants') !== undefined;
  return hasPeople && (first === undefined || first.has('sender_name') || first.has('senderName'));
}

const MEDIA = ['photos', 'videos', 'audio_files', 'files', 'gifs', 'media'];

/** Reads a thread: `message_1.json` of a download, or the newer form of end-to-end encrypted chats. */
export function readMetaThread(root: Fields, path: string | null, siblings: Siblings, into: Collector): void {
  into.format(metaFormat(path));
  let repaired = 0;
  const right = (text: string | null) => {
    const fixed = text === null ? null : withoutMojibake(text);
    if (fixed !== text) repaired += 1;
    return fixed;
  };
  const chat = right(textIn(root, 'title') ?? textIn(root, 'threadName'));
  const people = (listIn(root, 'participants') ?? []).map((person) =>
    partyOf(right(typeof person === 'string' ? person : textIn(fieldsOf(person), 'name'))),
  );
  (listIn(root, 'messages') ?? []).forEach((each, index) => {
    const place = itemPlace(path, `messages[${index}]`);
    const fields = fieldsOf(each);
    into.looked();
    if (!fields) {
      into.lost(place, asWritten(each));
      return;
    }
    const from = partyOf(right(textIn(fields, 'sender_name') ?? textIn(fields, 'senderName')));
    const message: ImportedMessage = {
      ...blankMessage(place),
      kind: kindOf(fields),
      chat,
      from: from.name === null ? null : from,
      to: people.filter(({name}) => name !== from.name),
      time: timeOf(fields),
      text: right(textIn(fields, 'content') ?? textIn(fields, 'text')) ?? '',
      attachments: attachmentsOf(fields, siblings),
      more: [...moreOf(fields, ['type', 'call_duration', 'is_unsent', 'isUnsent']), ...sharedOf(fields, right)],
    };
    into.message(message);
  });
  if (repaired > 0) into.find('mojibakeRepaired', [repaired], path);
}

/** Facebook or Instagram, where the place in the download says which. */
export function metaFormat(path: string | null): MessageFormat {
  if (/instagram/i.test(path ?? '')) return 'instagram';
  return /facebook/i.test(path ?? '') ? 'facebook' : 'metaThread';
}

function partyOf(name: string | null): Party {
  return {name: name === '' ? null : name, address: null};
}

function kindOf(fields: Fields): ImportedMessage['kind'] {
  if (fields.get('is_unsent') === true || fields.get('isUnsent') === true) return 'deleted';
  return fields.has('call_duration') || textIn(fields, 'type') === 'Call' ? 'call' : 'message';
}

function timeOf(fields: Fields): ImportedMessage['time'] {
  const name = fields.has('timestamp_ms') ? 'timestamp_ms' : 'timestamp';
  const value = numberIn(fields, name);
  return value === null ? null : epochTime(String(value), value);
}

function attachmentsOf(fields: Fields, siblings: Siblings): Attachment[] {
  const listed = MEDIA.flatMap((name) => listIn(fields, name) ?? []).map(fieldsOf);
  return [...listed, inner(fields, 'sticker')].flatMap((each) => {
    const uri = textIn(each, 'uri');
    return uri === null || /^https?:/i.test(uri) ? [] : [siblings.attachment(uri)];
  });
}

function sharedOf(fields: Fields, right: (text: string | null) => string | null): ImportedMessage['more'] {
  const share = inner(fields, 'share');
  const shared = ['link', 'share_text'].flatMap((name) => {
    const value = right(textIn(share, name));
    return value === null ? [] : [{name: `share.${name}`, value}];
  });
  const reactions = (listIn(fields, 'reactions') ?? []).flatMap((each) => {
    const one = fieldsOf(each);
    const value = [right(textIn(one, 'reaction')), right(textIn(one, 'actor'))].filter((part) => part !== null);
    return value.length === 0 ? [] : [{name: 'reaction', value: value.join(' ')}];
  });
  return [...shared, ...reactions];
}
