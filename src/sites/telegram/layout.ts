import type {Fact, ShownPlace} from '../../core/facts/facts.ts';
import {WHY} from '../reading/facts.ts';
import type {ItemReaders} from '../reading/read-item.ts';

/** One of the ways in which Telegram lays out a message. */
export type Layout = {
  /** What a message is, by its marks. */
  item: string;
  readers(item: Element): ItemReaders;
  /** What the page itself calls it, and what it says of the one it answers; both only where it says so. */
  idOf(item: Element): string | undefined;
  answeredId(item: Element): string | undefined;
};

/** A person's number is positive, that of a group or channel negative. */
export function isPerson(peer: string | undefined): boolean {
  return peer !== undefined && /^\d+$/.test(peer);
}

/** The time of a message among other marks of its line: `2.1K · edited 10:02 PM`. */
export function clockIn(words: string | undefined): string | undefined {
  return /(?:^|[^\d:])(\d{1,2}[:.]\d{2}(?:[\s\u202f\u00a0]?[AP]M)?)$/u.exec(words ?? '')?.[1];
}

export const OWN_NAME = 'It is a message of the account that was signed in, whose name does not stand with it.';
export const NO_PERMALINK = 'The application shows no address of the message.';
export const TRANSLATED = {
  code: 'translated',
  sentence: 'The application showed a translation in place of the words as they were written.',
} as const;

/** The chat, group or channel that the page is of. */
export function placeOf(peer: string, name: Fact<string>, isChannel: boolean, application: string): ShownPlace {
  const kind = isPerson(peer) ? 'chat' : isChannel ? 'channel' : 'group';
  return {kind, name, address: {value: `https://web.telegram.org/${application}/#${peer}`, from: 'attribute'}};
}

/** What no application shows with a message. */
export const NEVER_SHOWN = {
  handle: () => ({missing: WHY.handle}),
  profile: () => ({missing: WHY.profile}),
  language: () => ({missing: WHY.language}),
  idTime: () => ({missing: WHY.idTime}),
} as const;
