import {readdir, readFile} from 'node:fs/promises';
import {join, relative} from 'node:path';

/** What is looked for in the files of a browser: texts as UTF-8 and UTF-16, or bytes. */
export type Marks = {[name: string]: string | Buffer};

/**
 * Which marks lie in which files of a profile, as `name: file`. Looks into every file as it lies on the disk, databases and
 * blob files included. What a compressor broke up is not found, so marks must be short and like nothing else.
 */
export async function findInProfile(profile: string, marks: Marks): Promise<string[]> {
  const wanted = Object.entries(marks).flatMap(([name, mark]) =>
    typeof mark === 'string'
      ? [
          {name, bytes: Buffer.from(mark, 'utf8')},
          {name, bytes: Buffer.from(mark, 'utf16le')},
        ]
      : [{name, bytes: mark}],
  );
  const found = new Set<string>();
  for (const entry of await readdir(profile, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    // A browser that runs removes files while they are read.
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    for (const {name, bytes: mark} of wanted)
      if (bytes.includes(mark)) found.add(`${name}: ${relative(profile, path)}`);
  }
  return [...found].toSorted();
}
