import {type Bytes, joinBytes, utf8} from '../../../src/core/bytes.ts';
import {publicKeyPem} from '../../../src/core/pack/public-key.ts';
import type {TestKey} from '../pack/a-case.ts';
import {type RawArchive, type RawEntry, rawZip} from './raw-zip.ts';
import {ON_REDACTED} from './redaction-kinds.ts';
import type {TamperedPack} from './tamper.ts';

/** Whole numbers from 0 up to, not including, a bound. */
export type Draw = (below: number) => number;

/** What an attacker has: packs of the same keeper and of others, and keys of their own. */
export type Means = {
  draw: Draw;
  /** Taken apart anew for each try. */
  pack: TamperedPack;
  /** The same pack as it was given out. */
  zip: Bytes;
  /** An earlier pack of the same case. */
  earlier: TamperedPack;
  /** A pack of somebody else. */
  foreign: TamperedPack;
  otherKey: TestKey;
};

/** One way to tamper: the archive after it. Undefined where this pack has nothing to do it to. */
export type Kind = (means: Means) => Bytes | undefined | Promise<Bytes | undefined>;

const NAMES = [
  '../up.txt',
  '/root.txt',
  'C:\\x.txt',
  'data/con',
  'data/a b',
  'data/.x',
  'data/ä.json',
  'DATA/case.json',
];
const LOOKALIKE = [
  'data/саse.json',
  'data/case.json\u200b',
  'data/case.json\u0000',
  'data/\u202enosj.esac',
  'data/case．json',
];
const CHECKPOINT = ['data/log/checkpoint.json', 'data/log/checkpoint.sig'];
const LISTS = [
  ...['bagit.txt', 'bag-info.txt', 'READ-ME-FIRST.txt', 'manifest-sha256.txt', 'tagmanifest-sha256.txt'],
  ...['seal/seal.sha256', 'seal/device-key.pem'],
];
const TIME = {request: 'seal/times/01.tsq', answer: 'seal/times/01.tsr'};
const SEAL = ['seal/seal.json', 'seal/seal.sha256', 'seal/seal.sig'];

/** What can be done to the bytes of the archive by who knows nothing of what is in it. */
const ON_BYTES: Readonly<Record<string, Kind>> = {
  'one bit anywhere': ({zip, draw}) => edited(zip, draw(zip.length), (byte) => byte ^ (1 << draw(8))),
  'one byte anywhere': ({zip, draw}) => edited(zip, draw(zip.length), () => draw(256)),
  'cut off at the end': ({zip, draw}) => zip.slice(0, draw(zip.length)),
  'cut off at the beginning': ({zip, draw}) => zip.slice(1 + draw(zip.length - 1)),
  'bytes before': ({zip, draw}) => joinBytes([noiseOf(draw), zip]),
  'bytes behind': ({zip, draw}) => joinBytes([zip, noiseOf(draw)]),
  'bytes in between': ({zip, draw}) => spliced(zip, draw(zip.length), 0, noiseOf(draw)),
  'a stretch taken out': ({zip, draw}) => spliced(zip, draw(zip.length), 1 + draw(400), new Uint8Array(0)),
  'a stretch made empty': ({zip, draw}) => spliced(zip, draw(zip.length - 64), 64, new Uint8Array(64)),
  'a stretch twice': ({zip, draw}) => {
    const at = draw(zip.length - 64);
    return spliced(zip, at, 0, zip.slice(at, at + 64));
  },
  'two archives in one': ({zip, earlier}) => joinBytes([earlier.zip(), zip]),
};

/** What can be done to the archive's own lists. */
const ON_ENTRIES: Readonly<Record<string, Kind>> = {
  'an entry twice': ({pack, draw}) => zipOf(pack, (entries) => [...entries, pickOf(entries, draw)]),
  'an entry twice, the second of other bytes': ({pack, draw}) =>
    zipOf(pack, (entries) => [...entries, {...pickOf(entries, draw), bytes: noiseOf(draw)}]),
  'a name that climbs, or is no name': ({pack, draw}) =>
    zipOf(pack, (entries) => [...entries, {name: `${pack.top}/${pickOf(NAMES, draw)}`, bytes: noiseOf(draw)}]),
  'a name outside the folder': ({pack, draw}) =>
    zipOf(pack, (entries) => [
      ...entries,
      {name: pickOf(['x.txt', '../x.txt', 'other/x.txt'], draw), bytes: noiseOf(draw)},
    ]),
  'a name that looks like another': ({pack, draw}) =>
    zipOf(pack, (entries) => [...entries, {name: `${pack.top}/${pickOf(LOOKALIKE, draw)}`, bytes: noiseOf(draw)}]),
  'a name that differs by case': ({pack, draw}) =>
    changedEntry(pack, draw, (entry) => ({...entry, name: String(entry.name).toUpperCase()})),
  'another name in front of the data': ({pack, draw}) =>
    changedEntry(pack, draw, (entry) => ({...entry, local: {name: `${String(entry.name).slice(0, -1)}x`}})),
  'another size in front of the data': ({pack, draw}) =>
    changedEntry(pack, draw, (entry) => ({...entry, local: {size: draw(100_000)}})),
  'another checksum in front of the data': ({pack, draw}) =>
    changedEntry(pack, draw, (entry) => ({...entry, local: {crc: draw(2 ** 31)}})),
  'a wrong checksum': ({pack, draw}) => changedEntry(pack, draw, (entry) => ({...entry, crc: draw(2 ** 31)})),
  'a bomb': ({pack, draw}) =>
    changedEntry(pack, draw, (entry) => ({...entry, bytes: new Uint8Array(2_000_000), method: 8, size: 20})),
  'a size beyond all bounds': ({pack, draw}) =>
    changedEntry(pack, draw, (entry) => ({...entry, size: 2 ** 31 + draw(9)})),
  'said to be encrypted': ({pack, draw}) => changedEntry(pack, draw, (entry) => ({...entry, flags: 1})),
  'another method': ({pack, draw}) =>
    changedEntry(pack, draw, (entry) => ({...entry, packed: noiseOf(draw), method: 9})),
  'a second name in an extra field': ({pack, draw}) =>
    changedEntry(pack, draw, (entry) => ({
      ...entry,
      extra: joinBytes([Uint8Array.of(0x75, 0x70, 9, 0), utf8('\u0001aaaadata')]),
    })),
  'a link': ({pack, draw}) => changedEntry(pack, draw, (entry) => ({...entry, attributes: 0xa1ff0000})),
  'an entry that the directory does not name': ({pack, draw}) =>
    zipOf(pack, (entries) => [...entries, {name: `${pack.top}/data/x.txt`, bytes: noiseOf(draw), hidden: true}]),
  'two names for the same data': ({pack, draw}) =>
    zipOf(pack, (entries) => [
      ...entries,
      {...pickOf(entries, draw), name: `${pack.top}/data/x.txt`, hidden: false, offset: 0},
    ]),
  'another count at the end': ({pack, draw}) => zipOf(pack, (entries) => entries, {count: draw(60)}),
  'a comment': ({pack, draw}) => zipOf(pack, (entries) => entries, {comment: `x${draw(99)}`}),
  'the directory elsewhere': ({pack, draw}) => zipOf(pack, (entries) => entries, {directoryOffset: draw(5000)}),
  'a folder with the name of a file': ({pack, draw}) =>
    zipOf(pack, (entries) => [...entries, {name: `${String(pickOf(entries, draw).name)}/`}]),
};

/** What can be done to the files by who can redo every list that needs no key. */
const ON_FILES: Readonly<Record<string, Kind>> = {
  'one bit of a file': ({pack, draw}) => pack.flip(pathOf(pack, draw)).zip(),
  'one bit of a file, lists redone': ({pack, draw}) => pack.flip(dataOf(pack, draw)).redoLists().zip(),
  'a file cut short': ({pack, draw}) => {
    const path = pathOf(pack, draw);
    return pack.put(path, pack.bytes(path).slice(0, draw(pack.bytes(path).length))).zip();
  },
  'a file with more behind it': ({pack, draw}) => {
    const path = pathOf(pack, draw);
    return pack.put(path, joinBytes([pack.bytes(path), noiseOf(draw)])).zip();
  },
  'a file left out': ({pack, draw}) => pack.remove(pathOf(pack, draw)).zip(),
  'a file left out, lists redone': ({pack, draw}) => pack.remove(dataOf(pack, draw)).redoLists().zip(),
  'a file added': ({pack, draw}) => pack.put(`data/exhibits/000001/x-${draw(9)}.png`, noiseOf(draw)).zip(),
  'a file added, lists redone': ({pack, draw}) =>
    pack
      .put(`data/exhibits/000001/x-${draw(9)}.png`, noiseOf(draw))
      .redoLists()
      .zip(),
  'a file beside the data': ({pack, draw}) => pack.put(`x-${draw(9)}.txt`, noiseOf(draw)).zip(),
  'a file renamed, lists redone': ({pack, draw}) => {
    const path = dataOf(pack, draw);
    const bytes = pack.bytes(path);
    return pack
      .remove(path)
      .put(path.replace(/(\.\w+)$/, '-x$1'), bytes)
      .redoLists()
      .zip();
  },
  'two pictures swapped, lists redone': ({pack, draw}) => {
    const pictures = [...pack.files.keys()].filter((path) => /exhibits.*png$/.test(path));
    return swapped(pack, pictures, draw)?.redoLists().zip();
  },
  'two records swapped, lists redone': ({pack, draw}) => {
    const records = [...pack.files.keys()].filter((path) => /exhibit\.json$/.test(path));
    return swapped(pack, records, draw)?.redoLists().zip();
  },
  'a word of a record edited, lists redone': ({pack, draw}) => {
    const path = pickOf(
      [...pack.files.keys()].filter((one) => /^data\/.*\.json$/.test(one)),
      draw,
    );
    return pack
      .put(path, retyped(pack.bytes(path), draw))
      .redoLists()
      .zip();
  },
  'a record with a space': ({pack, draw}) => {
    const path = pickOf(
      [...pack.files.keys()].filter((one) => /^data\/.*\.json$/.test(one)),
      draw,
    );
    return pack
      .put(path, joinBytes([pack.bytes(path), utf8(' ')]))
      .redoLists()
      .zip();
  },
  'a list in another order': ({pack}) =>
    pack.editText('manifest-sha256.txt', (text) => `${text.trimEnd().split('\n').reverse().join('\n')}\n`).zip(),
  'a list with carriage returns': ({pack, draw}) => {
    const path = pickOf(LISTS, draw);
    return pack.put(path, pack.text(path).replaceAll('\n', '\r\n')).zip();
  },
  'a list with carriage returns, and edited': ({pack, draw}) => {
    const path = pickOf(LISTS, draw);
    const ends = utf8(pack.text(path).replaceAll('\n', '\r\n'));
    return pack.put(path, retyped(ends, draw)).zip();
  },
  'a list with a carriage return in one line': ({pack, draw}) =>
    pack.editText('manifest-sha256.txt', (text) => crAtLine(text, draw(text.split('\n').length - 1))).zip(),
  'a list with a mark in front': ({pack, draw}) => {
    const path = pickOf(LISTS, draw);
    return pack.put(path, joinBytes([Uint8Array.of(0xef, 0xbb, 0xbf), pack.bytes(path)])).zip();
  },
  'a text of an exhibit with carriage returns': ({pack, draw}) => {
    const texts = [...pack.files.keys()].filter((path) => /^data\/exhibits\/.*(json|txt|html)$/.test(path));
    const path = pickOf(texts, draw);
    const before = pack.bytes(path);
    return pack
      .put(path, joinBytes([before, utf8('\r\n')]))
      .redoLists()
      .zip();
  },
  'what a file manager leaves, named in the list': ({pack}) => pack.put('data/desktop.ini', 'x').redoLists().zip(),
  'a file that looks left by a system': ({pack, draw}) => {
    const names = [
      'data/thumbs.db',
      'data/.ds_store',
      'data/DESKTOP.INI',
      '.directory',
      'data/._x y',
      '__MACOSX/case.json',
    ];
    return pack.put(pickOf(names, draw), noiseOf(draw)).zip();
  },
  'two files exchanged': ({pack, draw}) => swapped(pack, [...pack.files.keys()], draw)?.zip(),
  'a file renamed': ({pack, draw}) => {
    const path = pathOf(pack, draw);
    const bytes = pack.bytes(path);
    return pack
      .remove(path)
      .put(path.replace(/(\.\w+)$/, '-x$1'), bytes)
      .zip();
  },
  'a file in place of another': ({pack, draw}) => {
    const path = pathOf(pack, draw);
    return pack.put(path, pack.bytes(pathOf(pack, draw))).zip();
  },
  'the manifest rewritten for an edited file': ({pack, draw}) => {
    const before = pack.text('seal/seal.sha256');
    return pack.flip(dataOf(pack, draw)).redoLists().put('seal/seal.sha256', before).zip();
  },
  'the report edited, lists redone': ({pack, draw}) =>
    pack
      .put('data/report/report.html', retyped(pack.bytes('data/report/report.html'), draw))
      .redoLists()
      .zip(),
  'the checker replaced': ({pack, draw}) => pack.put('verify.html', noiseOf(draw)).redoLists().zip(),
};

/** What can be done to the log, the seal and the key by who has another key, or an older pack. */
const ON_CHAIN: Readonly<Record<string, Kind>> = {
  'a log line edited': ({pack, draw}) => withLog(pack, (lines) => lines.with(draw(lines.length), `${lines[0]} `)),
  'a log line left out': ({pack, draw}) => withLog(pack, (lines) => lines.toSpliced(draw(lines.length), 1)),
  'two log lines the other way round': ({pack, draw}) => withLog(pack, (lines) => turned(lines, draw)),
  'the last log lines cut off': ({pack, draw}) => withLog(pack, (lines) => lines.slice(0, draw(lines.length))),
  'the chain rewritten from the middle': ({pack, draw}) => {
    if (!pack.files.has('data/log/entries.jsonl')) return undefined;
    const lines = pack.lines();
    return pack
      .redoLog(lines.toSpliced(draw(lines.length), 1))
      .redoLists()
      .zip();
  },
  'the chain rewritten with a line added': ({pack, draw}) => {
    if (!pack.files.has('data/log/entries.jsonl')) return undefined;
    const lines = pack.lines();
    return pack
      .redoLog(lines.toSpliced(draw(lines.length), 0, lines[draw(lines.length)] ?? ''))
      .redoLists()
      .zip();
  },
  'an exhibit left out, chain and lists rewritten': ({pack, draw}) => {
    if (!pack.files.has('data/log/entries.jsonl')) return undefined;
    for (const path of [...pack.files.keys()]) if (path.startsWith('data/exhibits/000001/')) pack.remove(path);
    const lines = pack.lines().filter((line) => !line.includes('exhibit.sealed') || draw(4) === 0);
    return pack.redoLog(lines).redoLists().zip();
  },
  'an older head of the log': ({pack, earlier}) => copied(pack, earlier, CHECKPOINT).redoLists().zip(),
  'an older seal': ({pack, earlier}) => copied(pack, earlier, SEAL).zip(),
  'the seal of somebody else': ({pack, foreign}) => copied(pack, foreign, [...SEAL, 'seal/device-key.pem']).zip(),
  'the key of somebody else': ({pack, foreign}) => copied(pack, foreign, ['seal/device-key.pem']).zip(),
  'the key swapped and named': ({pack, otherKey}) => pack.useKey(otherKey).redoLists().zip(),
  'the key swapped, the seal signed by it': async ({pack, otherKey}) =>
    (await pack.put('seal/device-key.pem', publicKeyPem(otherKey.spki)).redoLists().sign(otherKey)).zip(),
  'signed by another key': async ({pack, draw, otherKey}) =>
    (await pack.flip(dataOf(pack, draw)).redoLists().sign(otherKey)).zip(),
  'a signature of other bytes': async ({pack, draw, otherKey}) =>
    pack.put('seal/seal.sig', await otherKey.sign(noiseOf(draw))).zip(),
  'a signature with other numbers': ({pack, draw}) => {
    const bytes = pack.bytes('seal/seal.sig');
    return pack
      .put(
        'seal/seal.sig',
        edited(bytes, draw(bytes.length), (byte) => byte ^ (1 + draw(255))),
      )
      .zip();
  },
  'no seal': ({pack, draw}) => pack.remove(pickOf([...SEAL, 'seal/device-key.pem'], draw)).zip(),
  'a proof of another record': ({pack, draw}) => {
    if (!pack.files.has('data/log/proofs.json')) return undefined;
    const bytes = pack.bytes('data/log/proofs.json');
    return pack.put('data/log/proofs.json', retyped(bytes, draw)).redoLists().zip();
  },
  'a whole pack said to be a chosen one': ({pack}) =>
    pack
      .editJson('seal/seal.json', (seal) => {
        seal.scope = seal.scope === 'whole' ? 'chosen' : 'whole';
      })
      .redoLists()
      .zip(),
};

/** What can be done to the times from outside, which no list names. */
const ON_TIMES: Readonly<Record<string, Kind>> = {
  'a time of another hash': ({pack}) => {
    if (!pack.files.has(TIME.answer)) return undefined;
    // Both are whole and by the same authority; they are for an earlier head of the log.
    const earlier = 'data/log/checkpoints/0001-01';
    const moved = pack.put(TIME.request, pack.bytes(`${earlier}.tsq`));
    return moved.put(TIME.answer, pack.bytes(`${earlier}.tsr`)).zip();
  },
  'a time whose signature was changed': ({pack, draw}) => {
    if (!pack.files.has(TIME.answer)) return undefined;
    const bytes = pack.bytes(TIME.answer);
    // The signature is the last thing in it.
    return pack
      .put(
        TIME.answer,
        edited(bytes, bytes.length - 1 - draw(200), (byte) => byte ^ (1 + draw(255))),
      )
      .zip();
  },
  'the answer of a time taken away': ({pack}) =>
    pack.files.has(TIME.answer) ? pack.remove(TIME.answer).zip() : undefined,
  'the question of a time changed': ({pack, draw}) => {
    if (!pack.files.has(TIME.request)) return undefined;
    const bytes = pack.bytes(TIME.request);
    return pack
      .put(
        TIME.request,
        edited(bytes, draw(bytes.length), (byte) => byte ^ (1 + draw(255))),
      )
      .zip();
  },
  'the time of an earlier head taken away': ({pack}) => {
    const paths = [...pack.files.keys()].filter((path) => /^data\/log\/checkpoints\/.*ts[qr]$/.test(path));
    for (const path of paths) pack.remove(path);
    return paths.length > 0 ? pack.zip() : undefined;
  },
};

export const KINDS: Readonly<Record<string, Kind>> = {
  ...ON_BYTES,
  ...ON_ENTRIES,
  ...ON_FILES,
  ...ON_CHAIN,
  ...ON_TIMES,
  ...ON_REDACTED,
};

/** A number generator that is the same for the same seed (a 32-bit xorshift). */
export function drawFrom(seed: number): Draw {
  let state = (Math.imul(seed, 2_654_435_761) ^ 0x9e3779b9) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % Math.max(1, below);
  };
}

function pickOf<T>(list: readonly T[], draw: Draw): T {
  const one = list[draw(list.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

function pathOf(pack: TamperedPack, draw: Draw): string {
  return pickOf(
    [...pack.files.keys()].filter((path) => pack.bytes(path).length > 0),
    draw,
  );
}

function dataOf(pack: TamperedPack, draw: Draw): string {
  const paths = [...pack.files.keys()].filter((path) => path.startsWith('data/') && pack.bytes(path).length > 0);
  return pickOf(
    paths.filter((path) => !CHECKPOINT.includes(path)),
    draw,
  );
}

function noiseOf(draw: Draw): Bytes {
  return Uint8Array.from({length: 1 + draw(60)}, () => draw(256));
}

function edited(bytes: Bytes, at: number, change: (byte: number) => number): Bytes {
  const copy = bytes.slice();
  copy[at] = change(copy[at] ?? 0);
  return copy;
}

function spliced(bytes: Bytes, at: number, length: number, instead: Bytes): Bytes {
  return joinBytes([bytes.slice(0, at), instead, bytes.slice(at + length)]);
}

/** One letter or digit of a text typed differently. */
function retyped(bytes: Bytes, draw: Draw): Bytes {
  const letters = [...bytes.keys()].filter((at) => /[a-y0-8]/.test(String.fromCharCode(bytes[at] ?? 0)));
  return edited(bytes, pickOf(letters, draw), (byte) => byte + 1);
}

function crAtLine(text: string, line: number): string {
  return text
    .split('\n')
    .map((one, i) => (i === line ? `${one}\r` : one))
    .join('\n');
}

function entriesOf(pack: TamperedPack): RawEntry[] {
  return [...pack.files].map(([path, bytes]) => ({name: `${pack.top}/${path}`, bytes}));
}

function zipOf(pack: TamperedPack, change: (entries: RawEntry[]) => RawEntry[], archive: RawArchive = {}): Bytes {
  return rawZip(change(entriesOf(pack)), archive);
}

function changedEntry(pack: TamperedPack, draw: Draw, change: (entry: RawEntry) => RawEntry): Bytes {
  return zipOf(pack, (entries) => {
    const at = draw(entries.length);
    return entries.map((entry, i) => (i === at ? change(entry) : entry));
  });
}

function swapped(pack: TamperedPack, paths: readonly string[], draw: Draw): TamperedPack | undefined {
  if (paths.length < 2) return undefined;
  const one = draw(paths.length);
  const other = (one + 1 + draw(paths.length - 1)) % paths.length;
  const [a, b] = [paths[one] ?? '', paths[other] ?? ''];
  const [bytesOfA, bytesOfB] = [pack.bytes(a), pack.bytes(b)];
  return pack.put(a, bytesOfB).put(b, bytesOfA);
}

/** Neighbours change places. */
function turned(lines: readonly string[], draw: Draw): string[] {
  const at = draw(lines.length - 1);
  return [...lines.slice(0, at), lines[at + 1] ?? '', lines[at] ?? '', ...lines.slice(at + 2)];
}

function withLog(pack: TamperedPack, change: (lines: string[]) => string[]): Bytes | undefined {
  if (!pack.files.has('data/log/entries.jsonl')) return undefined;
  return pack.put('data/log/entries.jsonl', change(pack.lines()).join('\n')).redoLists().zip();
}

function copied(pack: TamperedPack, from: TamperedPack, paths: readonly string[]): TamperedPack {
  for (const path of paths) pack.put(path, from.bytes(path));
  return pack;
}
