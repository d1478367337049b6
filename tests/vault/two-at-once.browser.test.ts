// Two pages of ours that do the same, or the opposite, at the same time: whatever wins, nothing of what is kept is lost.
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {addExhibit, allRows} from '../../src/store/exhibits.ts';
import {changeDoor, readDoor} from '../../src/vault/door-store.ts';
import {countInbox, putIntoInbox} from '../../src/vault/inbox.ts';
import {dropSecond, setSecond} from '../../src/vault/keys-of-door.ts';
import {lockVault} from '../../src/vault/lock.ts';
import {beginVault, emptyVault, fillVault, giveUpPending, stayLocked, tidyAfterMove} from '../../src/vault/move.ts';
import {openLibrary} from '../../src/vault/open-library.ts';
import {openFor, tryDoor} from '../../src/vault/unlock.ts';
import {wipeEverything} from '../../src/vault/wipe.ts';
import {circumstances, sampleDraft} from '../support/samples.ts';

vi.mock('webextension-polyfill', () => import('../pages/fake-browser.ts'));
// A weaker derivation, so that the tests take seconds: what it is made of is tested beside it.
vi.mock('../../src/core/vault/door.ts', async (original) => ({
  ...(await original<object>()),
  ARGON2ID: {name: 'argon2id', memory: 64, rounds: 1, lanes: 1},
}));

const FIRST = 'seven green teapots wander';
const OTHER = 'nine dull pencils sleeping';
const follow = {tell: () => undefined, signal: new AbortController().signal};

beforeEach(() => wipeEverything());
afterEach(async () => {
  vi.restoreAllMocks();
  // Whoever comes next finds no vault.
  await wipeEverything();
});

async function inside<T>(work: (store: Awaited<ReturnType<typeof library>>) => Promise<T>): Promise<T> {
  const store = await library();
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

async function library() {
  const opened = await openLibrary();
  if (!opened.ok) throw new Error(`${opened.error.code} ${opened.error.detail}`);
  return opened.value;
}

const save = (text: string) =>
  inside((store) => {
    const {draft, facts} = sampleDraft({text});
    return addExhibit(store, draft, facts, undefined, circumstances());
  });
const kept = () => inside(async (store) => (await allRows(store)).map(({firstWords}) => firstWords));

async function unlock(passphrase: string): Promise<void> {
  const opened = await tryDoor({passphrase});
  if (!opened.ok || opened.value.content.kind !== 'library') throw new Error('not opened');
  await openFor(opened.value.content);
}

describe('locking everything away', () => {
  it('twice at once, as by a double press, keeps everything', async () => {
    await save('one');
    await beginVault(FIRST);
    await Promise.allSettled([fillVault(FIRST, follow), fillVault(FIRST, follow)]);
    expect(await kept()).toEqual(['one']);
    await lockVault();
    await unlock(FIRST);
    expect(await kept()).toEqual(['one']);
  });

  it('while another page begins anew keeps everything behind a passphrase that opens it', async () => {
    await save('one');
    await beginVault(FIRST);
    const filling = fillVault(FIRST, follow);
    const [filled, begun] = await Promise.allSettled([filling, beginVault(OTHER)]);
    expect(begun.status).toBe('fulfilled');
    await tidyAfterMove();
    expect(await kept()).toEqual(['one']);
    if (!(await readDoor())) return;
    expect(filled).toMatchObject({value: {ok: true}});
    await lockVault();
    await unlock(FIRST);
    expect(await kept()).toEqual(['one']);
  });

  it('after another page has done it leaves what that made, whatever is pressed', async () => {
    await save('one');
    await beginVault(FIRST);
    expect((await fillVault(FIRST, follow)).ok).toBe(true);
    expect(await beginVault(OTHER)).toMatchObject({error: {code: 'vaultMoving'}});
    await giveUpPending();
    await tidyAfterMove();
    expect(await kept()).toEqual(['one']);
  });

  it('into a passphrase that was given up meanwhile leaves everything as it lies', async () => {
    await save('one');
    await beginVault(FIRST);
    let given: Promise<void> | undefined;
    const tell = () => {
      given ??= giveUpPending();
    };
    const giveUp = {tell, signal: follow.signal};
    expect((await fillVault(FIRST, giveUp)).ok).toBe(false);
    await given;
    expect(await readDoor()).toBeUndefined();
    expect(await kept()).toEqual(['one']);
  });
});

describe('taking everything out', () => {
  it('twice at once keeps everything', async () => {
    await save('one');
    await beginVault(FIRST);
    await fillVault(FIRST, follow);
    await Promise.allSettled([emptyVault(follow), emptyVault(follow)]);
    expect(await readDoor()).toBeUndefined();
    expect(await kept()).toEqual(['one']);
  });

  it('keeps what is saved meanwhile by a background that finds it locked', async () => {
    await save('one');
    await beginVault(FIRST);
    await fillVault(FIRST, follow);
    const {draft, facts} = sampleDraft({text: 'two'});
    const {session, version} = circumstances();
    let put: Promise<boolean> | undefined;
    const tell = () => {
      put ??= putIntoInbox({draft, told: facts, thumbnail: null, session, version});
    };
    expect((await emptyVault({tell, signal: follow.signal})).ok).toBe(true);
    expect(await put).toBe(true);
    expect((await kept()).sort()).toEqual(['one', 'two']);
    expect(await countInbox()).toBe(0);
    // Without a vault there is no key that it could be kept for.
    expect(await putIntoInbox({draft, told: facts, thumbnail: null, session, version})).toBe(false);
  });

  it('while another page chooses to leave it locked keeps everything', async () => {
    await save('one');
    await beginVault(FIRST);
    await fillVault(FIRST, follow);
    await changeDoor((door) => ({...door, leaving: true}));
    await Promise.allSettled([emptyVault(follow), stayLocked()]);
    expect(await kept()).toEqual(['one']);
  });
});

describe('a second passphrase', () => {
  it('that was taken away and set anew opens an empty place that can be written in', async () => {
    await beginVault(FIRST);
    await fillVault(FIRST, follow);
    await inside((store) => setSecond(store, 'other', FIRST, OTHER));
    await lockVault();
    await unlock(OTHER);
    await save('harmless');
    await lockVault();
    await unlock(FIRST);
    await inside((store) => dropSecond(store, 'other', FIRST));
    await inside((store) => setSecond(store, 'other', FIRST, OTHER));
    await lockVault();
    await unlock(OTHER);
    expect(await kept()).toEqual([]);
    await save('harmless too');
    expect(await kept()).toEqual(['harmless too']);
  });
});
