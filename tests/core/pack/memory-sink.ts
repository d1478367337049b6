import {type Bytes, joinBytes} from '../../../src/core/bytes.ts';
import type {PackInput} from '../../../src/core/pack/pack-input.ts';
import type {WrittenPack} from '../../../src/core/pack/write-pack.ts';
import {writePack} from '../../../src/core/pack/write-pack.ts';
import type {PackSink} from '../../../src/core/pack/write-zip.ts';
import {plainReport, verifyHtml} from './a-case.ts';

/** Keeps what is written, for small packs. */
export class MemorySink implements PackSink {
  pieces: Bytes[] = [];
  restarts = 0;

  async write(bytes: Bytes): Promise<void> {
    this.pieces.push(bytes);
  }

  async restart(): Promise<void> {
    this.pieces = [];
    this.restarts += 1;
  }

  get bytes(): Bytes {
    return joinBytes(this.pieces);
  }
}

/** Writes a pack that must succeed. */
export async function packBytes(input: PackInput): Promise<{zip: Bytes; written: WrittenPack}> {
  const sink = new MemorySink();
  const result = await writePack(input, {report: plainReport, verifyHtml}, sink);
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.detail}`);
  return {zip: sink.bytes, written: result.value};
}
