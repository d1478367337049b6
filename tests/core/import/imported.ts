import {utf8} from '../../../src/core/bytes.ts';
import {sha256Hex} from '../../../src/core/hash/sha256.ts';
import type {Uuid} from '../../../src/core/ids.ts';
import {type ImportParts, importDraft} from '../../../src/core/import/import-draft.ts';
import type {ImportReading} from '../../../src/core/import/reading.ts';
import type {Moment} from '../../../src/core/time.ts';
import {PICKED_AT} from './support.ts';

const MOMENT: Moment = {at: PICKED_AT, offsetMinutes: 60, zone: 'Europe/Berlin'};

/** The draft of an exhibit of a file, as bringing it in makes it. */
export function drafted(
  content: Uint8Array<ArrayBuffer> | string,
  reading: ImportReading,
  change: Partial<ImportParts> = {},
) {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  return importDraft({
    id: '00000000-0000-4000-8000-000000000001' as Uuid,
    salt: 'AAECAwQFBgcICQoLDA0ODw==',
    readingSalt: 'AAECAwQFBgcICQoLDA0OEA==',
    sealedAt: MOMENT,
    madeBy: {product: 'Holdfast', version: '0.1.0', buildSha256: null},
    file: {size: bytes.length, sha256: sha256Hex(bytes), bytes},
    reading,
    consent: {place: false, identity: false},
    imported: {pickedAt: MOMENT, originalName: 'a file.txt', fileModifiedAt: null, saysWhat: ''},
    ...change,
  });
}
