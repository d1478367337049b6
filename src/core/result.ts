/** What can go wrong in use is a value; `throw` is for our own bugs. */
export type Result<T, E = Failure> = {ok: true; value: T} | {ok: false; error: E};

import type {Failure} from './errors.ts';

export function ok<T>(value: T): {ok: true; value: T} {
  return {ok: true, value};
}

export function failed<E>(error: E): {ok: false; error: E} {
  return {ok: false, error};
}
