import {runtime} from './api.ts';

/** Whether this browser draws a stretch of a page in one picture, beyond what the window shows: only Firefox does. */
export const drawsBeyondWindow = typeof runtime.getBrowserInfo === 'function';
