import type {Bytes} from '../../core/bytes.ts';
import {decryptAge, encryptAge} from '../../lock/age.ts';
import {type ByteSource, iterate, toStream} from '../../lock/byte-stream.ts';
import {type LockFault, lockFaultOf} from '../../lock/lock-fault.ts';

// A thread of its own: to make a key of a passphrase takes a second and more, and the page must not stand still for it.

/** To the worker: one file to lock or to open. */
export type ToAge = {kind: 'lock' | 'open'; source: ReadableStream<Bytes>; passphrase: string};

/** From the worker. `broke` comes before its stream breaks off, whose own error loses its kind on the way. */
export type FromAge =
  | {kind: 'streaming'; stream: ReadableStream<Bytes>}
  | {kind: 'refused'; fault: LockFault}
  | {kind: 'broke'; fault: LockFault | undefined; why: string};

function broke(error: unknown): void {
  const message: FromAge = {kind: 'broke', fault: lockFaultOf(error), why: String(error)};
  self.postMessage(message);
}

async function* told(pieces: ByteSource): AsyncGenerator<Bytes> {
  try {
    yield* iterate(pieces);
  } catch (error) {
    broke(error);
    throw error;
  }
}

function handOver(pieces: ByteSource): void {
  const stream = toStream(told(pieces));
  const message: FromAge = {kind: 'streaming', stream};
  self.postMessage(message, {transfer: [stream]});
}

async function work({kind, source, passphrase}: ToAge): Promise<void> {
  if (kind === 'lock') return handOver(await encryptAge(source, {kind: 'passphrase', passphrase}));
  const opened = await decryptAge(source, {kind: 'passphrase', passphrase});
  if (opened.ok) return handOver(opened.value);
  const message: FromAge = {kind: 'refused', fault: opened.error};
  self.postMessage(message);
}

self.onmessage = ({data}: MessageEvent<ToAge>) => {
  work(data).catch(broke);
};
