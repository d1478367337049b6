import type {SiteFacts} from '../../core/facts/facts.ts';
import {type Instant, instantOf} from '../../core/time.ts';
import {find, findAll, rawText} from '../reading/dom.ts';
import {oncePerGo} from '../reading/once.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from '../reading/viewer.ts';
import {postAddress} from './address.ts';

const DATA = 'script[type="application/json"]';
const MOST_SCRIPTS = 400;

/** By the script, which never changes: the times it names, by the address that stands beside them. */
const timesByScript = new WeakMap<Element, Map<string, Set<number>>>();

/**
 * When the page's own data says that what has this address was made. The page was drawn from that data; only what
 * stands in one record with the very same address counts, and only if all such records agree.
 */
export function timeInData(page: Document, address: string): Instant | undefined {
  const found = new Set<number>();
  for (const script of findAll(page, DATA).slice(0, MOST_SCRIPTS))
    for (const seconds of timesIn(script).get(keyOf(address) ?? '') ?? []) found.add(seconds);
  const [seconds, ...others] = found;
  return seconds === undefined || others.length > 0 ? undefined : instantOf(seconds * 1000);
}

function timesIn(script: Element): Map<string, Set<number>> {
  const known = timesByScript.get(script);
  if (known) return known;
  const times = new Map<string, Set<number>>();
  const text = rawText(script);
  if (/"creat(?:ion|ed)_time":\d/.test(text)) collect(parsed(text), times);
  timesByScript.set(script, times);
  return times;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Data that is no data names no time.
    return undefined;
  }
}

/** Without recursion: the page says how deep it goes. */
function collect(root: unknown, times: Map<string, Set<number>>): void {
  const left: unknown[] = [root];
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one !== 'object' || one === null) continue;
    const record: {[name: string]: unknown} = {...one};
    const seconds = record.creation_time ?? record.created_time;
    const key = typeof record.url === 'string' ? keyOf(record.url) : undefined;
    if (typeof seconds === 'number' && Number.isInteger(seconds) && key) {
      times.set(key, (times.get(key) ?? new Set<number>()).add(seconds));
    }
    left.push(...Object.values(record).filter((value) => typeof value === 'object'));
  }
}

/** The same post may be written with and without a last slash, and for another of Facebook's hosts. */
function keyOf(address: string): string | undefined {
  const post = postAddress(address);
  if (!post?.postId) return undefined;
  const {pathname} = new URL(post.address);
  const comment = post.comment ? `#${post.comment.top ?? ''}/${post.comment.id}` : '';
  return `${pathname.replace(/\/$/, '')}|${post.postId}${comment}`;
}

/** Who is signed in: every page of Facebook's states it for its own scripts. */
export const viewerIn = oncePerGo((page: Document): SiteFacts['viewer'] => {
  const said = new Set<string>();
  for (const script of findAll(page, 'script').slice(0, MOST_SCRIPTS)) {
    const user = /"CurrentUserInitialData",\[\],(\{[^{}]{0,2000}\})/.exec(rawText(script))?.[1];
    if (user) said.add(user);
  }
  const [only, ...others] = said;
  const user = only !== undefined && others.length === 0 ? parsed(only) : undefined;
  const record: {[name: string]: unknown} = typeof user === 'object' && user !== null ? {...user} : {};
  if (record.USER_ID === '0') return SIGNED_OUT;
  if (typeof record.USER_ID === 'string' && typeof record.NAME === 'string' && record.NAME.trim())
    return {signedIn: 'yes', account: {value: record.NAME, from: 'meta'}};
  if (find(page, 'form#login_form input[name="pass"], form input[name="pass"][type="password"]')) return SIGNED_OUT;
  return VIEWER_UNKNOWN;
});
