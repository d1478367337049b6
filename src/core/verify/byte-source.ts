import type {Bytes} from '../bytes.ts';

/** Bytes that are read by slices: a file, a `Blob`, a buffer. Never asked for more than it has. */
export type ByteSource = {
  readonly size: number;
  read(offset: number, length: number): Promise<Bytes>;
};

/** A buffer as a source. */
export function sourceOfBytes(bytes: Bytes): ByteSource {
  return {size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length)};
}

/** A browser's `File` or `Blob` as a source. */
export function sourceOfBlob(blob: {
  readonly size: number;
  slice(start: number, end: number): {arrayBuffer(): Promise<ArrayBuffer>};
}): ByteSource {
  return {
    size: blob.size,
    read: async (offset, length) => new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
  };
}

/** An unpacked pack: each file with its path inside the pack's folder. */
export type FileTree = {readonly files: readonly {path: string; source: ByteSource}[]};
