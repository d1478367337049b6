// Checks one archive that was made to be a burden and prints the outcome and the most memory of the process, in MB. A
// process of its own, so that the peak is its own. Arguments: what is in it, and how many megabytes that unpacks to.
import {createDeflateRaw} from 'node:zlib';
import {type Bytes, joinBytes, utf8} from '../../../src/core/bytes.ts';
import {sourceOfBytes} from '../../../src/core/verify/byte-source.ts';
import {crc32} from '../../../src/core/verify/crc32.ts';
import {verifyPack} from '../../../src/core/verify/verify-pack.ts';
import {fixedKey} from '../pack/a-case.ts';
import {makePacks} from './attacks.ts';
import {rawZip} from './raw-zip.ts';
import {TamperedPack} from './tamper.ts';

const MEGABYTE = 1_000_000;
const [what = '', size = ''] = process.argv.slice(2);
const BURDENS: Readonly<Record<string, {path: string; unit: string}>> = {
  file: {path: 'data/exhibits/000001/large.bin', unit: '\0'},
  log: {path: 'data/log/entries.jsonl', unit: '\n'},
  lists: {path: 'data/log/proofs.json', unit: '[],'},
  faults: {path: 'data/exhibits/000001/exhibit.json', unit: '1,'},
  names: {path: 'manifest-sha256.txt', unit: '\n'},
};
const burden = BURDENS[what];
if (!burden) throw new Error(`one of ${Object.keys(BURDENS).join(' ')}`);

/** So many megabytes of the unit, deflated, made piece by piece. */
async function packed(unit: string): Promise<{bytes: Bytes; crc: number; size: number}> {
  const block = utf8(unit.repeat(Math.ceil(MEGABYTE / unit.length)));
  const deflate = createDeflateRaw();
  const pieces: Bytes[] = [];
  deflate.on('data', (piece: Buffer) => pieces.push(new Uint8Array(piece)));
  let crc = 0;
  const add = async (bytes: Bytes) => {
    crc = crc32(bytes, crc);
    await new Promise((done) => deflate.write(bytes, done));
  };
  const [begin, end] = what === 'lists' ? ['[', '[]]'] : what === 'faults' ? ['{"parts":[', '1]}'] : ['', ''];
  await add(utf8(begin));
  for (let i = 0; i < Number(size); i += 1) await add(block);
  await add(utf8(end));
  await new Promise((done) => deflate.end(done));
  return {bytes: joinBytes(pieces), crc, size: block.length * Number(size) + begin.length + end.length};
}

const pack = await TamperedPack.of((await makePacks(fixedKey())).chosen);
pack.files.delete(burden.path);
const entries = [...pack.files].map(([path, bytes]) => ({name: `${pack.top}/${path}`, bytes, method: 8 as const}));
const {bytes, crc, size: full} = await packed(burden.unit);
const zip = rawZip([...entries, {name: `${pack.top}/${burden.path}`, method: 8, packed: bytes, crc, size: full}]);
const {outcome} = await verifyPack(sourceOfBytes(zip));
console.log(JSON.stringify({outcome, peakMb: Math.round(process.resourceUsage().maxRSS / 1000)}));
