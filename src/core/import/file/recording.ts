import type {Instant} from '../../time.ts';
import type {ImportFinding} from '../findings.ts';
import type {FileFact} from '../reading.ts';
import {decodeText} from '../text/charset.ts';
import {canBe, unreadTime, wallTime, yearFirstTime} from '../text/written-time.ts';
import {type Box, boxes} from './iso-boxes.ts';
import {numbersIn, type Window} from './window.ts';

/** Facts of a recording, and whether its end is there. */
export type RecordingReading = {facts: FileFact[]; findings: ImportFinding[]};

/** Seconds from 1904 to 1970: the clock of MP4 and QuickTime. */
const SINCE_1904 = 2_082_844_800;

/** MP4, QuickTime, M4A and 3GP: when the container says it was made, and how long it lasts. */
export async function isoRecording(window: Window, pickedAt: Instant): Promise<RecordingReading> {
  const {list, whole} = await boxes(window, 0, window.size);
  const reading: RecordingReading = {facts: [], findings: whole ? [] : [{code: 'fileEndsEarly'}]};
  const movie = list.find(({type}) => type === 'moov');
  if (!movie) return reading;
  const inside = (await boxes(window, movie.from, movie.to)).list;
  const header = inside.find(({type}) => type === 'mvhd');
  if (header) reading.facts.push(...(await headerFacts(window, header)));
  for (const box of inside) {
    if (box.type === 'udta') reading.facts.push(...(await userFacts(window, box)));
    if (box.type === 'meta') reading.facts.push(...(await keyedFacts(window, box)));
  }
  if (reading.facts.some(({name}) => name === 'containerTime')) reading.findings.push({code: 'containerClock'});
  if (reading.facts.some(({name}) => name === 'place')) reading.findings.push({code: 'placeInside'});
  for (const {time} of reading.facts) {
    if (time && !canBe(time, pickedAt)) reading.findings.push({code: 'timeImpossible', values: [time.written]});
  }
  return reading;
}

async function headerFacts(window: Window, {from}: Box): Promise<FileFact[]> {
  const numbers = numbersIn(await window.at(from, 32), false);
  const wide = numbers.u8(0) === 1;
  const made = wide ? numbers.u64(4) : numbers.u32(4);
  const scale = numbers.u32(wide ? 20 : 12);
  const length = wide ? numbers.u64(24) : numbers.u32(16);
  const facts: FileFact[] = [];
  if (made > 0) facts.push(madeFact(made));
  if (scale > 0 && length > 0 && length < 2 ** 32 - 1) {
    facts.push({name: 'duration', value: (length / scale).toFixed(1)});
  }
  return facts;
}

/** UTC by the standard; many devices write their local time, so the zone stays open. */
function madeFact(since1904: number): FileFact {
  const date = new Date((since1904 - SINCE_1904) * 1000);
  const isDate = !Number.isNaN(date.getTime()) && date.getUTCFullYear() > 0 && date.getUTCFullYear() <= 9999;
  const written = isDate ? date.toISOString().slice(0, 19) : String(since1904);
  if (!isDate) return {name: 'containerTime', value: written, time: unreadTime(written)};
  const wall = {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
  return {name: 'containerTime', value: written, time: wallTime(written, wall)};
}

/** `©xyz`: the place, `+53.3498-006.2603/`, as phones write it. */
async function userFacts(window: Window, box: Box): Promise<FileFact[]> {
  for (const {type, from, to} of (await boxes(window, box.from, box.to)).list) {
    if (type !== '\xa9xyz') continue;
    const {text} = decodeText((await window.at(from, Math.min(to - from, 256))).subarray(4));
    return /^[+-]\d/.test(text) ? [{name: 'place', value: text.replace(/\0+$/, '')}] : [];
  }
  return [];
}

const APPLE: Readonly<Record<string, FileFact['name']>> = {
  'com.apple.quicktime.creationdate': 'recordedTime',
  'com.apple.quicktime.location.ISO6709': 'place',
  'com.apple.quicktime.make': 'make',
  'com.apple.quicktime.model': 'model',
  'com.apple.quicktime.software': 'software',
};

/** Apple's list of keys and values: its time has the zone that the other one lacks. */
async function keyedFacts(window: Window, box: Box): Promise<FileFact[]> {
  const inside = (await boxes(window, box.from, box.to)).list;
  const [keys, values] = ['keys', 'ilst'].map((wanted) => inside.find(({type}) => type === wanted));
  if (!keys || !values) return [];
  const names = (await boxes(window, keys.from + 8, keys.to)).list;
  const facts: FileFact[] = [];
  for (const entry of (await boxes(window, values.from, values.to)).list) {
    const index = [...entry.type].reduce((sum, letter) => sum * 256 + letter.charCodeAt(0), 0);
    const key = names[index - 1];
    if (!key) continue;
    const name = APPLE[decodeText(await window.at(key.from, Math.min(key.to - key.from, 128))).text];
    const data = (await boxes(window, entry.from, entry.to)).list.find(({type}) => type === 'data');
    if (!name || !data) continue;
    const value = decodeText(await window.at(data.from + 8, Math.min(data.to - data.from - 8, 1024))).text;
    facts.push(name === 'recordedTime' ? {name, value, time: yearFirstTime(value)} : {name, value});
  }
  return facts;
}
