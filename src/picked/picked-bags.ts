import {bagsOfTree, type GivenBag} from '../core/verify/bags.ts';
import {sourceOfBlob} from '../core/verify/byte-source.ts';

/** A pack or a part of one as a person gave it; `file` where it is one file, not a folder. */
export type PickedBag = GivenBag & {file?: File};

type Named = {path: string; file: File};

/** What was picked: one ZIP or several, or every file of a folder. Empty for nothing. */
export function pickedBags(files: FileList | null): PickedBag[] {
  const picked = [...(files ?? [])];
  if (picked.some((file) => file.webkitRelativePath !== '')) {
    return bagsOf(picked.map((file) => ({path: file.webkitRelativePath || file.name, file})));
  }
  return picked.map(bagOf);
}

/** What was dropped: ZIPs, or folders with everything in them. */
export async function droppedBags(data: DataTransfer): Promise<PickedBag[]> {
  // The entries must be taken before the first await: the browser empties the list after the event.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  // Dragged out of another program, a file may have no entry in any file system.
  if (entries.length === 0) return pickedBags(data.files);
  const bags: PickedBag[] = [];
  for (const entry of entries) {
    const found: Named[] = [];
    await collect(entry, found);
    const [only] = found;
    if (entry.isFile && only) bags.push(bagOf(only.file));
    else if (only) bags.push(...bagsOf(found));
  }
  return bags;
}

function bagOf(file: File): PickedBag {
  return {name: file.name, source: sourceOfBlob(file), file};
}

function bagsOf(named: readonly Named[]): PickedBag[] {
  const folder = named[0]?.path.split('/')[0] ?? '';
  const files = named.map(({path, file}) => ({path, source: sourceOfBlob(file), file}));
  const ofSource = new Map<GivenBag['source'], File>(files.map(({source, file}) => [source, file]));
  return bagsOfTree({files}, folder).map((bag) => {
    const file = ofSource.get(bag.source);
    return {...bag, ...(file && {file})};
  });
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
