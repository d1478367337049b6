import {describe, expect, it} from 'vitest';
import {utf8} from '../../../src/core/bytes.ts';
import type {Part} from '../../../src/core/capture/exhibit.ts';
import {canonicalJson, type Json} from '../../../src/core/hash/canonical-json.ts';
import {sha256Hex} from '../../../src/core/hash/sha256.ts';
import type {Uuid} from '../../../src/core/ids.ts';
import {wordsFault} from '../../../src/core/redaction/check-words.ts';
import {elsewhere} from '../../../src/core/redaction/elsewhere.ts';
import {maskWords, type RedactedWords, shownValue, type WordProof} from '../../../src/core/redaction/redact-words.ts';
import {saltsOf} from '../../../src/core/redaction/salts.ts';
import {cutWords} from '../../../src/core/redaction/word-cut.ts';
import {isChoosable, wordLeaves} from '../../../src/core/redaction/word-leaves.ts';
import {wordTree} from '../../../src/core/redaction/word-tree.ts';
import {drawFrom, SEED} from './drawn.ts';

type Draw = (below: number) => number;
const EXHIBIT = '33333333-3333-4333-8333-333333333333' as Uuid;

function sealedFacts(record: Json): Part {
  const bytes = utf8(canonicalJson(record));
  return {
    ...{path: 'facts.json', role: 'facts', how: 'read', mediaType: 'application/json'},
    ...{bytes: bytes.length, sha256: sha256Hex(bytes), words: wordTree(record, saltsOf(SEED, 'facts.json'))},
  };
}

const WORDS = [
  'mill',
  'lane',
  'Rita',
  'she',
  'لا',
  'мир',
  '家',
  '家に帰る',
  '😀',
  '👩‍👩‍👧',
  'a/b~c',
  '"quoted"',
  '',
  ' ',
  '\n',
  'x'.repeat(70),
];

function randomText(draw: Draw): string {
  return Array.from({length: draw(14)}, () => WORDS[draw(WORDS.length)]).join([' ', '\n', '', '\t '][draw(4)]);
}

function randomFacts(draw: Draw, depth = 0): Json {
  const kind = depth > 2 ? draw(4) : draw(7);
  if (kind === 0) return draw(1000) - 500;
  if (kind === 1) return draw(2) === 0;
  if (kind < 4) return kind === 2 && draw(3) === 0 ? null : randomText(draw);
  if (kind === 4) return Array.from({length: draw(4)}, () => randomFacts(draw, depth + 1));
  return Object.fromEntries(
    Array.from({length: draw(4)}, (_, i) => [
      ['a', 'b/c', 'd~', 'text', 'é', '10'][(draw(6) + i) % 6],
      randomFacts(draw, depth + 1),
    ]),
  );
}

function randomRecord(draw: Draw): Json {
  return {
    v: 1,
    kind: 'facts',
    exhibitId: EXHIBIT,
    salt: `${draw(1e9)}`,
    first: randomFacts(draw),
    text: `x ${randomText(draw)}`,
  };
}

function masked(record: Json, draw: Draw) {
  const part = sealedFacts(record);
  const leaves = wordLeaves(record);
  const hidden = new Set(leaves.flatMap((_, i) => (draw(3) === 0 ? i : [])));
  const {words, proof} = maskWords(part, EXHIBIT, record, hidden, saltsOf(SEED, part.path));
  if (!proof) throw new Error('no proof');
  return {part, leaves, hidden, words, proof};
}

/** Every text in a value, and how to put another in its place. */
function textPlaces(value: unknown): {text: string; put(text: string): void}[] {
  if (typeof value !== 'object' || value === null) return [];
  const members = value as {[key: string]: unknown};
  return Object.keys(members).flatMap((key) => {
    const text = members[key];
    return typeof text === 'string'
      ? {text, put: (other: string) => Object.assign(members, {[key]: other})}
      : textPlaces(text);
  });
}

describe('a text that is cut', () => {
  it('is whole again when its pieces are joined, and never broken inside a character', () => {
    const draw = drawFrom(1);
    for (let i = 0; i < 500; i += 1) {
      const text = randomText(draw);
      const pieces = cutWords(text);
      expect(pieces.join('')).toBe(text);
      expect(pieces.every((piece) => piece !== '' && piece.isWellFormed())).toBe(true);
    }
  });

  it('is cut as docs/format.md says', () => {
    expect(cutWords('')).toEqual([]);
    expect(cutWords('  Rita, at\n\tMill Lane 4')).toEqual(['  ', 'Rita, ', 'at\n\t', 'Mill ', 'Lane ', '4']);
    expect(cutWords('家に帰る。 ok')).toEqual(['家', 'に', '帰', 'る', '。 ', 'ok']);
    expect(cutWords('abcdefghijk')).toEqual(['abcdefgh', 'ijk']);
    expect(cutWords('ab家cd')).toEqual(['ab', '家', 'cd']);
    expect(cutWords('😀'.repeat(9))).toEqual(['😀'.repeat(8), '😀']);
  });

  it('of a hundred thousand words has a bounded number of pieces', () => {
    const text = 'word '.repeat(100_000);
    const pieces = cutWords(text);
    expect(pieces.length).toBeLessThanOrEqual(4096);
    expect(pieces.join('')).toBe(text);
  });
});

describe('a copy of words with some hidden', () => {
  it('is proved, for random records and random words, and holds nothing of what is hidden', () => {
    const draw = drawFrom(2);
    for (let i = 0; i < 300; i += 1) {
      const {part, words, proof, leaves, hidden} = masked(randomRecord(draw), draw);
      expect(wordsFault(words, part, proof)).toBeUndefined();
      const shown = new Set(leaves.filter((leaf, n) => !hidden.has(n) || !isChoosable(leaf)).map(({value}) => value));
      const text = canonicalJson(words) + canonicalJson(proof);
      for (const [n, leaf] of leaves.entries()) {
        const {value} = leaf;
        if (!hidden.has(n) || !isChoosable(leaf) || typeof value !== 'string' || value.trim().length < 4) continue;
        const isShownToo = [...shown].some((other) => typeof other === 'string' && other.includes(value.trim()));
        const isOfTheForm = canonicalJson(words.removed).includes(JSON.stringify(value.trim()).slice(1, -1));
        if (!isShownToo && !isOfTheForm && words.exhibitId !== value && !'redactedWords'.includes(value)) {
          expect(text).not.toContain(JSON.stringify(value).slice(1, -1));
        }
      }
    }
  });

  it('is refused when anything that is shown is changed', () => {
    const draw = drawFrom(3);
    let compared = 0;
    for (let i = 0; i < 300; i += 1) {
      const {part, words, proof} = masked(randomRecord(draw), draw);
      const places = textPlaces(words.record);
      const place = places[draw(places.length)];
      if (!place) continue;
      place.put(`${place.text}x`);
      const {record} = words;
      compared += 1;
      expect(wordsFault({...words, record}, part, proof)).toBeDefined();
    }
    expect(compared).toBeGreaterThan(100);
  });

  it('is refused when a hidden word is put back, replaced, or said to stand elsewhere', () => {
    const record = {v: 1, kind: 'facts', exhibitId: EXHIBIT, salt: 'AAAA', a: 'she lives at Mill Lane', b: 'no'};
    const part = sealedFacts(record);
    const leaves = wordLeaves(record);
    const lane = leaves.findIndex(({value}) => value === 'Lane');
    const {words, proof} = maskWords(part, EXHIBIT, record, new Set([lane]), saltsOf(SEED, part.path));
    const edit = (from: string, to: string): RedactedWords => JSON.parse(JSON.stringify(words).replace(from, to));
    expect(wordsFault(words, part, proof)).toBeUndefined();
    for (const [from, to] of [
      ['["she ","lives ","at ","Mill ",null]', '["she ","lives ","at ","Mill ","Road"]'],
      ['["she ","lives ","at ","Mill ",null]', '["she ","lives ","at ",null,"Mill "]'],
      ['["she ","lives ","at ","Mill ",null]', '["she ","lives ","at ","Mill ",null,null]'],
      ['["she ","lives ","at ","Mill ",null]', '["she lives ","at ","Mill ",null]'],
      ['"b":"no"', '"b":{"redacted":[null]}'],
      ['"/a"', '"/b"'],
      ['"/salt"', '"/a"'],
    ] as const) {
      expect(edit(from, to)).not.toEqual(words);
      expect(wordsFault(edit(from, to), part, proof)).toBeDefined();
    }
    const short: WordProof = {...(proof as WordProof), leaves: (proof as WordProof).leaves.slice(1)};
    expect(wordsFault(words, part, short)).toBe('verify_reason_otherLeaves');
    expect(wordsFault(words, {...part, sha256: sha256Hex(new Uint8Array(1))}, proof)).toBe(
      'verify_reason_otherOriginal',
    );
    expect(wordsFault(words, sealedFacts({...record, b: 'na'}), proof)).toBeDefined();
  });

  it('never shows the salt of the record, whatever was asked for', () => {
    const record = {v: 1, kind: 'facts', exhibitId: EXHIBIT, salt: 'c2FsdHNhbHRzYWx0c2FsdA==', a: 'x'};
    const part = sealedFacts(record);
    const {words, proof} = maskWords(part, EXHIBIT, record, new Set(), saltsOf(SEED, part.path));
    expect(JSON.stringify(words)).not.toContain('c2FsdHNhbHRzYWx0c2FsdA');
    expect(words.removed).toEqual(['/salt']);
    const shown = JSON.parse(
      JSON.stringify(words).replace('{"redacted":[null,null,null]}', JSON.stringify(record.salt)),
    );
    expect(wordsFault({...shown, removed: []}, part, proof)).toBe('verify_reason_saltShown');
  });

  it('is shown with a block in place of each run, in the form of the record', () => {
    const record = {
      salt: 'x',
      item: {text: {value: 'she lives at Mill Lane now', from: 'text'}, id: {value: '77', from: 'address'}},
      postedAt: {earliest: '2026-03-01T10:00:00.000Z'},
    };
    const leaves = wordLeaves(record);
    const hide = new Set(leaves.flatMap(({value}, i) => (['Mill ', 'Lane ', '77'].includes(String(value)) ? i : [])));
    const {words} = maskWords(sealedFacts(record), EXHIBIT, record, hide, undefined);
    expect(shownValue(words.record, '[hidden]')).toEqual({
      salt: '[hidden]',
      item: {text: {value: 'she lives at [hidden] now', from: 'text'}, id: {missing: '[hidden]'}},
      postedAt: {earliest: '2026-03-01T10:00:00.000Z'},
    });
  });
});

describe('hidden words that stand elsewhere', () => {
  const record = {
    page: {
      title: {value: 'Rita Mill on demo: "she lives at Mill Lane"', from: 'meta'},
      address: {value: 'https://x.example/Mill%20Lane', from: 'address'},
    },
    item: {text: {value: 'she lives at Mill Lane.', from: 'text'}, author: {value: 'mill_owner', from: 'text'}},
  };
  const leaves = wordLeaves(record);
  const found = (hidden: readonly string[]) => {
    const set = new Set(
      leaves.flatMap(({path, value}, i) => (path === '/item/text/value' && hidden.includes(String(value)) ? i : [])),
    );
    return elsewhere(leaves, set).map(({index, certain}) => [leaves[index]?.path, leaves[index]?.value, certain]);
  };

  it('are found as a phrase for certain, and word by word to be asked about', () => {
    const all = found(['Mill ', 'Lane.']);
    expect(all).toContainEqual(['/page/title/value', 'Mill ', true]);
    expect(all).toContainEqual(['/page/title/value', 'Lane"', true]);
    expect(all).toContainEqual(['/item/author/value', 'mill_own', false]);
    expect(all.filter(([path]) => path === '/page/address/value').length).toBeGreaterThan(0);
  });

  it('are none where nothing is hidden', () => {
    expect(found([])).toEqual([]);
  });

  it('are not looked for in the words of the format', () => {
    expect(leaves.filter((leaf) => !isChoosable(leaf)).map(({path}) => path)).toEqual([
      '/item/author/from',
      '/item/text/from',
      '/page/address/from',
      '/page/title/from',
    ]);
  });
});
