// The inside of jszip 3.10 that lazy inputs need; pinned by the lock file and by tests/core/pack/write-zip.test.ts.
declare module 'jszip/lib/stream/GenericWorker.js' {
  /** One stage of jszip's stream. `resume` and `pause` say whether they changed anything. */
  export default class GenericWorker {
    constructor(name: string);
    isPaused: boolean;
    isFinished: boolean;
    push(chunk: {data: Uint8Array; meta: {percent: number}}): void;
    end(): boolean;
    error(error: unknown): boolean;
    pause(): boolean;
    resume(): boolean;
    cleanUp(): void;
  }
}
