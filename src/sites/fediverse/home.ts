import type {Doubt} from '../../core/facts/facts.ts';

/** The other server that an account is of; undefined for one of the server that is looked at. */
export function homeOf(handle: string | undefined, url: URL): string | undefined {
  const host = handle?.split('@')[2]?.toLowerCase();
  return host && host !== url.host.toLowerCase() ? host : undefined;
}

/** Servers show each other's posts from copies of their own. */
export function localCopy(home: string, url: URL): Doubt {
  return {
    code: 'localCopy',
    sentence: `The post was seen as the copy that ${url.host} holds. The original is on ${home}.`,
  };
}
