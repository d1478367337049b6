import type {Uuid} from '../ids.ts';

/** `data/numbering.json`: exhibit id to the number in its label. */
export type Numbering = {
  v: 1;
  kind: 'numbering';
  packId: Uuid;
  prefix: string;
  numbers: {readonly [exhibitId: string]: number};
};
