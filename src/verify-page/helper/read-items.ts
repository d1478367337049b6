import {utf8Text} from '../../core/bytes.ts';
import {sha256Hex} from '../../core/hash/sha256.ts';
import {type Hex64, isUuid, type Uuid} from '../../core/ids.ts';
import {NUMBERING, partPath, recordAt} from '../../core/pack/names.ts';
import {isInstant} from '../../core/time.ts';
import {type PackFile, type PackFiles, readWhole} from '../../core/verify/pack-files.ts';

/** One thing of the pack, as a helper sorts it: facts first, words and pictures only when asked for. */
export type HelperItem = {
  kind: 'exhibit' | 'incident';
  id: Uuid;
  digest: Hex64;
  /** "AB/3", or "" of an entry. */
  number: string;
  ordinal: number;
  who: string;
  where: string;
  when: string;
  words: string;
  pictures: {file: PackFile; mediaType: string}[];
};

/** Somebody of the pack. */
export type HelperPerson = {id: Uuid; name: string};
export type HelperContents = {items: HelperItem[]; people: HelperPerson[]};

const LARGEST_RECORD = 16 * 1024 * 1024;
const MOST_WORDS = 20_000;

/** Reads what there is to sort. The pack was checked before; still nothing in it is taken to be of a certain form. */
export async function readItems(
  {files}: PackFiles,
  onProgress: (done: number, total: number) => void,
): Promise<HelperContents> {
  const numbering = await readJson(files, NUMBERING);
  const items = new Map<string, HelperItem>();
  const people = new Map<Uuid, string>();
  const paths = [...files.keys()].filter((path) => recordAt(path) !== undefined).sort(byRevision);
  for (const [done, path] of paths.entries()) {
    const file = files.get(path);
    const at = recordAt(path);
    if (!file || !at || at.kind === 'case' || at.kind === 'redaction') continue;
    onProgress(done, paths.length);
    const bytes = await readWhole(file, LARGEST_RECORD);
    const record = jsonOf(bytes);
    const id = valueAt(record, 'id');
    if (!isUuid(id)) continue;
    const common = {id, digest: sha256Hex(bytes), ordinal: at.ordinal ?? 0};
    if (at.kind === 'subject') people.set(id, personName(record));
    else if (at.kind === 'exhibit') items.set(id, await exhibitItem(files, record, common, numbering));
    else items.set(id, incidentItem(record, common));
  }
  return {
    items: [...items.values()],
    people: [...people].filter(([, name]) => name !== '').map(([id, name]) => ({id, name})),
  };
}

// Of an entry the newest revision is the one that counts.
function byRevision(a: string, b: string): number {
  const [one, other] = [recordAt(a), recordAt(b)];
  return (one?.ordinal ?? 0) - (other?.ordinal ?? 0) || (one?.revision ?? 0) - (other?.revision ?? 0);
}

type Common = Pick<HelperItem, 'id' | 'digest' | 'ordinal'>;

async function exhibitItem(
  files: PackFiles['files'],
  record: unknown,
  common: Common,
  numbering: unknown,
): Promise<HelperItem> {
  const facts = await readJson(files, partPath(common.ordinal, 'facts.json') ?? '');
  const fact = (...path: string[]) => textAt(facts, ...path, 'value');
  const number = valueAt(numbering, 'numbers', common.id);
  const who = [fact('item', 'author', 'displayName'), fact('item', 'author', 'handle')].filter((text) => text !== '');
  return {
    ...common,
    kind: 'exhibit',
    number: typeof number === 'number' ? `${textAt(numbering, 'prefix')}/${number}` : '',
    who: who.join(' '),
    where: fact('item', 'platform') || textAt(record, 'imported', 'originalName') || hostOf(fact('page', 'address')),
    when:
      timeText(fact('postedAt', 'exact')) || fact('postedAt', 'shown') || timeText(textAt(record, 'sealedAt', 'at')),
    words: fact('item', 'text').slice(0, MOST_WORDS),
    pictures: picturesOf(files, record, common.ordinal),
  };
}

const PICTURE = /^image\/(png|jpeg|webp|gif)$/;

/** What was saved of it as a picture, else what was brought in. Never the whole screen where the item was cut out. */
function picturesOf(files: PackFiles['files'], record: unknown, ordinal: number): HelperItem['pictures'] {
  const parts = listAt(record, 'parts');
  const ofRole = (role: string) => parts.filter((part) => textAt(part, 'role') === role);
  const [wanted = []] = ['item', 'source', 'screen'].map(ofRole).filter((found) => found.length > 0);
  return wanted.flatMap((part) => {
    const file = files.get(partPath(ordinal, textAt(part, 'path')) ?? '');
    const mediaType = textAt(part, 'mediaType');
    return file && PICTURE.test(mediaType) ? [{file, mediaType}] : [];
  });
}

function incidentItem(record: unknown, common: Common): HelperItem {
  return {
    ...common,
    kind: 'incident',
    number: '',
    who: '',
    where: textAt(record, 'where', 'text'),
    when: timeText(textAt(record, 'happened', 'start')) || textAt(record, 'happened', 'said'),
    words: textAt(record, 'words').slice(0, MOST_WORDS),
    pictures: [],
  };
}

function personName(record: unknown): string {
  const names = listAt(record, 'names').filter((name) => typeof name === 'string');
  const handles = listAt(record, 'accounts').map((account) => textAt(account, 'handle'));
  return [...names, ...handles].find((name) => name !== '') ?? '';
}

/** `2026-03-01T10:00:00.000Z` as `2026-03-01 10:00 UTC`; a wall time as it is. */
function timeText(time: string): string {
  return isInstant(time) ? `${time.slice(0, 16).replace('T', ' ')} UTC` : time.replace('T', ' ');
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : '';
}

async function readJson(files: PackFiles['files'], path: string): Promise<unknown> {
  const file = files.get(path);
  return file && jsonOf(await readWhole(file, LARGEST_RECORD));
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8Text(bytes) ?? '');
  } catch {
    return undefined;
  }
}

function valueAt(value: unknown, ...path: string[]): unknown {
  let at = value;
  for (const name of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = Reflect.get(at, name);
  }
  return at;
}

function textAt(value: unknown, ...path: string[]): string {
  const found = valueAt(value, ...path);
  return typeof found === 'string' ? found : '';
}

function listAt(value: unknown, ...path: string[]): unknown[] {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? found : [];
}
