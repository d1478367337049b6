import type {Hex64, Uuid} from '../ids.ts';
import type {Moment} from '../time.ts';
import type {ToldTime} from './told-time.ts';

/** Where something happened. "" where it was not said. */
export type Place = {
  text: string;
  kind: 'home' | 'work' | 'school' | 'street' | 'online' | 'phone' | 'post' | 'other' | '';
  /** Decimal degrees as text, only where the person gave them. */
  latitude?: string;
  longitude?: string;
};

export type Witness = {
  name: string;
  /** How to reach them. */
  contact: string;
  saw: string;
  asked: 'willing' | 'unwilling' | 'notAsked';
};

/** To whom it was reported, and what came of it. `at` is a wall time or words. */
export type ReportMade = {
  kind: 'police' | 'platform' | 'other';
  to: string;
  at: string;
  reference: string;
  officerName: string;
  officerNumber: string;
  outcome: string;
};

/** What the keeper believes: that this broke a term of an order. `term` is its wording at that time. */
export type Breach = {orderId: Uuid; term: string; why: string};

/**
 * What a person tells of an incident. Only `words` must hold something; everywhere else "" and an empty list mean that
 * it was not said. Private notes are no part of it: they have a place of their own that no pack can reach.
 */
export type Telling = {
  words: string;
  /** When it happened, as told. */
  happened: ToldTime;
  /** When the person came to know of it, where that is another time. */
  noticed: ToldTime | null;
  where: Place;
  medium: string;
  /** Kinds of behaviour, from the product's list. */
  kinds: string[];
  /** The same in the person's own words. */
  kindWords: string;
  involved: {subjectId: Uuid; part: 'did' | 'present' | 'named'}[];
  /** Who it was, in words. */
  who: string;
  witnesses: Witness[];
  effect: {felt: string; changed: string; injury: string; loss: string};
  danger: {threats: string; weapon: string; vehicle: string; children: string};
  /** What the person did. */
  did: string;
  reported: ReportMade[];
  exhibitIds: Uuid[];
  tags: string[];
  /** Set by the keeper: `threat`, `escalation`. */
  marks: string[];
  breaches: Breach[];
  writtenBy: {name: string; role: 'keeper' | 'helper'};
};

/** `incident.json`: one revision of a diary entry. Written once; a change is the next revision. */
export type Incident = Telling & {
  v: 1;
  kind: 'incident';
  id: Uuid;
  caseId: Uuid;
  /** Counter of the case from 1, never used again. */
  ordinal: number;
  salt: string;
  /** From 1 without gaps. */
  revision: number;
  /** Digest of the revision before; from the second on. */
  revises?: Hex64;
  /** When the first revision was written, by the device's clock. */
  writtenAt: Moment;
  /** When this revision was written; from the second on. */
  changedAt?: Moment;
};

/** A telling in which nothing was said yet. */
export function emptyTelling(zone: string): Telling {
  return {
    words: '',
    happened: {start: '', end: null, precision: 'unknown', zone},
    noticed: null,
    where: {text: '', kind: ''},
    medium: '',
    kinds: [],
    kindWords: '',
    involved: [],
    who: '',
    witnesses: [],
    effect: {felt: '', changed: '', injury: '', loss: ''},
    danger: {threats: '', weapon: '', vehicle: '', children: ''},
    did: '',
    reported: [],
    exhibitIds: [],
    tags: [],
    marks: [],
    breaches: [],
    writtenBy: {name: '', role: 'keeper'},
  };
}
