import {behaviourMessage, markMessage} from '../diary/behaviours.ts';
import type {Say} from '../words.ts';

/** A kind of behaviour in words; an id of a later version as it stands. */
export function behaviourName(id: string, say: Say): string {
  const message = behaviourMessage(id);
  return message === undefined ? id : say(message);
}

/** A mark that the keeper set, in words; one of a later version as it stands. */
export function markName(id: string, say: Say): string {
  const message = markMessage(id);
  return message === undefined ? id : say(message);
}
