import {type Bytes, utf8Text} from '../../../src/core/bytes.ts';
import type {Json} from '../../../src/core/hash/canonical-json.ts';
import {sha256Hex} from '../../../src/core/hash/sha256.ts';
import {sealCode} from '../../../src/core/pack/seal.ts';
import type {FindingCode, Outcome} from '../../../src/core/verify/report.ts';
import type {TestKey} from '../pack/a-case.ts';
import type {TamperedPack} from './tamper.ts';
import type {Draw} from './tamper-kinds.ts';

/** What an attacker of a pack in parts has. Each is taken apart anew for each try, in the order of its numbers. */
export type PartMeans = {
  draw: Draw;
  parts: TamperedPack[];
  /** The parts of the next pack of the same record, and those of somebody else's. */
  next: TamperedPack[];
  foreign: TamperedPack[];
  /** The same record as a pack in one. */
  single: TamperedPack;
  otherKey: TestKey;
  /** Only the keeper has it: for what even the keeper cannot do unseen. */
  key: TestKey;
};

/** One way to tamper: the archives that are given then, and what must be found. */
export type PartKind = {
  tamper(means: PartMeans): (TamperedPack | Bytes)[] | Promise<(TamperedPack | Bytes)[]>;
  /** All of them must be found; with others perhaps. */
  finds: readonly FindingCode[];
  /** `notVerified` where left out. */
  outcome?: Outcome;
};

const SEAL = 'seal/seal.json';
const LIST = 'data/parts.json';
const PICTURE = /^data\/exhibits\/.*png$/;

/** By who has the archives and no key. */
const WITHOUT_KEY: Readonly<Record<string, PartKind>> = {
  'a part left out': {
    finds: ['packPartNotShown'],
    outcome: 'incomplete',
    tamper: ({parts, draw}) => parts.toSpliced(draw(parts.length), 1),
  },
  'a part left out, and every list that names it mended': {
    finds: ['sealSignatureWrong', 'partMissing'],
    tamper: ({parts}) => withoutLast(parts).map((part) => part.redoLists()),
  },
  'a part twice': {
    finds: ['packPartTwice'],
    outcome: 'verified',
    tamper: ({parts, draw}) => [...parts, pickOf(parts, draw)],
  },
  'a part twice, one of them with other bytes': {
    finds: ['packPartTwice', 'fileChanged'],
    tamper: ({parts, draw}) => {
      const one = pickOf(parts, draw);
      return [...parts, one.clone().flip(payloadOf(one, draw))];
    },
  },
  'a part twice, one of them with other bytes and its lists mended': {
    finds: ['packPartChanged', 'sealSignatureWrong'],
    tamper: ({parts, draw}) => {
      const one = laterOf(parts, draw);
      return [...parts, one.clone().flip(payloadOf(one, draw)).redoLists()];
    },
  },
  'a part of the next pack in its place': {
    finds: ['packPartOther', 'packPartNotShown'],
    tamper: ({parts, next, draw}) => {
      const at = 1 + draw(parts.length - 1);
      return parts.with(at, next[at] ?? pickOf(next, draw));
    },
  },
  'part 1 of the next pack in its place': {
    finds: ['packPartOther', 'packPartNotShown'],
    tamper: ({parts, next}) => parts.with(0, pickAt(next, 0)),
  },
  'a part of the next pack besides': {
    finds: ['packPartOther'],
    tamper: ({parts, next, draw}) => [...parts, laterOf(next, draw)],
  },
  'a part of somebody else in its place': {
    finds: ['packPartOther', 'packPartNotShown'],
    tamper: ({parts, foreign, draw}) => {
      const at = 1 + draw(parts.length - 1);
      return parts.with(at, pickAt(foreign, at));
    },
  },
  'a pack in one in place of part 1': {
    finds: ['packPartOther', 'packPartNotShown'],
    tamper: ({parts, single}) => parts.with(0, single),
  },
  'a pack in one in place of a later part': {
    finds: ['packPartOther', 'packPartNotShown'],
    tamper: ({parts, single, draw}) => parts.with(1 + draw(parts.length - 1), single),
  },
  'a later part under the name of part 1': {
    finds: ['sealListWrong'],
    tamper: ({parts, draw}) => replaced(parts, laterOf(parts, draw), (part) => numbered(part, 1)),
  },
  'the number of a part edited, lists mended': {
    finds: ['sealSignatureWrong', 'packPartNotShown'],
    tamper: ({parts}) => parts.with(1, numbered(pickAt(parts, 1), 3).redoLists()),
  },
  'the numbers of two parts exchanged, lists mended': {
    finds: ['sealSignatureWrong', 'packPartChanged'],
    tamper: ({parts}) => exchanged(parts).map((part) => part.redoLists()),
  },
  'the number of parts edited in one of them': {
    finds: ['sealListWrong', 'packPartOther'],
    tamper: ({parts, draw}) => replaced(parts, laterOf(parts, draw), (part) => counted(part, parts.length + 1)),
  },
  'the number of parts edited in all of them, lists mended': {
    finds: ['sealSignatureWrong', 'partsListWrong', 'packPartNotShown'],
    tamper: ({parts}) => parts.map((part) => counted(part, parts.length + 1).redoLists()),
  },
  'a part said to be of the next pack, lists mended': {
    finds: ['packPartOther', 'sealSignatureWrong'],
    tamper: ({parts, next, draw}) =>
      replaced(parts, laterOf(parts, draw), (part) => {
        const {group} = placeOf(pickAt(next, 0));
        return place(part, {group}).redoLists();
      }),
  },
  'the head of the log in a part that of the next pack, lists mended': {
    finds: ['packPartOther', 'sealSignatureWrong'],
    tamper: ({parts, next, draw}) =>
      replaced(parts, laterOf(parts, draw), (part) => {
        for (const path of ['data/log/checkpoint.json', 'data/log/checkpoint.sig']) {
          part.put(path, pickAt(next, 0).bytes(path));
        }
        return part.redoLists();
      }),
  },
  'a part signed by another key, which it names': {
    finds: ['packPartOther'],
    tamper: async ({parts, otherKey, draw}) => {
      const one = laterOf(parts, draw);
      one.useKey(otherKey);
      await one.signCheckpoint(otherKey);
      await one.redoLists().sign(otherKey);
      return parts;
    },
  },
  'one bit of a file in a part': {
    finds: ['fileChanged', 'partChanged'],
    tamper: ({parts, draw}) => replaced(parts, laterOf(parts, draw), (part) => part.flip(payloadOf(part, draw))),
  },
  'one bit of a file in a part, lists mended': {
    finds: ['partChanged', 'packPartChanged', 'sealSignatureWrong'],
    tamper: ({parts, draw}) =>
      replaced(parts, laterOf(parts, draw), (part) => part.flip(payloadOf(part, draw)).redoLists()),
  },
  'a file left out of a part, lists mended': {
    finds: ['partMissing', 'partsListWrong', 'sealSignatureWrong'],
    tamper: ({parts, draw}) =>
      replaced(parts, laterOf(parts, draw), (part) => part.remove(payloadOf(part, draw)).redoLists()),
  },
  'a file moved to another part, lists mended': {
    finds: ['partsListWrong', 'partMissing', 'sealSignatureWrong'],
    tamper: ({parts, draw}) => {
      const [, from, to] = parts;
      if (!from || !to) throw new Error('no parts');
      const path = payloadOf(from, draw);
      to.put(path, from.bytes(path));
      from.remove(path);
      return parts.map((part) => part.redoLists());
    },
  },
  'two pictures exchanged between parts': {
    finds: ['fileChanged', 'partChanged'],
    tamper: ({parts, draw}) => crossed(parts, draw),
  },
  'a file of a later part in part 1 too, lists mended': {
    finds: ['partsListWrong', 'sealSignatureWrong'],
    tamper: ({parts, draw}) => {
      const from = laterOf(parts, draw);
      const path = payloadOf(from, draw);
      pickAt(parts, 0).put(path, from.bytes(path)).redoLists();
      return parts;
    },
  },
  'a log in a later part': {
    finds: ['fileAdded', 'partsListWrong'],
    tamper: ({parts, draw}) => {
      laterOf(parts, draw).put('data/log/entries.jsonl', pickAt(parts, 0).bytes('data/log/entries.jsonl'));
      return parts;
    },
  },
  'a part inside another': {
    finds: ['fileAdded'],
    tamper: ({parts}) => {
      const [first, second, ...others] = parts;
      if (!first || !second) throw new Error('no parts');
      return [first.put('data/part-2.zip', second.zip()), second, ...others];
    },
  },
  'all parts poured into one archive': {
    finds: ['fileAdded', 'packPartNotShown'],
    tamper: ({parts}) => {
      const [first, ...others] = parts;
      if (!first) throw new Error('no parts');
      for (const {files} of others)
        for (const [path, bytes] of files) if (!first.files.has(path)) first.put(path, bytes);
      return [first];
    },
  },
  'the list of files sending one elsewhere, lists mended': {
    finds: ['partsListWrong', 'sealSignatureWrong'],
    tamper: ({parts, draw}) => {
      sendElsewhere(parts, draw).redoLists();
      return parts;
    },
  },
  'another seal code of a part in part 1, lists mended': {
    finds: ['packPartChanged', 'sealSignatureWrong'],
    tamper: ({parts, draw}) => {
      renamed(parts, draw).redoLists();
      return parts;
    },
  },
  'the list of files taken away, lists mended': {
    finds: ['partsListWrong', 'sealSignatureWrong'],
    tamper: ({parts}) => {
      pickAt(parts, 0).remove(LIST).redoLists();
      return parts;
    },
  },
  'a part cut off': {
    finds: ['archiveUnreadable', 'packPartNotShown'],
    outcome: 'unreadable',
    tamper: ({parts, draw}) => {
      const at = 1 + draw(parts.length - 1);
      const zip = pickAt(parts, at).zip();
      const cut = zip.slice(0, draw(zip.length));
      return parts.map((part, i) => (i === at ? cut : part));
    },
  },
};

/** By the keeper, who can sign everything anew: what one part says must still be what the others say. */
const WITH_KEY: Readonly<Record<string, PartKind>> = {
  'the keeper leaves a part out, and mends every list that names it': {
    finds: ['partMissing'],
    tamper: ({parts, key}) => sealedAnew(withoutLast(parts), key),
  },
  'the keeper exchanges the numbers of two parts': {
    finds: ['packPartChanged'],
    tamper: ({parts, key}) => signed(exchanged(parts), key),
  },
  'the keeper exchanges the numbers of two parts, and mends part 1': {
    finds: ['partsListWrong'],
    tamper: ({parts, key}) => sealedAnew(exchanged(parts), key),
  },
  'the keeper changes a file of a part': {
    finds: ['packPartChanged', 'partChanged'],
    tamper: ({parts, key, draw}) => {
      const one = laterOf(parts, draw);
      return signed(
        replaced(parts, one, (part) => part.flip(payloadOf(part, draw))),
        key,
      );
    },
  },
  'the keeper changes a file of a part, and mends part 1': {
    finds: ['partChanged'],
    tamper: ({parts, key, draw}) => {
      const one = laterOf(parts, draw);
      return sealedAnew(
        replaced(parts, one, (part) => part.flip(payloadOf(part, draw))),
        key,
      );
    },
  },
  'the keeper exchanges two pictures between parts, and mends part 1': {
    finds: ['partChanged'],
    tamper: ({parts, key, draw}) => sealedAnew(crossed(parts, draw), key),
  },
  'the keeper puts a file into a part that no list names, and mends part 1': {
    finds: ['partsListWrong'],
    tamper: ({parts, key, draw}) => {
      laterOf(parts, draw).put(`data/exhibits/000001/more-${draw(9)}.png`, 'x');
      return sealedAnew(parts, key);
    },
  },
  'the keeper puts a record into a later part': {
    finds: ['partsListWrong'],
    tamper: ({parts, key, draw}) => {
      laterOf(parts, draw).put('data/exhibits/000009/exhibit.json', '{}');
      return sealedAnew(parts, key);
    },
  },
  'the keeper sends a file elsewhere': {
    finds: ['partsListWrong'],
    tamper: ({parts, key, draw}) => {
      sendElsewhere(parts, draw);
      return sealedAnew(parts, key);
    },
  },
  'the keeper names another part in part 1': {
    finds: ['packPartChanged'],
    tamper: async ({parts, key, draw}) => {
      await renamed(parts, draw).redoLists().sign(key);
      return parts;
    },
  },
  'the keeper names no part in part 1': {
    finds: ['partsListWrong'],
    tamper: async ({parts, key}) => {
      const first = pickAt(parts, 0).editJson(SEAL, (seal) => {
        delete seal.parts;
      });
      await first.redoLists().sign(key);
      return parts;
    },
  },
  'the keeper makes a later part another part 1': {
    finds: ['packPartChanged'],
    tamper: ({parts, key, draw}) =>
      signed(
        replaced(parts, laterOf(parts, draw), (part) => numbered(part, 1)),
        key,
      ),
  },
  'the keeper puts a part of the next pack in, and names it in part 1': {
    finds: ['packPartOther', 'packPartNotShown'],
    tamper: ({parts, next, key}) => sealedAnew(parts.with(1, pickAt(next, 1)), key),
  },
};

/** What can be done to a pack in parts. */
export const PART_KINDS: Readonly<Record<string, PartKind>> = {...WITHOUT_KEY, ...WITH_KEY};

type Place = {number: number; of: number; group: string};

function placeOf(part: TamperedPack): Place {
  return part.json(SEAL).part as Place;
}

function place(part: TamperedPack, change: Partial<Place>): TamperedPack {
  return part.editJson(SEAL, (seal) => {
    seal.part = {...(seal.part as Place), ...change};
  });
}

function numbered(part: TamperedPack, number: number): TamperedPack {
  return place(part, {number});
}

/** Says another number of parts wherever it is said. */
function counted(part: TamperedPack, of: number): TamperedPack {
  if (part.files.has(LIST)) {
    part.editJson(LIST, (list) => {
      list.of = of;
    });
  }
  return place(part, {of});
}

/** The last part is left out, and neither the seals nor the list of files says that there was one. */
function withoutLast(parts: readonly TamperedPack[]): TamperedPack[] {
  const left = parts.slice(0, -1).map((part) => counted(part, parts.length - 1));
  const first = pickAt(left, 0);
  first.editJson(SEAL, (seal) => {
    seal.parts = (seal.parts as Json[]).slice(0, -1);
  });
  first.editJson(LIST, (list) => {
    const files = Object.entries(list.files as {[path: string]: number});
    list.files = Object.fromEntries(files.filter(([, number]) => number < parts.length));
  });
  return left;
}

/** Part 2 says that it is part 3, and the other way round. */
function exchanged(parts: readonly TamperedPack[]): TamperedPack[] {
  const [first, second, third, ...others] = parts;
  if (!first || !second || !third) throw new Error('no parts');
  return [first, numbered(second, 3), numbered(third, 2), ...others];
}

/** A picture of one part lies in another under the other's name, and the other way round. */
function crossed(parts: readonly TamperedPack[], draw: Draw): TamperedPack[] {
  const [, one, other] = parts;
  if (!one || !other) throw new Error('no parts');
  const [here, there] = [payloadOf(one, draw), payloadOf(other, draw)];
  const [bytesHere, bytesThere] = [one.bytes(here), other.bytes(there)];
  one.put(here, bytesThere);
  other.put(there, bytesHere);
  return [...parts];
}

function sendElsewhere(parts: readonly TamperedPack[], draw: Draw): TamperedPack {
  return pickAt(parts, 0).editJson(LIST, (list) => {
    const files = list.files as {[path: string]: number};
    const path = pickOf(Object.keys(files), draw);
    files[path] = files[path] === 2 ? 3 : 2;
  });
}

/** Part 1 says something else of one of the others than it was sealed as. */
function renamed(parts: readonly TamperedPack[], draw: Draw): TamperedPack {
  return pickAt(parts, 0).editJson(SEAL, (seal) => {
    const named = pickOf(seal.parts as {[key: string]: Json}[], draw);
    const what = pickOf(['sealCode', 'manifest'], draw);
    named[what] = sha256Hex(Uint8Array.of(draw(256)));
  });
}

/** Everyone signs anew what they hold; part 1 names the others as before. */
async function signed(parts: readonly TamperedPack[], key: TestKey): Promise<TamperedPack[]> {
  for (const part of parts) await part.redoLists().sign(key);
  return [...parts];
}

/** The same, and part 1 names the others as they are now. */
async function sealedAnew(parts: readonly TamperedPack[], key: TestKey): Promise<TamperedPack[]> {
  const [first, ...others] = parts;
  if (!first) throw new Error('no parts');
  await signed(others, key);
  first.editJson(SEAL, (seal) => {
    seal.parts = others
      .map((part) => ({
        number: placeOf(part).number,
        packId: part.json(SEAL).packId ?? '',
        manifest: sha256Hex(part.bytes('manifest-sha256.txt')),
        sealCode: sealCode(utf8Text(part.bytes('seal/seal.sha256')) ?? ''),
      }))
      .sort((a, b) => a.number - b.number);
  });
  await first.redoLists().sign(key);
  return [...parts];
}

function replaced(
  parts: readonly TamperedPack[],
  one: TamperedPack,
  change: (part: TamperedPack) => TamperedPack,
): TamperedPack[] {
  return parts.map((part) => (part === one ? change(part) : part));
}

function laterOf(parts: readonly TamperedPack[], draw: Draw): TamperedPack {
  return pickOf(parts.slice(1), draw);
}

/** A picture that the part holds. */
function payloadOf(part: TamperedPack, draw: Draw): string {
  const pictures = [...part.files.keys()].filter((path) => PICTURE.test(path));
  return pickOf(pictures.length > 0 ? pictures : ['data/log/entries.jsonl'], draw);
}

function pickAt<T>(list: readonly T[], at: number): T {
  const one = list[at];
  if (one === undefined) throw new Error(`nothing at ${at}`);
  return one;
}

function pickOf<T>(list: readonly T[], draw: Draw): T {
  return pickAt(list, draw(list.length));
}
