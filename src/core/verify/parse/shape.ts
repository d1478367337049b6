import {isHex64, isUuid} from '../../ids.ts';
import {isInstant, type Moment} from '../../time.ts';

/**
 * Looks at a value of unknown origin and adds every fault it finds, each with its place (`$.parts[0].sha256: …`).
 * Members that a shape does not name are let through: a later version may add some, and the hash covers them.
 */
export type Shape<T> = (value: unknown, place: string, faults: string[]) => value is T;

/** All faults of a value, or the value. */
export function parseShape<T>(shape: Shape<T>, value: unknown): {ok: true; value: T} | {ok: false; faults: string[]} {
  const faults = new Faults();
  try {
    return shape(value, '$', faults) ? {ok: true, value} : {ok: false, faults: [...faults]};
  } catch (error) {
    if (error instanceof TooManyFaults) return {ok: false, faults: [...faults]};
    throw error;
  }
}

/** Nobody reads more of one record, and a list of a million wrong members must not fill the memory. */
const MOST_FAULTS = 200;

class TooManyFaults extends Error {}

class Faults extends Array<string> {
  static override get [Symbol.species]() {
    return Array;
  }

  override push(...faults: string[]): number {
    if (this.length >= MOST_FAULTS) throw new TooManyFaults();
    return super.push(...faults);
  }
}

/** A value for which `holds` is true; `what` names it in a fault. */
export function rule<T>(holds: (value: unknown) => value is T, what: string): Shape<T> {
  return (value, place, faults): value is T => {
    if (holds(value)) return true;
    faults.push(`${place}: not ${what}`);
    return false;
  };
}

export const text = rule((value): value is string => typeof value === 'string', 'a text');
export const flag = rule((value): value is boolean => typeof value === 'boolean', 'true or false');
export const integer = rule((value): value is number => Number.isSafeInteger(value), 'an integer');
export const natural = rule(
  (value): value is number => Number.isSafeInteger(value) && (value as number) >= 0,
  'an integer from 0',
);
export const counting = rule(
  (value): value is number => Number.isSafeInteger(value) && (value as number) >= 1,
  'an integer from 1',
);
export const hash = rule(isHex64, 'a SHA-256 in lower-case hex');
export const uuid = rule(isUuid, 'a UUID of version 4');
export const instant = rule(isInstant, 'a UTC time with milliseconds');
export const salt = rule(
  (value): value is string => typeof value === 'string' && /^[A-Za-z0-9+/]{22}==$/.test(value),
  '16 bytes in base64',
);
export const anything: Shape<unknown> = (_value, _place, _faults): _value is unknown => true;

/** One of a few fixed values. */
export function oneOf<const T extends string | number>(...values: readonly T[]): Shape<T> {
  return rule((value): value is T => values.some((known) => known === value), `one of ${values.join(', ')}`);
}

/** Nothing, said so, or a value. */
export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value, place, faults): value is T | null => value === null || shape(value, place, faults);
}

/** A list; every member is looked at. */
export function listOf<T>(shape: Shape<T>, atLeast = 0): Shape<T[]> {
  return (value, place, faults): value is T[] => {
    if (!Array.isArray(value) || value.length < atLeast) {
      faults.push(`${place}: not a list${atLeast > 0 ? ` of at least ${atLeast}` : ''}`);
      return false;
    }
    return value.filter((member, i) => !shape(member, `${place}[${i}]`, faults)).length === 0;
  };
}

type Shapes<T> = {[K in keyof T]-?: Shape<Exclude<T[K], undefined>>};
type OptionalKeys<T> = {[K in keyof T]-?: object extends Pick<T, K> ? K : never}[keyof T];

/** An object with the members of `shapes`; those named in `optional` may be left out. */
export function objectOf<T extends object>(shapes: Shapes<T>, ...optional: OptionalKeys<T>[]): Shape<T> {
  return (value, place, faults): value is T => {
    if (!isObject(value)) {
      faults.push(`${place}: not an object`);
      return false;
    }
    const before = faults.length;
    for (const key of Object.keys(shapes) as (keyof T & string)[]) {
      // Own members only: a text like `constructor` must not find what every object inherits.
      if (Object.hasOwn(value, key)) shapes[key](value[key], `${place}.${key}`, faults);
      else if (!optional.includes(key as OptionalKeys<T>)) faults.push(`${place}.${key}: absent`);
    }
    return faults.length === before;
  };
}

/** An object whose member names are free. */
export function recordOf<T>(key: Shape<string>, member: Shape<T>): Shape<{readonly [key: string]: T}> {
  return (value, place, faults): value is {readonly [key: string]: T} => {
    if (!isObject(value)) {
      faults.push(`${place}: not an object`);
      return false;
    }
    const before = faults.length;
    for (const name of Object.keys(value)) {
      key(name, `${place}: a member's name`, faults);
      member(value[name], `${place}.${name}`, faults);
    }
    return faults.length === before;
  };
}

/** A shape that is looked at only where another holds. */
export function both<A, B>(first: Shape<A>, second: Shape<B>): Shape<A & B> {
  return (value, place, faults): value is A & B =>
    [first(value, place, faults), second(value, place, faults)].every((held) => held);
}

/** One of several shapes, told apart by a member. */
export function variant<T extends object>(member: string, shapes: ReadonlyMap<string, Shape<T>>): Shape<T> {
  return (value, place, faults): value is T => {
    const name = isObject(value) && Object.hasOwn(value, member) ? value[member] : undefined;
    const shape = typeof name === 'string' ? shapes.get(name) : undefined;
    if (shape) return shape(value, place, faults);
    faults.push(`${place}.${member}: not one of ${[...shapes.keys()].join(', ')}`);
    return false;
  };
}

export const moment: Shape<Moment> = objectOf<Moment>({at: instant, offsetMinutes: integer, zone: text});

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
