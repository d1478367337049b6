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

/** A record that was not understood, as text. One that nests too deeply for that is only named. */
export function asWritten(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return typeof value; // deeper than the stack of the machine
  }
}

/** Where a record of a JSON file stands: `messages[12]`. */
export function itemPlace(path: string | null, item: string): Place {
  return {path, by: 'item', item};
}
