import {servedAt, servedIn, servedWord} from '../reading/served.ts';

/** What TikTok serves as data about the film that the page is of. */
export type Served = {
  id: string;
  postedAt: string | undefined;
  handle: string | undefined;
  accountId: string | undefined;
};

/** The data is of the film that was loaded first: after going on to another, it still tells of that one. */
export function servedOn(page: Document): Served | undefined {
  const data = servedIn(page, 'script#__UNIVERSAL_DATA_FOR_REHYDRATION__');
  const film = servedAt(data, ['__DEFAULT_SCOPE__', 'webapp.video-detail', 'itemInfo', 'itemStruct']);
  const id = servedWord(servedAt(film, ['id']));
  if (!id) return undefined;
  const handle = servedWord(servedAt(film, ['author', 'uniqueId']));
  return {
    id,
    postedAt: instantOf(servedAt(film, ['createTime'])),
    handle: handle && `@${handle}`,
    accountId: servedWord(servedAt(film, ['author', 'id'])),
  };
}

function instantOf(seconds: unknown): string | undefined {
  const whole = Number(seconds);
  return Number.isInteger(whole) && whole > 1_000_000_000 && whole < 10_000_000_000
    ? new Date(whole * 1000).toISOString()
    : undefined;
}
