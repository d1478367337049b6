import type {Bytes} from '../../../core/bytes.ts';
import type {CaseRecord} from '../../../core/custody/case.ts';
import type {Incident} from '../../../core/diary/incident.ts';
import type {Subject} from '../../../core/diary/subject.ts';
import type {Hex64, Uuid} from '../../../core/ids.ts';
import {kindOf} from '../../../core/import/file/kind.ts';
import {windowOn} from '../../../core/import/file/window.ts';
import {readPicture} from '../../../core/import/picture/read-picture.ts';
import {findsOfCase, findsOfExhibit, findsOfIncident, findsOfSubject} from '../../../core/pack/private-finds.ts';
import {findKey, type PrivateFind, type Watch} from '../../../core/pack/private-words.ts';
import {sourceOfBytes} from '../../../core/verify/byte-source.ts';
import {deviceNow} from '../../../store/circumstances.ts';
import {openExhibit, readPart} from '../../../store/exhibits.ts';
import {incidentRevisions} from '../../../store/incidents.ts';
import type {Store} from '../../../store/open-store.ts';
import {readPrivateWords} from '../../../store/private-words.ts';
import {subjectRevisions} from '../../../store/subjects.ts';
import type {Choosing} from './choice-state.ts';
import type {PackContents, Thing} from './contents.ts';
import {openCopy} from './find-hidden.ts';

/** Where something was found. `earlier`: only in a revision before the newest, which goes into a pack too. */
export type FindPlace = {kind: Thing['kind'] | 'case'; id: Uuid | ''; earlier: boolean};

/** The same thing found in one place or in many. */
export type FoundGroup = {key: string; find: PrivateFind; places: FindPlace[]};

/** `copies`: which things go in as a copy with parts hidden; of those only the copy is looked through. */
type Options = {copies: Choosing['copies']; signal: AbortSignal; onProgress(done: number, total: number): void};

/** How long the page may be kept from its work at a stretch. */
const AT_A_STRETCH_MS = 25;

/**
 * Looks through everything that could go into a pack, every revision of it, for what tells where somebody is or how to
 * reach them. In the order of the list; by what was found.
 */
export async function findPrivate(store: Store, contents: PackContents, options: Options): Promise<FoundGroup[]> {
  const {copies, signal, onProgress} = options;
  const watch = await watchFor(store, contents.caseRevisions.at(-1)?.record);
  const groups = new Map<string, FoundGroup>();
  const add = (place: FindPlace, finds: readonly PrivateFind[]) => {
    for (const find of finds) {
      const group = groups.get(findKey(find)) ?? {key: findKey(find), find, places: []};
      group.places.push(place);
      groups.set(group.key, group);
    }
  };
  addRevisions(
    add,
    {kind: 'case', id: ''},
    contents.caseRevisions.map(({record}) => findsOfCase(record, watch)),
  );
  let rested = performance.now();
  for (const [index, thing] of contents.things.entries()) {
    if (signal.aborted) return [];
    addRevisions(add, thing, await findsOf(store, thing, copies[thing.id], watch));
    if (performance.now() - rested < AT_A_STRETCH_MS) continue;
    onProgress(index + 1, contents.things.length);
    await new Promise((resolve) => setTimeout(resolve));
    rested = performance.now();
  }
  return [...groups.values()];
}

type Adding = (place: FindPlace, finds: readonly PrivateFind[]) => void;

/** Each find once a record: in the newest revision if it stands there, else as an earlier one's. */
function addRevisions(
  add: Adding,
  {kind, id}: Pick<FindPlace, 'kind' | 'id'>,
  revisions: readonly PrivateFind[][],
): void {
  const newest = revisions.at(-1) ?? [];
  const known = new Set(newest.map(findKey));
  const earlier = new Map(
    revisions
      .slice(0, -1)
      .flat()
      .filter((find) => !known.has(findKey(find)))
      .map((find) => [findKey(find), find]),
  );
  add({kind, id, earlier: false}, newest);
  add({kind, id, earlier: true}, [...earlier.values()]);
}

async function findsOf(
  store: Store,
  {kind, id}: Thing,
  copy: Uuid | undefined,
  watch: Watch,
): Promise<PrivateFind[][]> {
  switch (kind) {
    case 'exhibit': {
      const whole = await openExhibit(store, id);
      if (!whole) return [];
      const opened = copy ? await openCopy(store, whole, copy) : whole;
      const placeInPicture = opened.reading === undefined && (await tellsPlace(store, opened.exhibit));
      return [findsOfExhibit({...opened, placeInPicture}, watch)];
    }
    case 'incident':
      return (await incidentRevisions(store, id)).map(({record}: {record: Incident}) => findsOfIncident(record, watch));
    case 'subject':
      return (await subjectRevisions(store, id)).map(({record}: {record: Subject}) => findsOfSubject(record, watch));
  }
}

type Exhibit = NonNullable<Awaited<ReturnType<typeof openExhibit>>>['exhibit'];

/** What was read once of a picture's bytes is so for good; reading all of them again at each look would take long. */
const saysPlace = new Map<Hex64, boolean>();

/** Whether one of its original pictures says where it was made. */
async function tellsPlace(store: Store, {id, parts}: Exhibit): Promise<boolean> {
  const pictures = parts.filter(({role, mediaType}) => role === 'media' && mediaType.startsWith('image/'));
  for (const {path, sha256} of pictures) {
    const known = saysPlace.get(sha256) ?? (await readPlace(await readPart(store, id, path)));
    saysPlace.set(sha256, known);
    if (known) return true;
  }
  return false;
}

async function readPlace(bytes: Bytes | undefined): Promise<boolean> {
  if (!bytes) return false;
  const read = await readPicture(kindOf(bytes), windowOn(sourceOfBytes(bytes)), deviceNow().at);
  return read?.facts.some(({name}) => name === 'latitude') === true;
}

/** Numbers written without the code of a country are taken to be of the one the case would be dealt with in. */
async function watchFor(store: Store, record: CaseRecord | undefined): Promise<Watch> {
  // Large, and needed here only.
  const [{findPhoneNumbersInText, isSupportedCountry}, listed] = await Promise.all([
    import('libphonenumber-js/min'),
    readPrivateWords(store),
  ]);
  const region = countryOf(record);
  const defaultCountry = region !== undefined && isSupportedCountry(region) ? region : 'GB';
  return {
    listed,
    phonesIn: (text) =>
      findPhoneNumbersInText(text, {defaultCountry}).map(({startsAt, endsAt}) => text.slice(startsAt, endsAt)),
  };
}

function countryOf(record: CaseRecord | undefined): string | undefined {
  switch (record?.jurisdiction) {
    case 'ew':
    case 'sct':
    case 'ni':
      return 'GB';
    case 'us':
      return 'US';
    case 'other':
    case undefined:
      return new Intl.Locale(navigator.language).maximize().region;
  }
}
