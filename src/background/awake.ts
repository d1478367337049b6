import {runtime} from '../browser/api.ts';

/** How often a browser wants to hear from its worker lest it stops it in the middle of the work. */
const SIGN_OF_LIFE_MS = 10_000;

/** Keeps the worker alive while the work is done. */
export async function awake<T>(work: () => Promise<T>): Promise<T> {
  const alive = setInterval(() => void runtime.getPlatformInfo(), SIGN_OF_LIFE_MS);
  try {
    return await work();
  } finally {
    clearInterval(alive);
  }
}
