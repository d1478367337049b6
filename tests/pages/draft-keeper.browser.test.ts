import {deleteDB} from 'idb';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {type DraftState, keepDraft, newPlace} from '../../src/pages/case-file/drafts/draft-keeper.ts';
import {readDraft} from '../../src/store/drafts.ts';
import type {Store} from '../../src/store/open-store.ts';
import {openedStore} from './seed.ts';

let real: Store;
/** The same database, which refuses to write or to answer as a full or slow disk does. */
let store: Store;
let full: boolean;
let asked: (() => void)[] | undefined;

beforeEach(async () => {
  await deleteDB('holdfast');
  real = await openedStore();
  full = false;
  asked = undefined;
  store = new Proxy(real, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) => {
        if (full && (name === 'transaction' || name === 'delete')) throw new DOMException('', 'QuotaExceededError');
        const answer: unknown = Reflect.apply(member, target, given);
        if (name !== 'get' || !asked) return answer;
        const waits = asked;
        return new Promise<void>((resolve) => waits.push(resolve)).then(() => answer);
      };
    },
  });
  vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']});
  vi.spyOn(console, 'warn').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  real.close();
});

type Words = {words: string};

function begun() {
  const told: DraftState['kind'][] = [];
  const keeper = keepDraft<Words>(
    store,
    newPlace('case', null, undefined),
    ({words}) => words === '',
    ({kind}) => told.push(kind),
  );
  const onDisk = async () => ((await readDraft(real, keeper.place().id))?.content as Words | undefined)?.words;
  return {keeper, told, onDisk};
}

describe('a draft', () => {
  it('is written while who types makes no pause', async () => {
    const {keeper, onDisk} = begun();
    for (const words of ['a', 'ab', 'abc', 'abcd']) {
      keeper.take({words});
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(await keeper.flush()).toBe(true);
    expect(await onDisk()).toBe('abcd');
  });

  it('that could not be written is told of, and tried again by itself until it is kept', async () => {
    const {keeper, told, onDisk} = begun();
    full = true;
    keeper.take({words: 'one'});
    expect(await keeper.flush()).toBe(false);
    expect(told.at(-1)).toBe('failed');
    // It stays said while more is typed.
    keeper.take({words: 'one two'});
    expect(told.at(-1)).toBe('failed');
    expect(await keeper.flush()).toBe(false);
    full = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await keeper.flush()).toBe(true);
    expect(told.at(-1)).toBe('kept');
    expect(await onDisk()).toBe('one two');
  });

  it('is not tried for ever by itself, but again with the next letter', async () => {
    const {keeper, told, onDisk} = begun();
    full = true;
    keeper.take({words: 'one'});
    for (let turn = 0; turn < 40; turn += 1) await vi.advanceTimersByTimeAsync(5_000);
    const tries = told.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toHaveLength(tries);
    expect(vi.getTimerCount()).toBe(0);
    full = false;
    keeper.take({words: 'one!'});
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await keeper.flush()).toBe(true);
    expect(await onDisk()).toBe('one!');
  });

  it('goes to the disk at once as the page goes, though an answer is still waited for', async () => {
    const {keeper, onDisk} = begun();
    asked = [];
    keeper.take({words: 'he cam'});
    const answered = keeper.flush();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    keeper.flushAsPageGoes();
    expect(await onDisk()).toBe('he cam');
    keeper.take({words: 'he came'});
    keeper.flushAsPageGoes();
    expect(await onDisk()).toBe('he came');
    // The page was only hidden: what was asked for before writes nothing older over it, and makes no second draft.
    for (const answer of asked) answer();
    expect(await answered).toBe(true);
    expect(await onDisk()).toBe('he came');
    expect(await real.count('drafts')).toBe(1);
  });

  it('that says nothing any more is gone', async () => {
    const {keeper, onDisk} = begun();
    keeper.take({words: 'a'});
    await keeper.flush();
    expect(await onDisk()).toBe('a');
    keeper.take({words: ''});
    await keeper.flush();
    expect(await real.count('drafts')).toBe(0);
  });

  it('that is dropped stays dropped, even if it could not be written before', async () => {
    const {keeper, told} = begun();
    full = true;
    keeper.take({words: 'not this'});
    await keeper.flush();
    full = false;
    const before = keeper.place().id;
    await keeper.drop();
    await vi.advanceTimersByTimeAsync(300_000);
    expect(told.at(-1)).toBe('still');
    expect(await real.count('drafts')).toBe(0);
    keeper.take({words: 'something else'});
    await keeper.flush();
    expect(keeper.place().id).not.toBe(before);
    expect(await real.count('drafts')).toBe(1);
  });

  it('that another window goes on with keeps both texts', async () => {
    const one = begun();
    one.keeper.take({words: 'here'});
    await one.keeper.flush();
    const two = keepDraft<Words>(
      store,
      one.keeper.place(),
      () => false,
      () => undefined,
    );
    two.take({words: 'there'});
    await vi.advanceTimersByTimeAsync(1_000);
    await two.flush();
    one.keeper.take({words: 'here, on'});
    await one.keeper.flush();
    const texts = (await real.getAll('drafts')).map(({content}) => (content as Words).words);
    expect(texts.sort()).toEqual(['here, on', 'there']);
  });
});
