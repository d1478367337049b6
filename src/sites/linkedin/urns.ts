import type {ShownLink} from '../../core/facts/facts.ts';
import {parseAddress} from '../../core/facts/parse-address.ts';
import {addressIn} from '../reading/dom.ts';

/** What a urn of LinkedIn names: a post, or a comment on one. `post` is `activity:123`. */
export type Urn = {post: string; postId: string; comment?: string};

const POST_URN = /urn:li:(activity|share|ugcPost):(\d{6,20})/;
const COMMENT_URN = /urn:li:comment:\((?:urn:li:)?(activity|share|ugcPost):(\d{6,20}),(\d{6,20})\)/;
const ACCOUNT_PATH = /^\/(in|company|school|showcase)\/[^/]+/;

/** The first urn in a text: of a comment where it names one, else of a post. */
export function urnIn(text: string | undefined): Urn | undefined {
  const comment = COMMENT_URN.exec(text ?? '');
  if (comment?.[3]) return {post: `${comment[1]}:${comment[2]}`, postId: comment[2] ?? '', comment: comment[3]};
  const post = POST_URN.exec(text ?? '');
  return post ? {post: `${post[1]}:${post[2]}`, postId: post[2] ?? ''} : undefined;
}

const NAMED = /\b(share|ugcPost)Id=(\d{6,20})\b/g;

/** The one post that a key of the newer app names, as it writes it there: `ShareUrn(shareId=123)`. */
export function postIn(key: string): Urn | undefined {
  const named = [...key.matchAll(NAMED)].map(([, kind, postId = '']) => ({post: `${kind}:${postId}`, postId}));
  return new Set(named.map(({post}) => post)).size === 1 ? named[0] : undefined;
}

/** The address under which LinkedIn itself links to a post or a comment. */
export function addressOf({post, comment}: Urn): string {
  const address = `https://www.linkedin.com/feed/update/urn:li:${post}/`;
  return comment === undefined
    ? address
    : `${address}?commentUrn=${encodeURIComponent(`urn:li:comment:(${post},${comment})`)}`;
}

export function urnName({post, comment}: Urn): string {
  return comment === undefined ? `urn:li:${post}` : `urn:li:comment:(${post},${comment})`;
}

/** The address of a person or an organisation, without what tracks and without the page of it that was linked. */
export function profileIn(link: Element | undefined): string | undefined {
  const url = linkedInAddress(addressIn(link, 'href') ?? '');
  const path = url && ACCOUNT_PATH.exec(url.pathname)?.[0];
  return url && path && `${url.origin}${path}`;
}

/** The number of the account, which links of the app carry beside the name. */
export function accountIn(link: Element | undefined): string | undefined {
  const written = linkedInAddress(addressIn(link, 'href') ?? '')?.searchParams.get('miniProfileUrn');
  return /^urn:li:(fs_miniProfile|fsd_profile):[\w-]+$/.exec(written ?? '')?.[0];
}

/** Whether a link in a text names a person or an organisation. */
export function isAccountLink({address}: ShownLink): boolean {
  return ACCOUNT_PATH.test(linkedInAddress(address)?.pathname ?? '');
}

/** Whether a link in a text gathers a tag; public pages send it through their sign-up. */
export function isTagLink({shown, address}: ShownLink): boolean {
  const url = linkedInAddress(address);
  if (!url) return false;
  return /^#/.test(shown) || /^\/feed\/hashtag\//.test(url.pathname);
}

function linkedInAddress(address: string): URL | undefined {
  const url = parseAddress(address);
  return url && /(^|\.)linkedin\.com$/.test(url.hostname) ? url : undefined;
}
