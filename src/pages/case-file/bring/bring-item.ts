import type {Imported} from '../../../core/capture/exhibit.ts';
import type {FailureCode} from '../../../core/errors.ts';
import type {DateOrder} from '../../../core/import/reading.ts';
import type {Consent} from '../../../core/import/reading-record.ts';
import type {Moment} from '../../../core/time.ts';
import type {KnownFile} from '../../../store/imports.ts';
import type {ExhibitRow} from '../../../store/rows.ts';
import type {Looked} from './look-at-file.ts';

/** What the person says of a file before it is kept. */
export type Said = Required<Pick<Imported, 'saysWhat' | 'whereKept' | 'whenCame'>> & {
  whatItIs: Imported['whatItIs'];
  consent: Consent;
};

/** What was found in a file, and what of it is here already. */
export type Found = Looked & {
  /** The case has this very file. */
  known: KnownFile | undefined;
  /** It comes earlier in this list. */
  twice: boolean;
  /** Pictures of the case that look nearly the same. */
  twins: readonly ExhibitRow[];
};

/** Why a file could not be looked at or kept. What is no failure of the database is told apart here. */
export type BringFailure = FailureCode | 'unreadable' | 'changed' | 'lookFailed';

export type BringState =
  | {kind: 'waiting'}
  | {kind: 'looking'; read: number; of: number}
  | {kind: 'looked'}
  | {kind: 'keeping'}
  | {kind: 'kept'; row: ExhibitRow; messages: number}
  | {kind: 'failed'; why: BringFailure};

/** One file on the way in. */
export type BringItem = {
  key: number;
  file: File;
  pickedAt: Moment;
  /** Made by the browser out of the clipboard: its time on the disk is no time of the file's. */
  pasted: boolean;
  state: BringState;
  /** Stays where keeping failed, so that it can be tried again. */
  found: Found | undefined;
  dateOrder: DateOrder | undefined;
  said: Said;
  /** Among those that are kept next. */
  ticked: boolean;
};

/** A file that nothing is known of yet. */
export function newItem(key: number, file: File, pickedAt: Moment, pasted: boolean): BringItem {
  return {
    ...{key, file, pickedAt, pasted},
    state: {kind: 'waiting'},
    found: undefined,
    dateOrder: undefined,
    said: {saysWhat: '', whereKept: '', whenCame: '', whatItIs: undefined, consent: {place: false, identity: false}},
    ticked: true,
  };
}

/** Whether it was looked at and waits to be kept. */
export function canBeKept({state, found}: BringItem): boolean {
  return found !== undefined && (state.kind === 'looked' || state.kind === 'failed');
}
