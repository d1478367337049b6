import {execFile} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {promisify} from 'node:util';
import {afterAll, beforeAll, expect, it} from 'vitest';
import {sourceOfBytes} from '../../src/core/verify/byte-source.ts';
import {verifyPack} from '../../src/core/verify/verify-pack.ts';
import {PART_KINDS} from '../core/verify/part-kinds.ts';
import {meansOf, type PartPacksTaken, takePartPacks} from '../core/verify/part-means.ts';
import {faultCodes, TamperedPack} from '../core/verify/tamper.ts';
import {drawFrom} from '../core/verify/tamper-kinds.ts';

const run = promisify(execFile);
const PEER = resolve(import.meta.dirname, 'verify_pack.py');
const SEED = Number(process.env.HOLDFAST_SEED ?? 20_260_301);

let folder: string;
let packs: PartPacksTaken;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-part-peer-'));
  packs = await takePartPacks();
});
afterAll(() => rm(folder, {recursive: true, force: true}));

/** What the checker in Python says. Only a verdict ends it without an error of its own. */
async function peerSays(files: readonly string[]): Promise<unknown> {
  const {stdout} = await run('python3', [PEER, ...files]).catch((error: {stdout: string}) => error);
  return JSON.parse(stdout);
}

it.each(Object.entries(PART_KINDS))('the checker in Python says what ours says of: %s', async (_name, {tamper}) => {
  const given = await tamper(meansOf(packs, drawFrom(SEED)));
  const files: string[] = [];
  const bags = [];
  for (const [i, one] of given.entries()) {
    const zip = one instanceof TamperedPack ? one.zip() : one;
    const name = `${i}.zip`;
    bags.push({name, source: sourceOfBytes(zip)});
    files.push(join(folder, name));
    await writeFile(join(folder, name), zip);
  }
  const ours = await verifyPack(bags);
  expect(await peerSays(files)).toEqual({outcome: ours.outcome, codes: faultCodes(ours)});
});
