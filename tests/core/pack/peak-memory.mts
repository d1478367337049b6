// Writes a pack of so many megabytes to nowhere and prints by how many megabytes the memory of the process grew.
import type {PackInput} from '../../../src/core/pack/pack-input.ts';
import {writePack} from '../../../src/core/pack/write-pack.ts';
import {makeKey, noise, plainReport, TestCase, verifyHtml} from './a-case.ts';

const PART = 5_000_000;
const count = Number(process.argv[2]) / 5;
const kept = new TestCase(await makeKey());
// One part's bytes serve for all of them: what counts is what the writer holds, not what the store does.
const first = kept.addExhibit('x', PART * 2);
const item = first.exhibit.parts.find(({role}) => role === 'item');
if (!item) throw new Error('no item');
const bytes = noise(PART, first.ordinal + 5000);
kept.exhibits.pop();
kept.log.pop();
for (let i = 0; i < count; i += 1) {
  kept.addExhibit('x', 10, (exhibit) => ({
    ...exhibit,
    parts: [
      ...exhibit.parts.filter(({role}) => role === 'screen' || role === 'facts'),
      {...item, derivedFrom: item.sha256},
    ],
  }));
}
const input = await kept.packInput();
const readPart: PackInput['readPart'] = async (id, path) =>
  path === item.path ? bytes.slice() : input.readPart(id, path);
globalThis.gc?.();
const before = process.memoryUsage().rss;
let peak = before;
const sink = {
  restart: async () => {},
  write: async () => {
    peak = Math.max(peak, process.memoryUsage().rss);
    await new Promise((done) => setImmediate(done));
  },
};
const result = await writePack({...input, readPart}, {report: plainReport, verifyHtml}, sink);
if (!result.ok) throw new Error(result.error.detail);
if (result.value.zipBytes < count * PART) throw new Error('too little was written');
console.log(Math.round((peak - before) / 1_000_000));
