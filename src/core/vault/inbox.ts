import type {ExhibitDraft} from '../capture/seal-exhibit.ts';
import type {FactsRecord} from '../facts/facts.ts';
import type {Uuid} from '../ids.ts';

/** What was saved while the vault was locked: everything an exhibit is made of but its number, which is given when it is opened. */
export type InboxItem = {
  draft: ExhibitDraft;
  told: FactsRecord;
  thumbnail: {mediaType: string; bytes: Uint8Array<ArrayBuffer>} | null;
  /** The run of the browser and the version of the product that saved it. */
  session: Uuid;
  version: string;
};
