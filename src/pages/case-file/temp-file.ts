import {FILES_FOLDER, lockOfFile, removeIfThere} from '../../browser/left-files.ts';
import type {Bytes} from '../../core/bytes.ts';

/** A file that is being written and is not yet anybody's: in the browser's private folder, or in memory where there is none. */
export type TempFile = {
  write(bytes: Bytes): Promise<void>;
  /** Throws away what was written and begins again. */
  restart(): Promise<void>;
  /** Ends the writing; the file can be read from then on, until `remove`. */
  finish(): Promise<Blob>;
  /** Removes it, whatever its state. */
  remove(): Promise<void>;
};

/** Opens an empty file. As long as this page is open and has not removed it, no other page clears it away. */
export async function openTempFile(name: string): Promise<TempFile> {
  try {
    return await inPrivateFolder(name);
  } catch (error) {
    // Some private windows have no such folder. A full disk, though, is for the person to hear of.
    if (error instanceof DOMException && error.name === 'QuotaExceededError') throw error;
    return inMemory();
  }
}

async function inPrivateFolder(name: string): Promise<TempFile> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(FILES_FOLDER, {create: true});
  const release = await holdLock(lockOfFile(name));
  try {
    const handle = await folder.getFileHandle(name, {create: true});
    let writing: FileSystemWritableFileStream | undefined = await handle.createWritable();
    const stop = async () => {
      const open = writing;
      writing = undefined;
      await open?.abort();
    };
    return {
      write: async (bytes) => {
        if (!writing) throw new Error('the file is closed');
        await writing.write(bytes);
      },
      restart: async () => {
        await stop();
        writing = await handle.createWritable();
      },
      finish: async () => {
        await writing?.close();
        writing = undefined;
        return handle.getFile();
      },
      remove: async () => {
        await stop();
        await removeIfThere(folder, name);
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

function inMemory(): TempFile {
  let pieces: Blob[] = [];
  return {
    // A Blob lies with the browser, which may put it on disk; an array of bytes would lie with us.
    write: async (bytes) => {
      pieces.push(new Blob([bytes.slice()]));
    },
    restart: async () => {
      pieces = [];
    },
    finish: async () => new Blob(pieces, {type: 'application/zip'}),
    remove: async () => {
      pieces = [];
    },
  };
}

/** Takes a lock of all our pages and holds it until released or the page is gone. */
function holdLock(name: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(name, () => new Promise<void>((release) => resolve(() => release())))
      .catch((error: unknown) => reject(error));
  });
}
