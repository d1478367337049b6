import type {Hex64, Uuid} from '../ids.ts';
import type {Moment} from '../time.ts';

/** How sure the keeper is of a link: the account says so itself, they know it, they suspect it. */
export type Basis = 'saysSo' | 'known' | 'suspected';

/** A thing that is linked to a person, with the keeper's reason. `value` is the number, the plate, the address. */
export type Link = {value: string; basis: Basis; why: string};

export type Account = {
  platform: string;
  handle: string;
  accountId: string;
  profile: string;
  /** Wall times or words; "" if not known. */
  firstSeen: string;
  lastSeen: string;
  basis: Basis;
  why: string;
};

/** What a person tells of somebody, known or not. "" and an empty list mean that it was not said. */
export type Description = {
  names: string[];
  relation: string;
  description: string;
  accounts: Account[];
  phones: Link[];
  vehicles: Link[];
  addresses: Link[];
  /** Exhibits that the keeper puts down to this person. */
  exhibits: {exhibitId: Uuid; basis: Basis; why: string}[];
  tags: string[];
  /** The keeper does not know who this is. */
  unknown: boolean;
};

/** `subject.json`: one revision of what is noted of a person. */
export type Subject = Description & {
  v: 1;
  kind: 'subject';
  id: Uuid;
  caseId: Uuid;
  /** Counter of the case from 1, never used again. */
  ordinal: number;
  salt: string;
  /** From 1 without gaps. */
  revision: number;
  /** Digest of the revision before; from the second on. */
  revises?: Hex64;
  addedAt: Moment;
  /** When this revision was written; from the second on. */
  changedAt?: Moment;
  /** The one that this one is taken to be; its own record stays whole. */
  mergedInto?: Uuid;
  /** Those whose links were taken over. */
  mergedFrom?: Uuid[];
  /** The one that this one was split off from. */
  splitFrom?: Uuid;
};

/** Somebody of whom nothing is noted yet. */
export function emptyDescription(): Description {
  return {
    names: [],
    relation: '',
    description: '',
    accounts: [],
    phones: [],
    vehicles: [],
    addresses: [],
    exhibits: [],
    tags: [],
    unknown: false,
  };
}
