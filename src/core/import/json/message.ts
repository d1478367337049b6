import type {ImportedMessage, Place} from '../reading.ts';

/** A message of which nothing is known yet. */
export function blankMessage(place: Place): ImportedMessage {
  return {
    kind: 'message',
    chat: null,
    from: null,
    to: [],
    direction: 'unknown',
    time: null,
    edited: null,
    subject: null,
    text: '',
    attachments: [],
    place,
    more: [],
  };
}

/** Where a record of a JSON file stands: `messages[12]`. */
export function itemPlace(path: string | null, item: string): Place {
  return {path, by: 'item', item};
}
