import {type Moment, wallTime} from './time.ts';

/** What the product can look like on the toolbar and on a tab; `own` is its own name and icon. */
export const DISGUISES = ['own', 'notes', 'weather', 'calculator', 'reading'] as const;
export type Disguise = (typeof DISGUISES)[number];

/** How little is shown of what this is. Known before anything is unlocked, so it tells nothing of the person. */
export type Discretion = {
  disguise: Disguise;
  /** Every file that is handed over begins with it. */
  fileWord: string;
  /** The entry of the right-click menu. */
  menu: 'shown' | 'hidden';
  /** Address of the page that comes in our place when the person leaves; "" is the browser's own empty tab. */
  leaveTo: string;
};

/** A word that stands on every computer. */
export const NEUTRAL_WORD = 'documents';

export const PLAIN: Discretion = {disguise: 'own', fileWord: NEUTRAL_WORD, menu: 'shown', leaveTo: ''};

/** Reads settings that were kept; what is none is as it is in the beginning. */
export function parseDiscretion(kept: unknown): Discretion {
  const given: {[name: string]: unknown} = typeof kept === 'object' && kept !== null ? {...kept} : {};
  return {
    disguise: DISGUISES.find((one) => one === given.disguise) ?? PLAIN.disguise,
    fileWord: fileWord(given.fileWord),
    menu: given.menu === 'hidden' ? 'hidden' : 'shown',
    leaveTo: leaveAddress(given.leaveTo) ?? PLAIN.leaveTo,
  };
}

/** The web address that a person means, `https://` put before it where they left that out; "" for none, undefined where it is no address. */
export function leaveAddress(typed: unknown): string | undefined {
  if (typeof typed !== 'string') return undefined;
  const text = typed.trim();
  if (text === '') return '';
  const whole = /^[a-z][a-z\d+.-]*:/i.test(text) && !/^[^/:]+:\d/.test(text) ? text : `https://${text}`;
  if (!URL.canParse(whole)) return undefined;
  const {protocol, hostname, username, href} = new URL(whole);
  return /^https?:$/.test(protocol) && hostname.includes('.') && username === '' ? href : undefined;
}

const LONGEST_WORD = 40;
/** What some system does not take in a file's name, and what the eye does not see. */
const NOT_IN_NAMES = /[\\/:*?"<>|~.]|[\p{C}\p{Zl}\p{Zp}]/gu;

/** The word as it can stand in a file's name everywhere; the neutral one where nothing of it is left. */
export function fileWord(typed: unknown): string {
  if (typeof typed !== 'string') return NEUTRAL_WORD;
  const clean = typed.replace(NOT_IN_NAMES, ' ').replace(/\s+/g, ' ').trim();
  return [...clean].slice(0, LONGEST_WORD).join('').trim() || NEUTRAL_WORD;
}

/** Name of a file that is handed over: `documents-2026-11-25.zip`, `documents-2026-11-25-3.png`. Says nothing of what is in it. */
export function handedOverName(
  word: string,
  moment: Pick<Moment, 'at' | 'offsetMinutes'>,
  extension: string,
  part = '',
): string {
  const day = wallTime(moment.at, moment.offsetMinutes).slice(0, 10);
  return `${[fileWord(word), day, ...(part ? [part] : [])].join('-')}.${extension}`;
}
