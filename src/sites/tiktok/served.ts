import {attr, find, rawText} from '../reading/dom.ts';

/** What TikTok serves as data about the film that the page is of. */
export type Served = {
  id: string;
  postedAt: string | undefined;
  handle: string | undefined;
  accountId: string | undefined;
};

const LARGEST = 4_000_000;

/** The data is of the film that was loaded first: after going on to another, it still tells of that one. */
export function servedOn(page: Document): Served | undefined {
  const script = find(page, 'script#__UNIVERSAL_DATA_FOR_REHYDRATION__');
  const text = script && /json/.test(attr(script, 'type') ?? '') ? rawText(script) : '';
  if (text === '' || text.length > LARGEST) return undefined;
  const film = at(parsed(text), ['__DEFAULT_SCOPE__', 'webapp.video-detail', 'itemInfo', 'itemStruct']);
  const id = word(at(film, ['id']));
  if (!id) return undefined;
  const handle = word(at(film, ['author', 'uniqueId']));
  return {
    id,
    postedAt: instantOf(at(film, ['createTime'])),
    handle: handle && `@${handle}`,
    accountId: word(at(film, ['author', 'id'])),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function at(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const name of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = Reflect.get(found, name);
  }
  return found;
}

function word(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function instantOf(seconds: unknown): string | undefined {
  const whole = Number(seconds);
  return Number.isInteger(whole) && whole > 1_000_000_000 && whole < 10_000_000_000
    ? new Date(whole * 1000).toISOString()
    : undefined;
}
