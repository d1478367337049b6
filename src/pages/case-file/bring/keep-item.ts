import type {Imported} from '../../../core/capture/exhibit.ts';
import {digestHex} from '../../../core/hash/digest.ts';
import type {Uuid} from '../../../core/ids.ts';
import {type ImportedFile, MOST_COPIED} from '../../../core/import/import-draft.ts';
import {instantOf} from '../../../core/time.ts';
import {addImport} from '../../../store/imports.ts';
import {type Store, storeFailure} from '../../../store/open-store.ts';
import type {ExhibitRow} from '../../../store/rows.ts';
import {keepLedger} from '../../../vault/keep-ledger.ts';
import {hasRoomFor} from '../../shared/store-space.ts';
import {circumstances, tellOthers} from '../../shared/use-store.ts';
import type {BringItem, BringState, Found, Said} from './bring-item.ts';
import type {Looked} from './look-at-file.ts';

/** Keeps one file that was looked at, in the case that keeping was begun under. Never throws: what went wrong is its new state. */
export async function keepItem(store: Store, item: BringItem, caseId: Uuid | undefined): Promise<BringState> {
  const {file, found} = item;
  if (!found) return {kind: 'failed', why: 'unexpected'};
  // Told before anything is begun; larger files than that are not copied.
  if (file.size <= MOST_COPIED && !(await hasRoomFor(file.size))) return {kind: 'failed', why: 'diskFull'};
  let imported: ImportedFile | 'unreadable' | 'changed';
  try {
    imported = await fileAgain(file, found);
  } catch (error) {
    console.warn('could not be read again', error);
    imported = 'unreadable';
  }
  if (typeof imported === 'string') return {kind: 'failed', why: imported};
  try {
    const row = await kept(store, item, imported, found, caseId);
    return {kind: 'kept', row, messages: found.reading.counts.messages};
  } catch (error) {
    console.error('could not be kept', error);
    return {kind: 'failed', why: (await storeFailure(error, file.size)).code};
  }
}

/** What is sealed are the bytes that were looked at; a file that was written to since then is another one. */
async function fileAgain(file: File, {sha256}: Found): Promise<ImportedFile | 'changed'> {
  if (file.size > MOST_COPIED) return {size: file.size, sha256, bytes: undefined};
  const bytes = new Uint8Array(await file.arrayBuffer());
  return (await digestHex(bytes)) === sha256 ? {size: bytes.length, sha256, bytes} : 'changed';
}

async function kept(
  store: Store,
  item: BringItem,
  file: ImportedFile,
  found: Found,
  caseId: Uuid | undefined,
): Promise<ExhibitRow> {
  const {said, pickedAt, pasted} = item;
  const {name, lastModified} = item.file;
  const imported = {
    pickedAt,
    originalName: name,
    fileModifiedAt: pasted ? null : (instantOf(lastModified) ?? null),
    ...wordsOf(said),
  };
  const brought = {file, reading: found.reading, consent: said.consent, imported};
  const when = await circumstances();
  return addImport(store, brought, found.picture, caseId ? {...when, caseId} : when);
}

/** What was not said is not there. */
function wordsOf({saysWhat, whatItIs, whereKept, whenCame}: Said) {
  return {
    saysWhat: saysWhat.trim(),
    ...(whatItIs ? {whatItIs} : {}),
    ...(whereKept.trim() ? {whereKept: whereKept.trim()} : {}),
    ...(whenCame.trim() ? {whenCame: whenCame.trim()} : {}),
  };
}

/** Keeps an attachment as an exhibit of its own, with the file that it came in. Throws what the database throws. */
export async function keepAttachment(
  store: Store,
  file: File,
  {sha256, reading, picture}: Looked,
  cameWith: NonNullable<Imported['cameWith']>,
): Promise<ExhibitRow> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const when = await circumstances();
  // Its time on a disk is that of the moment: it was never a file of its own.
  const imported = {pickedAt: when.now(), originalName: file.name, fileModifiedAt: null, saysWhat: '', cameWith};
  const consent = {place: false, identity: false};
  const row = await addImport(
    store,
    {file: {size: bytes.length, sha256, bytes}, reading, consent, imported},
    picture,
    when,
  );
  await keepLedger(store);
  tellOthers();
  return row;
}
