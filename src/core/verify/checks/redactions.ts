import {type Bytes, utf8Text} from '../../bytes.ts';
import type {Exhibit, Part} from '../../capture/exhibit.ts';
import type {Json} from '../../hash/canonical-json.ts';
import {sha256Hex} from '../../hash/sha256.ts';
import {exhibitFolder, isPackPath, recordAt} from '../../pack/names.ts';
import {originalPictureFault, pictureFault} from '../../redaction/check-picture.ts';
import {originalWordsFault, wordsFault} from '../../redaction/check-words.ts';
import {type RedactedPart, type Redaction, redactionFolder} from '../../redaction/redaction.ts';
import type {Tally} from '../check.ts';
import {type OpenedPack, readJson} from '../opened-pack.ts';
import {type PackFile, ReadFault, readWhole} from '../pack-files.ts';
import {pixelProofShape, redactedWordsShape, redactionShape, wordProofShape} from '../parse/redaction.ts';
import type {Reason} from '../report.ts';
import {showText} from '../show-name.ts';

/** Larger pictures are not made by us; an archive that holds one is told, and not unpacked. */
const LARGEST_PICTURE = 256 * 1024 * 1024;
const LARGEST_PROOF = 16 * 1024 * 1024;

/** A redaction of the pack with the exhibit that it is of, where both belong together. */
export type FoundRedaction = {path: string; record: Redaction; exhibit: Exhibit | undefined};

/** The redactions that the pack holds. What cannot be read was found by the check of records. */
export async function readRedactions(
  pack: OpenedPack,
  exhibits: ReadonlyMap<string, {exhibit: Exhibit; path: string; digest: string}>,
  tally: Tally,
): Promise<FoundRedaction[]> {
  const found: FoundRedaction[] = [];
  for (const path of pack.files.keys()) {
    const place = recordAt(path);
    if (place?.kind !== 'redaction') continue;
    const read = await readJson(pack.files, path, redactionShape);
    if (read.state !== 'read') {
      tally.cannotRun();
      continue;
    }
    const own = exhibits.get(read.value.exhibitId);
    const fits = own?.digest === read.value.exhibitDigest && own.exhibit.ordinal === place.ordinal;
    tally.expect(fits, 'redactionWrong', path, 'verify_reason_noExhibit');
    found.push({path, record: read.value, exhibit: fits ? own.exhibit : undefined});
  }
  return found;
}

/** Whether a sealed redaction says that a part is not shown: then it is withheld, not missing. */
export function isWithheld(exhibit: Exhibit, part: Part, redactions: readonly FoundRedaction[]): boolean {
  return redactions.some((one) => one.exhibit === exhibit && !one.record.shown.includes(part.path));
}

/** Each copy was made from the sealed original that it names, and, where that was sealed for it, differs in masked places only. */
export async function checkRedaction(pack: OpenedPack, found: FoundRedaction, tally: Tally): Promise<void> {
  const {record, exhibit, path} = found;
  if (!exhibit) return;
  const shownExist = record.shown.every((one) => exhibit.parts.some((part) => part.path === one));
  tally.expect(shownExist, 'redactionWrong', path, 'verify_reason_otherOriginal');
  for (const copy of record.parts) await checkCopy(pack, exhibit, record, copy, tally);
}

async function checkCopy(
  pack: OpenedPack,
  exhibit: Exhibit,
  record: Redaction,
  copy: RedactedPart,
  tally: Tally,
): Promise<void> {
  const at = (path: string) => `${exhibitFolder(exhibit.ordinal)}/${path}`;
  const place = isPackPath(at(copy.path)) ? at(copy.path) : showText(at(copy.path));
  const original = exhibit.parts.find(({sha256}) => sha256 === copy.derivedFrom);
  const folder = `${redactionFolder(record.number)}/`;
  const isInFolder = [copy.path, copy.proof?.path ?? folder].every((path) => path.startsWith(folder));
  if (!tally.expect(original !== undefined && isInFolder, 'redactionWrong', place, 'verify_reason_otherOriginal'))
    return;
  if (!original) return;
  let isWhole = true;
  for (const file of [copy, ...(copy.proof ? [copy.proof] : [])]) {
    isWhole = compareFile(pack, at(file.path), file, tally) && isWhole;
  }
  if (!isWhole) return;
  const isProvable = (original.pixels ?? original.words) !== undefined;
  // Whoever leaves the proof out must not be able to say that there is none.
  if (isProvable && !copy.proof) tally.expect(false, 'redactionWrong', place, 'verify_reason_proofLeftOut');
  if (!isProvable) tally.note('redactionNotProved', place);
  const files = {copy: at(copy.path), proof: copy.proof ? at(copy.proof.path) : undefined, original: at(original.path)};
  const isWords = original.role === 'facts' || original.role === 'reading';
  const fault = isWords
    ? await faultOfWords(pack, files, exhibit, original)
    : await faultOfPicture(pack, files, original, copy);
  tally.expect(fault === undefined, 'redactionWrong', place, fault);
}

function compareFile(
  pack: OpenedPack,
  path: string,
  {sha256, bytes}: {sha256: string; bytes: number},
  tally: Tally,
): boolean {
  const hashed = pack.hashes.get(path);
  if (!tally.expect(hashed !== undefined, 'partMissing', isPackPath(path) ? path : showText(path))) return false;
  const same = hashed?.ok === true && hashed.sha256 === sha256 && hashed.size === bytes;
  return tally.expect(same, 'partChanged', path);
}

type Files = {copy: string; proof: string | undefined; original: string};

async function faultOfPicture(
  pack: OpenedPack,
  files: Files,
  original: Part,
  copy: RedactedPart,
): Promise<Reason | undefined> {
  const png = await bytesOf(pack.files.get(files.copy), LARGEST_PICTURE);
  if (!png) return 'verify_reason_notPlainPicture';
  const proof = files.proof ? await readJson(pack.files, files.proof, pixelProofShape, LARGEST_PROOF) : undefined;
  if (proof && (proof.state !== 'read' || !proof.canonical)) return 'verify_reason_noProof';
  const fault = pictureFault(png, original, copy, proof?.value);
  if (fault || !proof) return fault;
  // Only where it is there and whole: else it was found already.
  const sealed = await untouched(pack, files.original, original);
  return sealed ? originalPictureFault(sealed, original, copy, proof.value) : undefined;
}

async function faultOfWords(
  pack: OpenedPack,
  files: Files,
  exhibit: Exhibit,
  original: Part,
): Promise<Reason | undefined> {
  const words = await readJson(pack.files, files.copy, redactedWordsShape);
  if (words.state !== 'read') return words.state === 'unreadable' ? words.reason : 'verify_reason_absent';
  if (!words.canonical) return 'verify_reason_notCanonical';
  if (words.value.exhibitId !== exhibit.id) return 'verify_reason_otherExhibit';
  const proof = files.proof ? await readJson(pack.files, files.proof, wordProofShape, LARGEST_PROOF) : undefined;
  if (proof && (proof.state !== 'read' || !proof.canonical)) return 'verify_reason_noProof';
  const fault = wordsFault(words.value, original, proof?.value);
  if (fault || !proof) return fault;
  const sealed = await untouched(pack, files.original, original);
  const record = sealed && jsonOf(sealed);
  return record === undefined ? undefined : originalWordsFault(record, words.value, original, proof.value);
}

/** The original, where the pack holds it as it was sealed. */
async function untouched(pack: OpenedPack, path: string, original: Part): Promise<Bytes | undefined> {
  const bytes = await bytesOf(pack.files.get(path), LARGEST_PICTURE);
  return bytes && sha256Hex(bytes) === original.sha256 ? bytes : undefined;
}

async function bytesOf(file: PackFile | undefined, limit: number): Promise<Bytes | undefined> {
  try {
    return file && (await readWhole(file, limit));
  } catch (error) {
    if (error instanceof ReadFault) return undefined;
    throw error;
  }
}

/** Its form was looked at by the check of parts; what is no JSON at all has no leaves to compare. */
function jsonOf(bytes: Bytes): Json | undefined {
  try {
    return JSON.parse(utf8Text(bytes) ?? '') as Json;
  } catch {
    return undefined;
  }
}
