// Writes one archive of the files in a folder with the product's own writer and hashes every file, then says how
// long that took and how much memory it needed at most. A process of its own, so that the peak is its own.
//
//   tsx bench/zip-once.ts FOLDER TARGET.zip
import {createWriteStream, readdirSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {finished} from 'node:stream/promises';
import type {Bytes} from '../src/core/bytes.ts';
import {sha256Hex} from '../src/core/hash/sha256.ts';
import {writeZip} from '../src/core/pack/write-zip.ts';
import type {Instant} from '../src/core/time.ts';

const [folder = '', target = ''] = process.argv.slice(2);
const begun = performance.now();
const names = readdirSync(folder).sort();
const hashes: string[] = [];
const file = createWriteStream(target);
const entries = names.map((name) => ({
  path: `bench/${name}`,
  open: async (): Promise<Bytes> => {
    const bytes = new Uint8Array(await readFile(join(folder, name)));
    hashes.push(await sha256Hex(bytes));
    return bytes;
  },
}));
await writeZip(entries, '2026-01-01T00:00:00.000Z' as Instant, {
  write: (bytes) => new Promise((done, fail) => file.write(bytes, (error) => (error ? fail(error) : done()))),
  restart: () => Promise.reject(new Error('nothing is ever written twice here')),
});
file.end();
await finished(file);
const peakKiB = process.resourceUsage().maxRSS;
console.log(JSON.stringify({ms: Math.round(performance.now() - begun), files: hashes.length, peakKiB}));
