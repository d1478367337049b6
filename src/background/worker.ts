import {randomUuid} from '../store/circumstances.ts';

/**
 * Marks this run of the background script. A job in the database under another mark has lost its worker: a browser runs
 * one at a time, and what it held in memory went with it.
 */
export const WORKER = randomUuid();
