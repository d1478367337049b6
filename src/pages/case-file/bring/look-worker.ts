import type {AboutFile} from '../../../core/import/reading.ts';
import {type Looked, lookAtFile} from './look-at-file.ts';

// A thread of its own: whatever a file does to its reader, the page goes on, and the person can end it.

/** To the worker: one file to look at, or that it is to stop and give what it has. */
export type ToLook = {kind: 'look'; file: Blob; about: Omit<AboutFile, 'progress' | 'stop'>} | {kind: 'stop'};

/** From the worker. */
export type FromLook =
  | {kind: 'progress'; read: number; of: number}
  | {kind: 'looked'; looked: Looked}
  | {kind: 'unreadable'; why: string};

const PROGRESS_MS = 100;

let stopped = false;
let told = 0;

function answer(message: FromLook): void {
  self.postMessage(message);
}

function progress(read: number, of: number): void {
  const now = performance.now();
  if (now - told < PROGRESS_MS) return;
  told = now;
  answer({kind: 'progress', read, of});
}

self.onmessage = ({data}: MessageEvent<ToLook>) => {
  if (data.kind === 'stop') {
    stopped = true;
    return;
  }
  lookAtFile(data.file, {...data.about, progress, stop: () => stopped}).then(
    (looked) => answer({kind: 'looked', looked}),
    (error: unknown) => answer({kind: 'unreadable', why: String(error)}),
  );
};
