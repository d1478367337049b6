import {utf8Text} from '../../../core/bytes.ts';
import type {Exhibit} from '../../../core/capture/exhibit.ts';
import type {Json} from '../../../core/hash/canonical-json.ts';
import type {Uuid} from '../../../core/ids.ts';
import {textsIn} from '../../../core/pack/private-finds.ts';
import {shownLeaves, shownValue} from '../../../core/redaction/redact-words.ts';
import {isChoosable, wordLeaves} from '../../../core/redaction/word-leaves.ts';
import {foldForSearch} from '../../../core/text.ts';
import {type OpenedExhibit, openExhibit, readPart} from '../../../store/exhibits.ts';
import {incidentRevisions} from '../../../store/incidents.ts';
import type {Store} from '../../../store/open-store.ts';
import {listRedactions, openRedaction} from '../../../store/redactions.ts';
import {subjectRevisions} from '../../../store/subjects.ts';
import {type Choosing, caseGoesIn, goesIn} from './choice-state.ts';
import type {PackContents, Thing} from './contents.ts';

/** Something else in the pack by which what was hidden can still be seen. */
export type StillShown = {id: Uuid | ''; why: 'sameWords' | 'samePicture'};

/** Shorter words stand in many texts by chance. */
const SHORTEST = 4;

/**
 * Looks through everything else that goes in for what the chosen copies hide: the same words, or the same picture of the
 * screen. Pictures themselves are not read.
 */
export async function findHidden(
  store: Store,
  contents: PackContents,
  choosing: Choosing,
  signal: AbortSignal,
): Promise<StillShown[]> {
  const copies = Object.entries(choosing.copies).filter(([id]) => goesIn(choosing, id));
  const hidden = await Promise.all(copies.map(([id, copy]) => hiddenBy(store, id as Uuid, copy)));
  const phrases = [...new Set(hidden.flatMap((one) => one.phrases))];
  const found: StillShown[] = [];
  for (const thing of contents.things) {
    if (signal.aborted) return [];
    if (!goesIn(choosing, thing.id) || choosing.copies[thing.id]) continue;
    const opened = thing.kind === 'exhibit' ? await openExhibit(store, thing.id) : undefined;
    if (holds(await recordsOf(store, thing, opened), phrases)) found.push({id: thing.id, why: 'sameWords'});
    else if (opened && hidden.some((one) => sharesPicture(opened.exhibit, one.exhibit))) {
      found.push({id: thing.id, why: 'samePicture'});
    }
  }
  const caseRecords = caseGoesIn(choosing) ? contents.caseRevisions.map(({record}) => record) : [];
  if (holds(caseRecords, phrases)) found.push({id: '', why: 'sameWords'});
  return found;
}

/** A thing as whoever gets its copy sees it: the words that are not hidden, the files that go along whole. */
export async function openCopy(store: Store, opened: OpenedExhibit, copy: Uuid): Promise<OpenedExhibit> {
  const {exhibit} = opened;
  const stored = (await listRedactions(store, exhibit.id)).find(({id}) => id === copy);
  if (!stored) throw new Error(`no copy ${copy}`);
  const {parts, shown} = openRedaction(stored);
  const seen: OpenedExhibit = {
    ...opened,
    exhibit: {...exhibit, parts: exhibit.parts.filter(({path}) => shown.includes(path))},
    facts: undefined,
    reading: undefined,
  };
  for (const part of parts) {
    const role = exhibit.parts.find(({sha256}) => sha256 === part.derivedFrom)?.role;
    if (role !== 'facts' && role !== 'reading') continue;
    const bytes = await readPart(store, exhibit.id, part.path);
    const {record} = JSON.parse((bytes && utf8Text(bytes)) ?? 'null') as Masked;
    if (role === 'facts') seen.facts = shownValue(record, '');
    else seen.reading = shownValue(record, '');
  }
  return seen;
}

type Hidden = {exhibit: Exhibit; phrases: string[]};

/** Runs of hidden words of a copy, as they stand in what was sealed. */
async function hiddenBy(store: Store, exhibitId: Uuid, copy: Uuid): Promise<Hidden> {
  const opened = await openExhibit(store, exhibitId);
  const stored = (await listRedactions(store, exhibitId)).find(({id}) => id === copy);
  if (!opened || !stored) throw new Error(`no copy ${copy}`);
  const phrases: string[] = [];
  for (const part of openRedaction(stored).parts) {
    const original = opened.exhibit.parts.find(({sha256}) => sha256 === part.derivedFrom);
    const record =
      original?.role === 'facts' ? opened.facts : original?.role === 'reading' ? opened.reading : undefined;
    const bytes = record && (await readPart(store, exhibitId, part.path));
    if (record && bytes) phrases.push(...phrasesOf(record as Json, JSON.parse(utf8Text(bytes) ?? 'null') as Masked));
  }
  return {exhibit: opened.exhibit, phrases};
}

/** Our own sealed text. */
type Masked = {record: Json};

function phrasesOf(record: Json, masked: Masked): string[] {
  const shown = [...shownLeaves(masked.record)];
  const phrases: string[] = [];
  let run = '';
  for (const [i, leaf] of wordLeaves(record).entries()) {
    const isHidden = shown[i]?.masked === true && isChoosable(leaf);
    if (!isHidden || leaf.at === 0) {
      phrases.push(run);
      run = '';
    }
    if (isHidden) run += String(leaf.value);
  }
  phrases.push(run);
  return phrases.map((phrase) => foldForSearch(phrase).trim()).filter(({length}) => length >= SHORTEST);
}

async function recordsOf(store: Store, thing: Thing, opened: OpenedExhibit | undefined): Promise<unknown[]> {
  switch (thing.kind) {
    case 'exhibit':
      return opened
        ? [opened.facts ?? opened.reading, opened.exhibit.origin === 'imported' ? opened.exhibit.imported : null]
        : [];
    case 'incident':
      return (await incidentRevisions(store, thing.id)).map(({record}) => record);
    case 'subject':
      return (await subjectRevisions(store, thing.id)).map(({record}) => record);
  }
}

function holds(records: readonly unknown[], phrases: readonly string[]): boolean {
  if (phrases.length === 0) return false;
  const text = foldForSearch(records.flatMap((record) => [...textsIn(record)]).join('\n'));
  return phrases.some((phrase) => text.includes(phrase));
}

/** Whether one holds, whole, a picture that the other was cut from. */
function sharesPicture(whole: Exhibit, hidden: Exhibit): boolean {
  const pictures = new Set<string>(whole.parts.filter(({role}) => role === 'screen').map(({sha256}) => sha256));
  return hidden.parts.some(
    (part) => pictures.has(part.sha256) || ('screenIn' in part && part.screenIn?.exhibitId === whole.id),
  );
}
