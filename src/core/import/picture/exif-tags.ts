import type {FactName} from '../reading.ts';

/** Tags of Exif 3.0 that are read, by the directory they stand in. */
export const TAG = {
  orientation: 0x0112,
  exif: 0x8769,
  gps: 0x8825,
  changed: 0x0132,
  taken: 0x9003,
  digitised: 0x9004,
  offset: 0x9010,
  offsetTaken: 0x9011,
  offsetDigitised: 0x9012,
  userComment: 0x9286,
  width: 0x0100,
  height: 0x0101,
} as const;

/** Tags whose text is a fact as it stands. */
export const WORDS: Readonly<Record<number, FactName>> = {
  270: 'description',
  271: 'make',
  272: 'model',
  305: 'software',
  315: 'artist',
  33432: 'copyright',
  42032: 'owner',
  42033: 'serial',
  42036: 'lens',
  42037: 'serial',
};

export const GPS = {
  latitudeRef: 1,
  latitude: 2,
  longitudeRef: 3,
  longitude: 4,
  altitudeRef: 5,
  altitude: 6,
  time: 7,
  direction: 17,
  day: 29,
} as const;
