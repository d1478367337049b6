import type {MessageName} from '../words.ts';

/**
 * Kinds of behaviour that an incident may be marked with, as the guidance on stalking and harassment lists them. The ids
 * stand in records for ever: one may be added, none may change its meaning or go.
 */
export const BEHAVIOURS = [
  'messages',
  'calls',
  'throughOthers',
  'posting',
  'pictures',
  'impersonation',
  'turningUp',
  'following',
  'watching',
  'tracking',
  'monitoring',
  'breakIn',
  'gifts',
  'threats',
  'damage',
  'theft',
  'entering',
  'hurting',
  'animals',
  'falseReports',
  'other',
] as const;

export type Behaviour = (typeof BEHAVIOURS)[number];

/** What the keeper alone may mark an incident with. */
export const MARKS = ['threat', 'escalation'] as const;

export type Mark = (typeof MARKS)[number];

/** The message that names a kind of behaviour; undefined for an id of a later version, which is then shown as it is. */
export function behaviourMessage(id: string): MessageName | undefined {
  const known = BEHAVIOURS.find((one) => one === id);
  return known && `diary_kind_${known}`;
}

/** The message that names a mark; undefined for one of a later version. */
export function markMessage(id: string): MessageName | undefined {
  const known = MARKS.find((one) => one === id);
  return known && `diary_mark_${known}`;
}
