import {beforeEach, describe, expect, it, vi} from 'vitest';

type Listener = (message: unknown, sender: object) => Promise<unknown> | undefined;
const seam = vi.hoisted(() => ({
  listeners: [] as Listener[],
  sendMessage: (_: unknown): Promise<unknown> => Promise.resolve(undefined),
}));

// The seam to the browser is the one thing that tests replace.
vi.mock('../../src/browser/api.ts', () => ({
  runtime: {
    id: 'us',
    getURL: (path: string) => `chrome-extension://us/${path}`,
    onMessage: {addListener: (listener: Listener) => seam.listeners.push(listener), removeListener: () => undefined},
    sendMessage: (message: unknown) => seam.sendMessage(message),
  },
  tabs: {sendMessage: (_tab: number, message: unknown) => seam.sendMessage(message)},
}));

const {sendToBackground, sendToTab} = await import('../../src/messages/send.ts');
const {serveBackground} = await import('../../src/messages/serve.ts');
const {ok} = await import('../../src/core/result.ts');

const OURS = {id: 'us', url: 'chrome-extension://us/src/pages/popup/index.html'};
const PAGE = {id: 'us', url: 'https://x.com/a', tab: {id: 4}, frameId: 0};

describe('an answer', () => {
  it.each([
    ['that never comes', () => new Promise(() => undefined)],
    ['that is undefined', () => Promise.resolve(undefined)],
    ['of another shape', () => Promise.resolve({fine: true})],
    ['that is a refusal', () => Promise.reject(new Error('Receiving end does not exist.'))],
  ])('%s is a failure, never a success', async (_, reply) => {
    seam.sendMessage = reply;
    expect(await sendToBackground('saveScreen', {tabId: 1}, 50)).toMatchObject({
      ok: false,
      error: {code: 'pageDidNotAnswer'},
    });
    expect(await sendToTab(1, 0, 'look', {topAddress: ''}, 50)).toMatchObject({
      ok: false,
      error: {code: 'pageDidNotAnswer'},
    });
  });

  it('comes back through JSON as it was sent', async () => {
    seam.sendMessage = async () => JSON.parse(JSON.stringify(ok({exhibitId: 'x'})));
    expect(await sendToBackground('saveScreen', {tabId: 1})).toEqual({ok: true, value: {exhibitId: 'x'}});
  });
});

describe('the background', () => {
  let asked: string[];
  let listener: Listener;
  const note = <T>(name: string, answer: T): T => {
    asked.push(name);
    return answer;
  };

  beforeEach(() => {
    asked = [];
    seam.listeners.length = 0;
    serveBackground({
      saveScreen: async () => note('saveScreen', ok({exhibitId: 'x'})),
      savePage: async () => note('savePage', ok({exhibitId: 'two'})),
      saveAround: async () => note('saveAround', ok({})),
      saveAll: async () => note('saveAll', ok({})),
      saveAgain: async () => ok({exhibitId: 'none'}),
      steer: async () => note('steer', ok({})),
      unlocked: async () => ok({}),
      startPicking: async () => note('startPicking', ok({})),
      stillCollecting: async () => note('stillCollecting', ok({})),
      picked: async () => note('picked', ok({})),
      leave: async () => ok({}),
      discretionChanged: async () => ok({}),
    });
    const [only] = seam.listeners;
    if (!only) throw new Error('no listener');
    listener = only;
  });

  const say = (name: string, sender: object, to = 'background') => listener({to, name, request: {}}, sender);

  it('answers our own pages', async () => {
    expect(await say('saveScreen', OURS)).toEqual({ok: true, value: {exhibitId: 'x'}});
  });

  it('lets a script in a page say only that something was picked', async () => {
    expect(say('saveScreen', PAGE)).toBeUndefined();
    expect(say('startPicking', PAGE)).toBeUndefined();
    expect(await say('picked', PAGE)).toEqual({ok: true, value: {}});
    expect(asked).toEqual(['picked']);
  });

  it('leaves alone what is not for it, not ours, or not known', () => {
    expect(say('saveScreen', OURS, 'content')).toBeUndefined();
    expect(say('saveScreen', {...OURS, id: 'other'})).toBeUndefined();
    expect(say('__proto__', OURS)).toBeUndefined();
    expect(say('toString', OURS)).toBeUndefined();
    expect(listener(null, OURS)).toBeUndefined();
    expect(listener('saveScreen', OURS)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('answers a handler that throws with a failure', async () => {
    seam.listeners.length = 0;
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    serveBackground({
      saveScreen: async () => {
        throw new Error('broken');
      },
      savePage: async () => ok({exhibitId: 'two'}),
      saveAround: async () => ok({}),
      saveAll: async () => ok({}),
      saveAgain: async () => ok({exhibitId: 'none'}),
      steer: async () => ok({}),
      unlocked: async () => ok({}),
      startPicking: async () => ok({}),
      stillCollecting: async () => ok({}),
      picked: async () => ok({}),
      leave: async () => ok({}),
      discretionChanged: async () => ok({}),
    });
    expect(await seam.listeners[0]?.({to: 'background', name: 'saveScreen', request: {}}, OURS)).toMatchObject({
      ok: false,
      error: {code: 'unexpected'},
    });
  });
});
