import type {AboutFile} from '../../../core/import/reading.ts';
import type {Looked} from './look-at-file.ts';
import type {FromLook, ToLook} from './look-worker.ts';

/** The file cannot be read: it is a folder, or gone, or changed since it was picked. */
export class Unreadable extends Error {}

/** A look that is under way. */
export type Look = {
  done: Promise<Looked>;
  /** Ends it: what was read until then is given, or, where that takes too long, the look fails. */
  stop(): void;
};

/** A reader that hangs in one piece does not hear that it is to stop. */
const PATIENCE_MS = 3000;

/** Looks at a file in a thread of its own. */
export function look(
  file: Blob,
  about: Omit<AboutFile, 'progress' | 'stop'>,
  progress: (read: number, of: number) => void,
): Look {
  const worker = new Worker(new URL('./look-worker.ts', import.meta.url), {type: 'module'});
  const say = (message: ToLook) => worker.postMessage(message);
  let end: (error: Error) => void = () => {};
  const done = new Promise<Looked>((resolve, reject) => {
    end = reject;
    worker.onmessage = ({data}: MessageEvent<FromLook>) => {
      if (data.kind === 'progress') progress(data.read, data.of);
      else if (data.kind === 'looked') resolve(data.looked);
      else reject(new Unreadable(data.why));
    };
    // Out of memory, or a fault of ours.
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessageerror = () => reject(new Error('the answer could not be read'));
    say({kind: 'look', file, about});
  }).finally(() => worker.terminate());
  return {
    done,
    stop: () => {
      say({kind: 'stop'});
      setTimeout(() => end(new Error('stopped')), PATIENCE_MS);
    },
  };
}
