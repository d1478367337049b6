import {parseAddress} from '../../core/facts/parse-address.ts';
import {addressIn} from '../reading/dom.ts';

export const POST_PATH = /^\/profile\/([^/]+)\/post\/([a-z2-7]+)(\/(?:liked-by|reposted-by|quotes))?\/?$/;
const PROFILE_PATH = /^\/profile\/([^/]+)\/?$/;
/** A handle is a name of the domain name system. */
export const HANDLE = /^(?=.{3,253}$)[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;
export type PostAddress = {address: string; account: string; key: string};

/** Where a link to a post or to one of its lists leads: to the post. */
export function postAddress(link: Element): (PostAddress & {isList: boolean}) | undefined {
  const url = parseAddress(addressIn(link, 'href') ?? '');
  const path = url && POST_PATH.exec(url.pathname);
  if (!url || !path?.[1] || !path[2]) return undefined;
  return {
    address: `${url.origin}/profile/${path[1]}/post/${path[2]}`,
    account: decodeURIComponent(path[1]),
    key: path[2],
    isList: path[3] !== undefined,
  };
}

/** The account that a link leads to, as its address names it: a handle or a number (`did:…`). */
export function accountIn(link: Element): string | undefined {
  const account = PROFILE_PATH.exec(parseAddress(addressIn(link, 'href') ?? '')?.pathname ?? '')?.[1];
  return account && decodeURIComponent(account);
}
