import type {Bytes} from '../../../src/core/bytes.ts';
import type {Bounds} from '../../../src/core/pack/limits.ts';
import type {PackInput} from '../../../src/core/pack/pack-input.ts';
import {type WrittenPack, writeParts} from '../../../src/core/pack/write-pack.ts';
import type {GivenBag} from '../../../src/core/verify/bags.ts';
import {sourceOfBytes} from '../../../src/core/verify/byte-source.ts';
import {plainReport, verifyHtml} from './a-case.ts';
import {MemorySink} from './memory-sink.ts';

export type PartPacks = {zips: ReadonlyMap<number, Bytes>; written: WrittenPack; order: number[]};

/** Writes a pack that must succeed, in parts of at most so much. */
export async function partBytes(input: PackInput, bounds: Bounds): Promise<PartPacks> {
  const sinks = new Map<number, MemorySink>();
  const open = async ({number}: {number: number}) => {
    const sink = new MemorySink();
    sinks.set(number, sink);
    return sink;
  };
  const result = await writeParts(input, {report: plainReport, verifyHtml}, open, {bounds});
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.detail}`);
  const zips = new Map([...sinks].map(([number, sink]) => [number, sink.bytes] as const));
  return {zips, written: result.value, order: [...sinks.keys()]};
}

/** The parts of those numbers, as they would be given to the checker. */
export function bagsOf({zips, written}: PartPacks, ...numbers: number[]): GivenBag[] {
  return numbers.map((number) => {
    const zip = zips.get(number);
    if (!zip) throw new Error(`no part ${number}`);
    return {name: `${written.parts.find((part) => part.number === number)?.name}.zip`, source: sourceOfBytes(zip)};
  });
}
