// Files of a page of ours in the browser's private folder: packs and copies that are being made or lie ready. Whoever
// writes one holds a lock of its name, so that everybody knows which belong to a page that is still open.

/** Where they lie. */
export const FILES_FOLDER = 'packs';

/** The lock of a file's writer. */
export function lockOfFile(name: string): string {
  return `holdfast-pack-${name}`;
}

/** Clears away files that a closed or crashed page has left. Those of open pages stay. */
export async function clearLeftFiles(): Promise<void> {
  const folder = await existingFolder();
  if (!folder) return;
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  for (const name of names) {
    // A writer's swap file (`….crswap`) is named after its file and goes under that file's lock.
    const lock = lockOfFile(name.replace(/\.crswap$/, ''));
    await navigator.locks.request(lock, {ifAvailable: true}, async (free) => {
      if (free) await removeIfThere(folder, name);
    });
  }
}

async function existingFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(FILES_FOLDER);
  } catch {
    // No such folder: nothing was ever left in it.
    return undefined;
  }
}

/** Removes a file, if there is one of that name. */
export async function removeIfThere(folder: FileSystemDirectoryHandle, name: string): Promise<void> {
  try {
    await folder.removeEntry(name);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
  }
}
