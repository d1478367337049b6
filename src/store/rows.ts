import type {Together} from '../core/capture/exhibit.ts';
import type {Uuid} from '../core/ids.ts';
import type {PictureHash} from '../core/import/picture/near-twin.ts';
import type {ExhibitTrace} from '../core/picture/exhibit-trace.ts';
import type {Instant} from '../core/time.ts';

/** What the lists show of an exhibit: small enough that ten thousand load at once. Derived from the sealed records. */
export type ExhibitRow = {
  id: Uuid;
  caseId: Uuid;
  ordinal: number;
  sealedAt: Instant;
  offsetMinutes: number;
  platform: string;
  itemKind: string;
  /** "" where the page gave none. */
  name: string;
  handle: string;
  /** The platform's own, unchanging number of the account, where the page gave one. */
  accountId?: string;
  /** Where it came from, if not from a page. */
  origin?: 'imported';
  /** First 280 characters of the text, cut between whole characters. */
  firstWords: string;
  postedShown: string;
  postedExact: Instant | null;
  /** The item's permalink, else the page's address. */
  address: string;
  /** How many problems the record names, those of its words among them. */
  problems: number;
  /** Of a picture that was brought in: what its near-twins are known by. */
  looks?: PictureHash;
  /** All parts together, in bytes. */
  bytes: number;
  /** Of several that were saved at once: with which, and its place among them. */
  together?: Together;
  /** What puts it on the time line; rows that were written before there was one have none, and their records are read. */
  trace?: ExhibitTrace;
  /** Folded text that search looks in: name, handle, address, words, names of files. */
  search: string;
};
