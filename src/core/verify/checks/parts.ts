import type {Exhibit, Part} from '../../capture/exhibit.ts';
import {sha256Hex} from '../../hash/sha256.ts';
import type {Hex64, Uuid} from '../../ids.ts';
import {exhibitFolder, exhibitPath, isPackPath, recordAt} from '../../pack/names.ts';
import {partsRoot} from '../../redaction/commit-parts.ts';
import type {Check, Tally} from '../check.ts';
import {type OpenedPack, readJson} from '../opened-pack.ts';
import {exhibitShape, type FactsHead, factsShape, type ReadingHead, readingShape} from '../parse/records.ts';
import type {Shape} from '../parse/shape.ts';
import {showText} from '../show-name.ts';
import {checkRedaction, type FoundRedaction, isWithheld, readRedactions} from './redactions.ts';

/** Check 8: the parts that each exhibit names are there, byte for byte, or said to be withheld. */
export const checkParts: Check = {
  name: 'parts',
  run: async (pack, tally) => {
    const found = await readExhibits(pack, tally);
    const redactions = await readRedactions(pack, found, tally);
    const exhibits = new Map([...found].map(([id, {exhibit}]) => [id, exhibit]));
    for (const exhibit of exhibits.values()) await checkExhibit(pack, exhibit, redactions, tally);
    for (const redaction of redactions) await checkRedaction(pack, redaction, tally);
    for (const exhibit of exhibits.values()) checkScreens(exhibit, exhibits, tally);
    // A case without exhibits has no parts to compare, and nothing is wrong with that.
    if (!tally.couldNotRun && tally.compared === 0) tally.compared = pack.seal.state === 'read' ? 1 : 0;
  },
};

type FoundExhibit = {exhibit: Exhibit; path: string; digest: Hex64};

async function readExhibits(pack: OpenedPack, tally: Tally): Promise<Map<Uuid, FoundExhibit>> {
  const found = new Map<Uuid, FoundExhibit>();
  for (const path of pack.files.keys()) {
    if (recordAt(path)?.kind !== 'exhibit') continue;
    const read = await readJson(pack.files, path, exhibitShape);
    // An exhibit that cannot be read was found by the check of records; its parts cannot be known.
    if (read.state !== 'read') tally.cannotRun();
    else found.set(read.value.id, {exhibit: read.value, path, digest: sha256Hex(read.bytes)});
  }
  return found;
}

async function checkExhibit(
  pack: OpenedPack,
  exhibit: Exhibit,
  redactions: readonly FoundRedaction[],
  tally: Tally,
): Promise<void> {
  if (exhibit.partsRoot) {
    const same = partsRoot(exhibit.parts) === exhibit.partsRoot;
    tally.expect(same, 'recordNotCanonical', exhibitPath(exhibit.ordinal), 'verify_reason_otherPartsRoot');
  }
  const hidden = new Set(exhibit.parts.flatMap(({role, derivedFrom}) => (role === 'redacted' && derivedFrom) || []));
  const named = new Set<string>(exhibit.parts.map(({sha256}) => sha256));
  for (const part of exhibit.parts) {
    comparePart(pack, exhibit, part, hidden.has(part.sha256) || isWithheld(exhibit, part, redactions), tally);
    if (part.derivedFrom) {
      tally.expect(named.has(part.derivedFrom), 'derivedWithoutOriginal', pathOf(exhibit, part));
    }
    if (part.role === 'facts' || part.role === 'reading') await compareFacts(pack, exhibit, part, tally);
  }
}

/** A cut from a screen that another exhibit keeps: where the pack holds that exhibit, it must hold that screen. */
function checkScreens(exhibit: Exhibit, exhibits: ReadonlyMap<Uuid, Exhibit>, tally: Tally): void {
  for (const part of exhibit.parts) {
    const from = part.role === 'item' && part.how === 'cut' ? part.screenIn : undefined;
    const keeper = from && exhibits.get(from.exhibitId);
    if (!keeper) continue;
    const isThere = keeper.parts.some(({role, sha256}) => role === 'screen' && sha256 === from.sha256);
    tally.expect(isThere, 'derivedWithoutOriginal', pathOf(exhibit, part));
  }
}

function pathOf(exhibit: Exhibit, part: Part): string {
  const path = `${exhibitFolder(exhibit.ordinal)}/${part.path}`;
  return isPackPath(path) ? path : showText(path);
}

function comparePart(pack: OpenedPack, exhibit: Exhibit, part: Part, hidden: boolean, tally: Tally): void {
  const path = pathOf(exhibit, part);
  const hashed = pack.hashes.get(path);
  if (!hashed && pack.elsewhere.has(path)) tally.cannotRun();
  else if (!hashed && hidden) tally.note('partWithheld', path);
  else if (!hashed) tally.expect(false, 'partMissing', path);
  else if (!hashed.ok) tally.expect(false, 'partChanged', path, hashed.reason);
  else tally.expect(hashed.sha256 === part.sha256 && hashed.size === part.bytes, 'partChanged', path);
}

/** What a page said, or what was read from a file, is canonical and belongs to this exhibit. */
async function compareFacts(pack: OpenedPack, exhibit: Exhibit, part: Part, tally: Tally): Promise<void> {
  const path = pathOf(exhibit, part);
  const shape: Shape<FactsHead | ReadingHead> = part.role === 'reading' ? readingShape : factsShape;
  const read = await readJson(pack.files, path, shape);
  if (read.state === 'unreadable') tally.expect(false, 'recordNotCanonical', path, read.reason, read.values);
  if (read.state !== 'read') return;
  tally.expect(read.canonical, 'recordNotCanonical', path);
  tally.expect(read.value.exhibitId === exhibit.id, 'recordNotCanonical', path, 'verify_reason_otherExhibit');
}
