import GenericWorker from 'jszip/lib/stream/GenericWorker.js';
import type {Bytes} from '../bytes.ts';

const CHUNK = 256 * 1024;

/**
 * An input of jszip that opens when its turn comes and lets go of its bytes when it is through. jszip reads Blobs and
 * promises at once, so that a pack of 500 MB would stand whole in memory.
 */
export class LazyWorker extends GenericWorker {
  #open: (() => Promise<Bytes>) | undefined;
  #bytes: Bytes | undefined;
  #at = 0;

  constructor(open: () => Promise<Bytes>) {
    super('LazyWorker');
    this.#open = open;
  }

  override resume(): boolean {
    if (!super.resume()) return false;
    const open = this.#open;
    this.#open = undefined;
    if (open) {
      open().then(
        (bytes) => {
          this.#bytes = bytes;
          this.#pump();
        },
        (error: unknown) => this.error(error),
      );
    } else if (this.#bytes) {
      this.#pump();
    }
    return true;
  }

  override cleanUp(): void {
    super.cleanUp();
    this.#bytes = undefined;
  }

  #pump(): void {
    try {
      while (!this.isPaused && !this.isFinished && this.#bytes) {
        if (this.#at >= this.#bytes.length) {
          this.end();
          return;
        }
        const data = this.#bytes.subarray(this.#at, this.#at + CHUNK);
        this.#at += data.length;
        this.push({data, meta: {percent: (this.#at / this.#bytes.length) * 100}});
      }
    } catch (error) {
      this.error(error);
    }
  }
}
