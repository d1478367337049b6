import {sourceOfBlob} from '../core/verify/byte-source.ts';
import type {PackSource} from '../core/verify/verify-pack.ts';

type Named = {path: string; file: File};

/** What was picked: one ZIP, or every file of a folder. Undefined for nothing. */
export function pickedSource(files: FileList | null): PackSource | undefined {
  const [first, ...more] = files ?? [];
  if (!first) return undefined;
  if (more.length === 0 && first.webkitRelativePath === '') return sourceOfBlob(first);
  return treeOf([...(files ?? [])].map((file) => ({path: file.webkitRelativePath || file.name, file})));
}

/** What was dropped: one ZIP, or a folder with everything in it. */
export async function droppedSource(data: DataTransfer): Promise<PackSource | undefined> {
  // The entries must be taken before the first await: the browser empties the list after the event.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  // Dragged out of another program, a file may have no entry in any file system.
  if (entries.length === 0) return pickedSource(data.files);
  const [only] = entries;
  if (entries.length === 1 && only?.isFile) return sourceOfBlob(await fileOf(only as FileSystemFileEntry));
  const found: Named[] = [];
  for (const entry of entries) await collect(entry, found);
  return found.length > 0 ? treeOf(found) : undefined;
}

function treeOf(files: readonly Named[]): PackSource {
  return {files: files.map(({path, file}) => ({path, source: sourceOfBlob(file)}))};
}

async function collect(entry: FileSystemEntry, found: Named[]): Promise<void> {
  if (entry.isFile) {
    found.push({path: entry.fullPath.replace(/^\//, ''), file: await fileOf(entry as FileSystemFileEntry)});
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader gives at most a hundred at a time, and nothing at the end.
  for (let batch = await nextOf(reader); batch.length > 0; batch = await nextOf(reader)) {
    for (const child of batch) await collect(child, found);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

function nextOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}
