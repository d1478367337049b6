import {afterAll, beforeAll, beforeEach, describe, expect, it, vi} from 'vitest';

type Tab = {id: number; windowId: number; active: boolean; url: string; status: string};
const seam = vi.hoisted(() => ({
  tab: {} as Tab,
  shoot: async (): Promise<string> => '',
  activated: new Set<(info: {tabId: number; windowId: number}) => void>(),
}));

vi.mock('../../src/browser/api.ts', () => ({
  runtime: {getURL: () => 'chrome-extension://ours/'},
  tabs: {
    get: async () => ({...seam.tab}),
    captureVisibleTab: () => seam.shoot(),
    onActivated: {
      addListener: (listener: () => void) => seam.activated.add(listener),
      removeListener: (listener: () => void) => seam.activated.delete(listener),
    },
  },
}));

const {photograph} = await import('../../src/browser/screenshot.ts');
const PNG = `data:image/png;base64,${Buffer.from('pixels').toString('base64')}`;

// One clock for all: it only ever goes on, as the browser's does.
beforeAll(() => void vi.useFakeTimers({toFake: ['setTimeout', 'performance', 'Date']}));
beforeEach(() => {
  vi.advanceTimersByTime(10_000);
  seam.tab = {id: 1, windowId: 1, active: true, url: 'https://a.example/', status: 'complete'};
  seam.shoot = async () => PNG;
});
afterAll(() => void vi.useRealTimers());

async function shot() {
  const result = photograph(1, 'https://a.example/');
  await vi.advanceTimersByTimeAsync(5000);
  return result;
}

describe('photograph', () => {
  it('gives the bytes of the picture', async () => {
    expect(await shot()).toEqual({ok: true, value: new Uint8Array(Buffer.from('pixels'))});
  });

  it('gives none when the tab went to the back, even if it came to the front again meanwhile', async () => {
    seam.shoot = async () => {
      for (const listener of seam.activated) listener({tabId: 2, windowId: 1});
      return PNG;
    };
    expect(await shot()).toMatchObject({ok: false, error: {code: 'tabLeft'}});
  });

  it('gives none when another address stands in the tab afterwards', async () => {
    seam.shoot = async () => {
      seam.tab.url = 'https://a.example/?second';
      return PNG;
    };
    expect(await shot()).toMatchObject({ok: false, error: {code: 'tabLeft'}});
  });

  it('gives none when the tab went to another address before the shot', async () => {
    seam.tab.url = 'https://a.example/?second';
    expect(await shot()).toMatchObject({ok: false, error: {code: 'tabLeft'}});
  });

  it('does not mind a page that is still loading', async () => {
    seam.shoot = async () => {
      seam.tab.status = 'loading';
      return PNG;
    };
    expect(await shot()).toMatchObject({ok: true});
  });

  it('gives none of a tab that is not in front', async () => {
    seam.tab.active = false;
    expect(await shot()).toMatchObject({ok: false, error: {code: 'tabLeft'}});
  });

  it('never calls more than twice in any second, however many ask and though some calls fail, and loses none', async () => {
    const calls: number[] = [];
    let failures = 0;
    seam.shoot = async () => {
      calls.push(performance.now());
      const recent = calls.filter((at) => calls.at(-1) !== undefined && (calls.at(-1) ?? 0) - at < 1000);
      if (recent.length > 2) throw new Error('exceeds the MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND quota');
      if (calls.length === 3 || calls.length === 6) {
        failures += 1;
        throw new Error('quota, says this one too');
      }
      return PNG;
    };
    const shots = Array.from({length: 12}, () => photograph(1, 'https://a.example/'));
    await vi.advanceTimersByTimeAsync(20_000);
    const results = await Promise.all(shots);
    expect(results.every(({ok}) => ok)).toBe(true);
    expect(failures).toBe(2);
    expect(calls.length).toBe(14);
  });

  it('says why when the browser refuses for good', async () => {
    seam.shoot = async () => {
      throw new Error('image readback failed');
    };
    expect(await shot()).toMatchObject({
      ok: false,
      error: {code: 'pictureRefused', detail: 'Error: image readback failed'},
    });
  });
});
