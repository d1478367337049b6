import {openSync, read} from 'node:fs';
import {open, readdir, stat} from 'node:fs/promises';
import {basename, join, resolve} from 'node:path';
import {promisify} from 'node:util';
import type {Bytes} from '../core/bytes.ts';
import {failed, ok, type Result} from '../core/result.ts';
import {bagsOfTree, type GivenBag} from '../core/verify/bags.ts';
import type {ByteSource, FileTree} from '../core/verify/byte-source.ts';

const readFile = promisify(read);

/** No pack has more files in all of its parts together. */
const MOST_FILES = 1_000_000;

/** Opens ZIPs and folders for reading by slices, or says which could not be opened. */
export async function openAll(paths: readonly string[]): Promise<Result<GivenBag[], string>> {
  const bags: GivenBag[] = [];
  for (const path of paths) {
    const opened = await openPath(path);
    if (!opened.ok) return opened;
    bags.push(...opened.value);
  }
  return ok(bags);
}

/** One pack or part; of a folder, all that lie in it. */
async function openPath(path: string): Promise<Result<GivenBag[], string>> {
  try {
    const found = await stat(path);
    const name = basename(resolve(path));
    if (found.isDirectory()) return ok(bagsOfTree(await treeOf(path), name));
    if (!found.isFile()) return failed(`${path}: neither a file nor a folder.`);
    return ok([{name, source: sourceOf(openSync(path, 'r'), found.size)}]);
  } catch (error) {
    return failed(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The file stays open until the command ends. */
function sourceOf(file: number, size: number): ByteSource {
  return {size, read: (offset, length) => readSlice(file, offset, length)};
}

async function readSlice(file: number, offset: number, length: number): Promise<Bytes> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const {bytesRead} = await readFile(file, bytes, done, length - done, offset + done);
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
        return await readSlice(handle.fd, offset, length);
      } finally {
        await handle.close();
      }
    },
  };
}
