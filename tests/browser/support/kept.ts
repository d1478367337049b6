import type {OpenBrowser} from '../../../scripts/lib/browser.ts';
import type {Exhibit, Part} from '../../../src/core/capture/exhibit.ts';
import type {FactsRecord} from '../../../src/core/facts/facts.ts';

/** One exhibit as the browser's database holds it. */
export type KeptExhibit = {
  exhibit: Exhibit;
  facts: FactsRecord;
  /** SHA-256 of the exact stored text of the record. */
  digest: string;
  parts: Map<string, Buffer>;
};

/** Everything the database holds of the records and the log. */
export type Kept = {
  exhibits: KeptExhibit[];
  /** Exhibit ids that any store speaks of. */
  idsInRows: string[];
  idsInParts: string[];
  /** Lines of the custody log in order. */
  log: string[];
};

type Which = 'all' | 'last';

type Raw = {
  exhibits: {id: string; json: string; digest: string}[];
  rows: string[];
  parts: {exhibitId: string; path: string; base64: string}[];
  log: string[];
};

/** Reads the database from a page of the extension, past all code of the product. Exhibits by their number. */
export function readKept(browser: OpenBrowser): Promise<Kept> {
  return readExhibits(browser, 'all');
}

/** `last`: of the exhibits only the one with the highest number, since pictures are many and large. */
async function readExhibits({newTab, origin}: OpenBrowser, which: Which): Promise<Kept> {
  const page = await newTab();
  await page.goto(`${origin}/manifest.json`);
  const raw = await page.evaluate(readDatabase, which);
  await page.close();
  const exhibits = raw.exhibits.map(({id, json, digest}) => {
    const own = raw.parts.filter(({exhibitId}) => exhibitId === id);
    const parts = new Map(own.map(({path, base64}) => [path, Buffer.from(base64, 'base64')]));
    const facts = JSON.parse(parts.get('facts.json')?.toString('utf8') ?? 'null') as FactsRecord;
    return {exhibit: JSON.parse(json) as Exhibit, facts, digest, parts};
  });
  exhibits.sort((a, b) => a.exhibit.ordinal - b.exhibit.ordinal);
  return {exhibits, idsInRows: raw.rows, idsInParts: raw.parts.map(({exhibitId}) => exhibitId), log: raw.log};
}

/** The exhibit that was saved last. */
export async function lastKept(browser: OpenBrowser): Promise<KeptExhibit> {
  const last = (await readExhibits(browser, 'last')).exhibits.at(-1);
  if (!last) throw new Error('nothing was kept');
  return last;
}

/** The part of a role, with its bytes. */
export function partOf({exhibit, parts}: KeptExhibit, role: Part['role']): {part: Part; bytes: Buffer} {
  const part = exhibit.parts.find((one) => one.role === role);
  const bytes = part && parts.get(part.path);
  if (!part || !bytes) throw new Error(`the exhibit has no ${role}`);
  return {part, bytes};
}

async function readDatabase(which: Which): Promise<Raw> {
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((done, fail) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
  // Opening one that is not there yet would make it, empty and of a wrong version.
  const known = await indexedDB.databases();
  if (!known.some(({name}) => name === 'holdfast')) return {exhibits: [], rows: [], parts: [], log: []};
  const database = await answer(indexedDB.open('holdfast'));
  if (!database.objectStoreNames.contains('exhibits')) return {exhibits: [], rows: [], parts: [], log: []};
  type Stored = {id: string; json: string; digest: string; ordinal: number};
  const all = database.transaction(['exhibits', 'rows', 'parts', 'entries'], 'readonly');
  const stored = (await answer(all.objectStore('exhibits').getAll())) as Stored[];
  const [last] = stored.toSorted((a, b) => b.ordinal - a.ordinal);
  const exhibits = which === 'last' && last ? [last] : stored;
  const wanted = which === 'last' && last ? IDBKeyRange.bound([last.id, ''], [last.id, '\uffff']) : undefined;
  const [rows, parts, entries] = await Promise.all([
    answer(all.objectStore('rows').getAllKeys()) as Promise<string[]>,
    answer(all.objectStore('parts').getAll(wanted)) as Promise<{exhibitId: string; path: string; bytes: Uint8Array}[]>,
    answer(all.objectStore('entries').getAll()) as Promise<{seq: number; line: string}[]>,
  ]);
  database.close();
  const base64 = async (bytes: Uint8Array): Promise<string> => {
    const reader = new FileReader();
    reader.readAsDataURL(new Blob([bytes as BlobPart]));
    await new Promise((done) => {
      reader.onload = done;
    });
    return String(reader.result).split(',')[1] ?? '';
  };
  return {
    exhibits: exhibits.map(({id, json, digest}) => ({id, json, digest})),
    rows,
    parts: await Promise.all(
      parts.map(async ({exhibitId, path, bytes}) => ({exhibitId, path, base64: await base64(bytes)})),
    ),
    log: entries.sort((a, b) => a.seq - b.seq).map(({line}) => line),
  };
}
