import type {Instant} from '../../time.ts';
import {latin1, type Window} from '../file/window.ts';
import type {ImportFinding} from '../findings.ts';
import type {FactName, FileFact, WrittenTime} from '../reading.ts';
import {decodeText} from '../text/charset.ts';
import {canBe, yearFirstTime} from '../text/written-time.ts';
import {TAG, WORDS} from './exif-tags.ts';
import {placeFacts} from './place.ts';
import {type Directory, type Field, openTiff, wordsOf} from './tiff.ts';

/** What a camera or program wrote about a picture. Read to be shown; never changed and never taken for proof. */
export type ExifReading = {
  facts: FileFact[];
  orientation: number;
  /** Size that a TIFF states; null in other pictures, whose own header says it. */
  size: {width: number; height: number} | null;
  findings: ImportFinding[];
};

const EMPTY: Directory = {fields: new Map(), next: 0, damaged: false};

/** Reads the EXIF data whose TIFF structure begins at `base`. */
export async function readExif(window: Window, base: number, pickedAt: Instant): Promise<ExifReading> {
  const reading: ExifReading = {facts: [], orientation: 1, size: null, findings: []};
  const tiff = await openTiff(window, base);
  if (!tiff) return {...reading, findings: [{code: 'exifDamaged'}]};
  const main = await tiff.directory(tiff.first);
  const inner = async (tag: number) => {
    const [offset] = main.fields.get(tag)?.numbers ?? [];
    return offset === undefined || offset === tiff.first ? EMPTY : tiff.directory(offset);
  };
  const exif = await inner(TAG.exif);
  const gps = await inner(TAG.gps);
  const both = new Map([...main.fields, ...exif.fields]);
  reading.facts.push(...wordFacts(both), ...timeFacts(both), ...placeFacts(gps.fields));
  reading.orientation = orientationOf(main.fields);
  reading.size = sizeOf(main.fields);
  reading.findings.push(...findingsOf(reading.facts, [main, exif, gps], pickedAt));
  if (main.next > 0 && (await tiff.directory(main.next)).fields.has(0x0201)) {
    reading.findings.push({code: 'thumbnailInside'});
  }
  return reading;
}

function wordFacts(fields: Map<number, Field>): FileFact[] {
  const facts: FileFact[] = [];
  for (const [tag, name] of Object.entries(WORDS)) {
    const value = wordsOf(fields.get(Number(tag)));
    if (value !== '') facts.push({name, value});
  }
  const comment = commentOf(fields.get(TAG.userComment));
  return comment === '' ? facts : [...facts, {name: 'comment', value: comment}];
}

/** A comment begins with eight bytes that name its encoding. */
function commentOf(field: Field | undefined): string {
  if (!field || field.bytes.length <= 8) return '';
  const mark = latin1(field.bytes.subarray(0, 7));
  const words = field.bytes.subarray(8);
  if (!/^(ASCII|UNICODE|\0{5})/.test(mark)) return '';
  const {text, binary} = decodeText(words.subarray(0, mark === 'UNICODE' ? words.length & ~1 : words.indexOf(0) >>> 0));
  return binary ? '' : text.replace(/\0+$/, '').trim();
}

function timeFacts(fields: Map<number, Field>): FileFact[] {
  const kinds: [FactName, number, number][] = [
    ['taken', TAG.taken, TAG.offsetTaken],
    ['digitised', TAG.digitised, TAG.offsetDigitised],
    ['changed', TAG.changed, TAG.offset],
  ];
  return kinds.flatMap(([name, tag, offsetTag]) => {
    const written = wordsOf(fields.get(tag));
    // Cameras without a clock write blanks or zeros in the form of a time: that is no time and no fault.
    if (!/[1-9]/.test(written)) return [];
    const offset = wordsOf(fields.get(offsetTag));
    const time: WrittenTime = yearFirstTime(written, offset);
    return [{name, value: offset === '' ? written : `${written} ${offset}`, time}];
  });
}

function orientationOf(fields: Map<number, Field>): number {
  const [value = 1] = fields.get(TAG.orientation)?.numbers ?? [];
  return Number.isInteger(value) && value >= 1 && value <= 8 ? value : 1;
}

function sizeOf(fields: Map<number, Field>): ExifReading['size'] {
  const [[width = 0] = [], [height = 0] = []] = [fields.get(TAG.width)?.numbers, fields.get(TAG.height)?.numbers];
  return width > 0 && height > 0 ? {width, height} : null;
}

function findingsOf(facts: readonly FileFact[], directories: readonly Directory[], pickedAt: Instant): ImportFinding[] {
  const findings: ImportFinding[] = [];
  if (directories.some(({damaged}) => damaged)) findings.push({code: 'exifDamaged'});
  if (facts.some(({name}) => name === 'latitude')) findings.push({code: 'placeInside'});
  const telling = facts.filter(({name}) => ['serial', 'owner', 'artist'].includes(name)).map(({name}) => name);
  if (telling.length > 0) findings.push({code: 'identityInside', values: [...new Set(telling)]});
  for (const {time} of facts) {
    if (time && !canBe(time, pickedAt)) findings.push({code: 'timeImpossible', values: [time.written]});
  }
  return findings;
}
