import type {Exhibit} from '../core/capture/exhibit.ts';
import type {Hex64, Uuid} from '../core/ids.ts';
import {type ImportParts, importDraft} from '../core/import/import-draft.ts';
import {currentCase} from './cases.ts';
import {type Circumstances, randomSalt, randomUuid} from './circumstances.ts';
import {addExhibit, listExhibits, readPart, type SmallPicture} from './exhibits.ts';
import type {Store} from './open-store.ts';
import type {ExhibitRow} from './rows.ts';

/** A file to be kept, as the person picked it, with what was read from it and what they say of it. */
export type NewImport = Pick<ImportParts, 'file' | 'reading' | 'consent' | 'imported'>;

/**
 * Keeps a file from elsewhere as an exhibit: the file byte for byte, and what was read from it, in one transaction.
 * Throws what the database throws (a full disk among it); see `storeFailure`.
 */
export function addImport(
  store: Store,
  brought: NewImport,
  picture: SmallPicture | undefined,
  circumstances: Circumstances,
): Promise<ExhibitRow> {
  const {draft, record} = importDraft({
    ...brought,
    id: randomUuid(),
    salt: randomSalt(),
    readingSalt: randomSalt(),
    sealedAt: circumstances.now(),
    madeBy: {product: 'Holdfast', version: circumstances.version, buildSha256: null},
  });
  return addExhibit(store, draft, record, picture, circumstances);
}

/** An exhibit that holds a file of a hash, or names it. */
export type KnownFile = {id: Uuid; ordinal: number; origin: Exhibit['origin']};

/** The exhibits of the case by the hash of each file that came from elsewhere or was loaded with a page. */
export async function knownFiles(store: Store, circumstances: Circumstances): Promise<ReadonlyMap<Hex64, KnownFile>> {
  const {caseId} = await currentCase(store, circumstances);
  const known = new Map<Hex64, KnownFile>();
  for (const {id, ordinal, json} of await listExhibits(store, caseId)) {
    // Our own sealed text.
    const exhibit = JSON.parse(json) as Exhibit;
    const hashes = exhibit.parts.filter(({role}) => role === 'source' || role === 'media').map(({sha256}) => sha256);
    if (exhibit.origin === 'imported' && exhibit.imported.notCopied) hashes.push(exhibit.imported.notCopied.sha256);
    for (const hash of hashes) if (!known.has(hash)) known.set(hash, {id, ordinal, origin: exhibit.origin});
  }
  return known;
}

/** The file of an imported exhibit, byte for byte; undefined where it was not copied or is not there. */
export async function readSource(store: Store, exhibit: Exhibit): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const part = exhibit.parts.find(({role}) => role === 'source');
  return part && readPart(store, exhibit.id, part.path);
}
