import {fixedKey, makeKey, TestCase, type TestKey} from '../pack/a-case.ts';
import {packBytes} from '../pack/memory-sink.ts';
import {partBytes} from '../pack/part-packs.ts';
import type {PartMeans} from './part-kinds.ts';
import {TamperedPack} from './tamper.ts';
import type {Draw} from './tamper-kinds.ts';

/** Room for the files of one exhibit. */
const BOUNDS = {entries: 1000, payload: 3500};

/** Packs in four parts, taken apart: of one record, of the same later, and of somebody else's. */
export type PartPacksTaken = Omit<PartMeans, 'draw'>;

/** Makes the packs that the kinds of tampering with parts start from. */
export async function takePartPacks(): Promise<PartPacksTaken> {
  const key = fixedKey();
  const otherKey = await makeKey();
  const kept = begun(key);
  const parts = await taken(kept);
  const next = await taken(kept);
  const single = await TamperedPack.of((await packBytes(await kept.packInput())).zip);
  return {key, otherKey, parts, next, single, foreign: await taken(begun(otherKey))};
}

/** The same packs for one try, to be changed without a change of the others. */
export function meansOf(packs: PartPacksTaken, draw: Draw): PartMeans {
  const all = (parts: readonly TamperedPack[]) => parts.map((part) => part.clone());
  const {parts, next, foreign, single} = packs;
  return {...packs, draw, parts: all(parts), next: all(next), foreign: all(foreign), single: single.clone()};
}

function begun(key: TestKey): TestCase {
  const kept = new TestCase(key);
  for (const text of ['first', 'second', 'third']) kept.addExhibit(text);
  return kept;
}

async function taken(kept: TestCase): Promise<TamperedPack[]> {
  const {zips} = await partBytes(await kept.packInput(), BOUNDS);
  return Promise.all([...zips].sort(([a], [b]) => a - b).map(([, zip]) => TamperedPack.of(zip)));
}
