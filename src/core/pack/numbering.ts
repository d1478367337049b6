import type {Uuid} from '../ids.ts';

/** `data/numbering.json`: exhibit id to the number in its label. */
export type Numbering = {
  v: 1;
  kind: 'numbering';
  packId: Uuid;
  prefix: string;
  numbers: {readonly [exhibitId: string]: number};
};

/** Stands before the numbers where the keeper gave no initials. */
export const PLAIN_PREFIX = 'EX';

/** The letters that initials become before an exhibit's number; undefined if they cannot stand there. */
export function prefixFrom(initials: string): string | undefined {
  const letters = initials.replace(/[\s.]/gu, '');
  return /^\p{L}{1,5}$/u.test(letters) ? letters.toUpperCase() : undefined;
}
