import {type FileHandle, open, readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import type {Bytes} from '../core/bytes.ts';
import {failed, ok, type Result} from '../core/result.ts';
import type {ByteSource, FileTree} from '../core/verify/byte-source.ts';
import type {PackSource} from '../core/verify/verify-pack.ts';

type Opened = {source: PackSource; close(): Promise<void>};

/** A folder of more files than any pack has is not a pack. */
const MOST_FILES = 100_000;

/** Opens a ZIP or a folder for reading by slices, or says why not. */
export async function openPath(path: string): Promise<Result<Opened, string>> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return ok({source: await treeOf(path), close: async () => {}});
    if (!found.isFile()) return failed(`${path}: neither a file nor a folder.`);
    const handle = await open(path, 'r');
    return ok({source: sourceOf(handle, found.size), close: () => handle.close()});
  } catch (error) {
    return failed(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function sourceOf(handle: FileHandle, size: number): ByteSource {
  return {size, read: (offset, length) => readSlice(handle, offset, length)};
}

async function readSlice(handle: FileHandle, offset: number, length: number): Promise<Bytes> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const {bytesRead} = await handle.read(bytes, done, length - done, offset + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

async function treeOf(folder: string): Promise<FileTree> {
  const files: {path: string; source: ByteSource}[] = [];
  const walk = async (inside: string): Promise<void> => {
    for (const entry of await readdir(join(folder, inside), {withFileTypes: true})) {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) await walk(path);
      // A link or a device is no file of a pack: its name alone is refused, and nothing is followed.
      else if (!entry.isFile())
        files.push({path: `${path} (not a file)`, source: {size: 0, read: async () => new Uint8Array(0)}});
      else files.push({path, source: await lazySource(join(folder, path))});
      if (files.length > MOST_FILES) throw new Error(`more than ${MOST_FILES} files`);
    }
  };
  await walk('');
  return {files};
}

/** Opens the file for each slice, so that thousands of files are not open at once. */
async function lazySource(path: string): Promise<ByteSource> {
  const {size} = await stat(path);
  return {
    size,
    read: async (offset, length) => {
      const handle = await open(path, 'r');
      try {
        return await readSlice(handle, offset, length);
      } finally {
        await handle.close();
      }
    },
  };
}
