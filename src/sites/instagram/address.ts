import {parseAddress} from '../../core/facts/parse-address.ts';
import {addressIn} from '../reading/dom.ts';

const NO_ACCOUNT = new Set(
  'explore reels reel p tv stories direct accounts about legal developer web api s ar'.split(' '),
);

/** What an address names: a post, or a comment under one. */
export type Itself = {address: string; code: string; comment: string | undefined; top: string | undefined};

/** The post or comment that an address names. */
export function itselfIn(written: string | undefined): Itself | undefined {
  const url = parseAddress(written ?? '');
  if (!url || !/^(?:www\.)?instagram\.com$/.test(url.hostname)) return undefined;
  const path = /^(?:\/[\w.]{1,30})?\/(?:p|reel|tv)\/([\w-]{5,60})\/(?:c\/(\d{5,30})\/(?:r\/(\d{5,30})\/)?)?$/.exec(
    url.pathname,
  );
  if (!path) return undefined;
  const [, code = '', comment, reply] = path;
  return {address: url.origin + url.pathname, code, comment: reply ?? comment, top: reply ? comment : undefined};
}

/** The name of the account that a link leads to. */
export function accountIn(link: Element): string | undefined {
  const url = parseAddress(addressIn(link, 'href') ?? '');
  const name =
    url && /^(?:www\.)?instagram\.com$/.test(url.hostname) ? /^\/([\w.]{1,30})\/?$/.exec(url.pathname)?.[1] : undefined;
  return name && !NO_ACCOUNT.has(name) ? name : undefined;
}
