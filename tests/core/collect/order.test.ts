import {describe, expect, it} from 'vitest';
import {utf8} from '../../../src/core/bytes.ts';
import type {Seen} from '../../../src/core/collect/align.ts';
import {type Known, merge, NOTHING_SEEN, type Order} from '../../../src/core/collect/order.ts';
import {sha256Hex} from '../../../src/core/hash/sha256.ts';

type Row = {mark: string; author: string; text: string; height: number};

function row(text: string, more: Partial<Row> = {}): Row {
  return {mark: '', author: 'ann', text, height: 60, ...more};
}

const hashes = new Map<string, Seen['words']>();
function hashOf(text: string): Seen['words'] {
  const known = hashes.get(text) ?? sha256Hex(utf8(text));
  hashes.set(text, known);
  return known;
}

/** What a window over the rows from `from` to `to` shows. `shift` moves all offsets, as a picture above would. */
function look(rows: readonly Row[], from: number, to: number, {shift = 0, numbered = false} = {}): Seen[] {
  let offset = shift;
  const all = rows.map(({mark, author, text, height}, index): Seen => {
    const one = {mark, author, words: hashOf(text), index: numbered ? index : null, offset, height};
    offset += height;
    return one;
  });
  return all.slice(Math.max(0, from), to);
}

function wordsIn(order: Order): string[] {
  return order.items.map(({words}) => words);
}

function wordsOf(rows: readonly Row[]): string[] {
  return rows.map(({text}) => hashOf(text));
}

/** The order that a reader makes of the sealed records: by place, then by when they were saved. */
function asRead(items: readonly Known[]): number[] {
  return [...items].sort((a, b) => a.place - b.place || a.key - b.key).map(({key}) => key);
}

function walk(looks: readonly Seen[][], grows: 'down' | 'up' = 'down'): Order {
  return looks.reduce((order, seen) => merge(order, seen, grows).order, NOTHING_SEEN);
}

describe('the order of a list that is seen through a window', () => {
  it('holds each item once, in page order', () => {
    const rows = Array.from({length: 30}, (_, i) => row(`comment ${i}`));
    const order = walk([look(rows, 0, 8), look(rows, 4, 12), look(rows, 10, 20), look(rows, 18, 30)]);
    expect(wordsIn(order)).toEqual(wordsOf(rows));
    expect(order.items.map(({place}) => place)).toEqual(rows.map((_, i) => i + 1));
  });

  it('counts two identical words of one author as two, also when the list has moved', () => {
    const rows = [row('a'), row('lol'), row('b'), row('lol'), row('lol'), row('c')];
    const order = walk([look(rows, 0, 4), look(rows, 1, 6, {shift: 137}), look(rows, 0, 6, {shift: -20})]);
    expect(wordsIn(order)).toEqual(wordsOf(rows));
  });

  it('tells a wall of the same word apart by where each stands', () => {
    const rows = Array.from({length: 20}, () => row('lol'));
    expect(walk([look(rows, 0, 8), look(rows, 3, 11), look(rows, 9, 17), look(rows, 12, 20)]).items).toHaveLength(20);
  });

  it('tells them apart by the page’s own numbers where offsets are of no use', () => {
    const rows = Array.from({length: 12}, () => row('lol', {height: 0}));
    const numbered = (from: number, to: number) => look(rows, from, to, {numbered: true});
    expect(walk([numbered(0, 5), numbered(3, 9), numbered(6, 12)]).items).toHaveLength(12);
  });

  it('puts older messages that load above before the others, with lower places', () => {
    const rows = Array.from({length: 12}, (_, i) => row(`message ${i}`));
    const order = walk([look(rows, 8, 12), look(rows, 5, 10), look(rows, 0, 6)], 'up');
    expect(wordsIn(order)).toEqual(wordsOf(rows));
    expect(asRead(order.items)).toEqual(order.items.map(({key}) => key));
    expect(order.items[0]?.place).toBeLessThan(0);
  });

  it('puts opened replies after the comment they stand under', () => {
    const before = [row('a'), row('b'), row('c')];
    const after = [row('a'), row('a1'), row('a2'), row('b'), row('c')];
    const order = walk([look(before, 0, 3), look(after, 0, 5)]);
    expect(wordsIn(order)).toEqual(wordsOf(after));
    expect(asRead(order.items)).toEqual(order.items.map(({key}) => key));
  });

  it('keeps an item of one id whose words change as one', () => {
    const one = (text: string) => [row('x', {mark: 'id 1'}), row(text, {mark: 'id 2'}), row('z', {mark: 'id 3'})];
    const order = walk([look(one('first'), 0, 3), look(one('edited'), 0, 3)]);
    expect(wordsIn(order)).toEqual(wordsOf(one('edited')));
  });

  it('keeps an item without a mark that reads otherwise at each look as one', () => {
    const ticking = (turn: number) => [row('a'), row(`counts ${turn}`, {author: 'bob'}), row('c')];
    expect(walk([0, 1, 2, 3].map((turn) => look(ticking(turn), 0, 3))).items).toHaveLength(3);
    expect(walk([0, 1, 2].map((turn) => look([row(`${turn}`)], 0, 1))).items).toHaveLength(1);
  });

  it('does not take one of the same id for a twin when the page gives it to different items', () => {
    const rows = Array.from({length: 10}, (_, i) => row(`comment ${i}`, {mark: 'id 7'}));
    expect(wordsIn(walk([look(rows, 0, 5), look(rows, 3, 8), look(rows, 6, 10)]))).toEqual(wordsOf(rows));
  });

  it('does not take another account’s item for the same because it bears the same id', () => {
    const one = [row('a', {mark: 'id 1'})];
    const other = [row('a', {mark: 'id 1', author: 'bob'})];
    expect(walk([look(one, 0, 1), look(other, 0, 1)]).items).toHaveLength(2);
  });

  it('keeps an item that the page shows a second time elsewhere as one', () => {
    const rows = Array.from({length: 9}, (_, i) => row(`post ${i}`, {mark: `id ${i}`}));
    const pinned = [...rows.slice(0, 6), ...rows.slice(2, 3), ...rows.slice(6)];
    expect(wordsIn(walk([look(pinned, 0, 5), look(pinned, 4, 10)]))).toEqual(wordsOf(rows));
  });

  it('keeps what was deleted from the page meanwhile', () => {
    const rows = [row('a'), row('b'), row('c'), row('d')];
    const gone = rows.filter(({text}) => text !== 'b');
    expect(wordsIn(walk([look(rows, 0, 3), look(gone, 0, 3)]))).toEqual(wordsOf(rows));
  });
});

/** A small generator with a seed, so that a failure can be run again. */
function randomly(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function randomRows(next: (below: number) => number): Row[] {
  const count = 5 + next(60);
  const markedOnes = next(3);
  return Array.from({length: count}, (_, i) => ({
    // A third of the words are said again and again by the same few.
    text: next(3) === 0 ? (['lol', 'no', 'why'][next(3)] ?? '') : `comment ${i}`,
    author: ['ann', 'bob', 'cleo'][next(3)] ?? '',
    mark: markedOnes === 2 || (markedOnes === 1 && next(2) === 0) ? `id ${i}` : '',
    height: 30 + next(200),
  }));
}

describe('whatever the list', () => {
  const first = Number(process.env.SEED ?? Math.floor(Math.random() * 1e6));
  it(`is found whole, in order and without twins, through any windows that overlap (seeds from ${first})`, () => {
    for (let seed = first; seed < first + 400; seed += 1) {
      const next = randomly(seed);
      const rows = randomRows(next);
      const size = 4 + next(8);
      const looks: Seen[][] = [];
      const up = next(2) === 0;
      for (let at = 0; ; at += 1 + next(size - 3)) {
        const [from, to] = up ? [rows.length - at - size, rows.length - at] : [at, at + size];
        // Now and then the same window is looked at twice, or the one before again.
        for (let again = next(3); again >= 0; again -= 1) looks.push(look(rows, from, to));
        if (from <= 0 && up) break;
        if (to >= rows.length && !up) break;
      }
      const order = walk(looks, up ? 'up' : 'down');
      expect(wordsIn(order), `seed ${seed}`).toEqual(wordsOf(rows));
      expect(asRead(order.items).length, `seed ${seed}`).toBe(rows.length);
      expect(
        order.items.map(({place}) => place),
        `seed ${seed}`,
      ).toEqual([...order.items.map(({place}) => place)].sort((a, b) => a - b));
    }
  });

  it(`loses nothing and doubles nothing when the whole moves between looks (seeds from ${first})`, () => {
    for (let seed = first; seed < first + 400; seed += 1) {
      const next = randomly(seed);
      // Without repeated words: where all reads alike and all has moved, nothing could tell.
      const rows = randomRows(next).map((one, i) => ({...one, text: `comment ${i}`}));
      const size = 5 + next(6);
      const looks: Seen[][] = [];
      for (let at = 0; at === 0 || at + size - 3 < rows.length; at += 1 + next(size - 3))
        looks.push(look(rows, at, at + size, {shift: next(4000) - 2000}));
      looks.push(look(rows, rows.length - size, rows.length));
      expect(wordsIn(walk(looks)), `seed ${seed}`).toEqual(wordsOf(rows));
    }
  });
});
