import {PNG} from 'pngjs';
import type {OpenBrowser} from '../../../scripts/lib/chromium.ts';
import type {Exhibit, Part} from '../../../src/core/capture/exhibit.ts';
import type {FactsRecord} from '../../../src/core/facts/facts.ts';
import {sha256Hex} from '../../../src/core/hash/sha256.ts';

/** An exhibit as it lies in the browser's own database, every part checked against its hash. */
export type Saved = {exhibit: Exhibit; facts: FactsRecord; picture(how: Part['how']): PNG | undefined};

type Raw = {json: string; parts: {path: string; base64: string}[]};

/** Every exhibit that is kept, by number. */
export async function allSaved(browser: OpenBrowser): Promise<Saved[]> {
  return (await readDatabase(browser)).map(opened);
}

/** The newest. */
export async function lastSaved(browser: OpenBrowser): Promise<Saved> {
  const saved = (await allSaved(browser)).at(-1);
  if (!saved) throw new Error('nothing is kept');
  return saved;
}

function readDatabase(browser: OpenBrowser): Promise<Raw[]> {
  return browser.inWorker(async () => {
    const request = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    // Opening would make an empty one, which the product would then take for its own.
    if (!(await indexedDB.databases()).some(({name}) => name === 'holdfast')) return [];
    const store = await request(indexedDB.open('holdfast'));
    const transaction = store.transaction(['exhibits', 'parts']);
    const exhibits = await request(
      transaction.objectStore('exhibits').getAll() as IDBRequest<{id: string; ordinal: number; json: string}[]>,
    );
    const parts = await request(
      transaction.objectStore('parts').getAll() as IDBRequest<{exhibitId: string; path: string; bytes: Uint8Array}[]>,
    );
    store.close();
    const base64 = (bytes: Uint8Array) => {
      let text = '';
      for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
      return btoa(text);
    };
    return exhibits
      .sort((a, b) => a.ordinal - b.ordinal)
      .map(({id, json}) => ({
        json,
        parts: parts.filter(({exhibitId}) => exhibitId === id).map(({path, bytes}) => ({path, base64: base64(bytes)})),
      }));
  }, null);
}

function opened({json, parts}: Raw): Saved {
  const exhibit = JSON.parse(json) as Exhibit;
  const bytes = new Map(parts.map(({path, base64}) => [path, new Uint8Array(Buffer.from(base64, 'base64'))]));
  for (const part of exhibit.parts) {
    const stored = bytes.get(part.path);
    if (!stored || sha256Hex(stored) !== part.sha256) throw new Error(`${part.path} is not what its record says`);
  }
  if (bytes.size !== exhibit.parts.length) throw new Error('there are parts that no record names');
  return {
    exhibit,
    facts: JSON.parse(new TextDecoder().decode(bytes.get('facts.json'))) as FactsRecord,
    picture: (how) => {
      const part = exhibit.parts.find((found) => found.how === how);
      const stored = part && bytes.get(part.path);
      return stored && PNG.sync.read(Buffer.from(stored));
    },
  };
}

export type Colour = readonly [number, number, number];

/** How many pixels have a colour, to within `play` in each channel. */
export function countColour(picture: PNG, [r, g, b]: Colour, play = 2): number {
  let count = 0;
  for (let i = 0; i < picture.data.length; i += 4) {
    const near = (at: number, value: number) => Math.abs((picture.data[i + at] ?? 0) - value) <= play;
    if (near(0, r) && near(1, g) && near(2, b)) count += 1;
  }
  return count;
}

/** The colour of one pixel. */
export function colourAt(picture: PNG, x: number, y: number): Colour {
  const at = (Math.floor(y) * picture.width + Math.floor(x)) * 4;
  return [picture.data[at] ?? 0, picture.data[at + 1] ?? 0, picture.data[at + 2] ?? 0];
}

/** The codes of what the record says was in doubt. */
export function problemCodes({exhibit}: Saved): string[] {
  return exhibit.problems.map(({code}) => code);
}
