import type {Bytes} from '../core/bytes.ts';

/** Where bytes come from: pieces of any size, even empty ones. */
export type ByteSource = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

// A view on a buffer that is no shared memory; copied only where it is.
function asBytes(piece: Uint8Array): Bytes {
  return piece.buffer instanceof ArrayBuffer
    ? new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength)
    : new Uint8Array(piece);
}

/** The pieces one after another; who stops early lets the source go. */
export async function* iterate(source: ByteSource): AsyncGenerator<Bytes> {
  if (!(source instanceof ReadableStream)) {
    for await (const piece of source) yield asBytes(piece);
    return;
  }
  const reader = source.getReader();
  let whole = false;
  try {
    for (;;) {
      const {done, value} = await reader.read();
      if (done) break;
      yield asBytes(value);
    }
    whole = true;
  } finally {
    // So that a file behind it is not held open.
    if (!whole) await reader.cancel().catch(() => undefined);
  }
}

/** The same bytes in pieces of at most `size`, none of them empty. */
export async function* inSlices(source: ByteSource, size: number): AsyncGenerator<Bytes> {
  for await (const piece of iterate(source)) {
    for (let at = 0; at < piece.length; at += size) yield piece.subarray(at, at + size);
  }
}

/** A stream that asks for the next piece only when somebody wants it, so that nothing piles up. */
export function toStream(pieces: AsyncGenerator<Bytes>): ReadableStream<Bytes> {
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const {done, value} = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    {highWaterMark: 0},
  );
}
