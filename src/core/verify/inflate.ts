import type {Inflate} from 'fflate';
import type {Bytes} from '../bytes.ts';
import {ReadFault} from './pack-files.ts';

/** Deflate can grow a thousandfold, and each step's output stands in memory: 16 MB at most. */
const STEP = 16 * 1024;

/**
 * What fflate keeps while it reads: `p` the bytes not yet read, `s.f` the last block was begun, `s.l` a block is under
 * way, `s.p` bits read of `p`'s first byte. It has no public way to tell that the data ended before its input did.
 * Pinned by the lock file and by tests/core/verify/hostile-zip.test.ts.
 */
type Inside = {p: Uint8Array; s: {f?: number; l?: unknown; p?: number}};

/** Unpacks deflated bytes step by step. Throws `ReadFault` for damage, and for bytes behind the end of the data. */
export function* inflateSteps(inflate: Inflate, packed: Uint8Array, last: boolean): Generator<Bytes> {
  const pieces: Uint8Array[] = [];
  inflate.ondata = (piece) => void pieces.push(piece);
  for (let at = 0; at < packed.length || (last && at === 0); at += STEP) {
    const step = packed.subarray(at, at + STEP);
    const final = last && at + STEP >= packed.length;
    if (isDone(inflate)) throw new ReadFault('verify_reason_bytesBehindData', true);
    pushStep(inflate, step, final);
    for (const piece of pieces.splice(0)) if (piece.length > 0) yield new Uint8Array(piece);
    if (isDone(inflate) && bytesLeft(inflate) > 0) throw new ReadFault('verify_reason_bytesBehindData', true);
  }
  // fflate takes an input that stops between two blocks for whole.
  if (last && !isDone(inflate)) throw new ReadFault('verify_reason_damaged');
}

function pushStep(inflate: Inflate, step: Uint8Array, final: boolean): void {
  try {
    inflate.push(step, final);
  } catch {
    throw new ReadFault('verify_reason_damaged'); // fflate throws its own codes for every kind of damage
  }
}

function isDone(inflate: Inflate): boolean {
  const {s} = inflate as unknown as Inside;
  return s.f === 1 && !s.l;
}

function bytesLeft(inflate: Inflate): number {
  const {p, s} = inflate as unknown as Inside;
  return p.length - ((s.p ?? 0) > 0 ? 1 : 0);
}
