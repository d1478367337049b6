import {around, attr, closest, everywhere, find, findAll, holds, is, parentOf} from '../reading/dom.ts';
import type {Fence} from '../reading/own.ts';

/*
 * GitHub draws an entry in three ways: with React since 2025 (issues), as served pages before that and still (pull
 * requests, reviews, discussions), and with newer boxes around older ones. What they share is the anchor: the fragment
 * of an entry's address is the id of an element in it.
 */
const ANCHOR = /^(?:issue-|issuecomment-|discussion_r|pullrequestreview-|discussion-|discussioncomment-)\d+$/;
const ANCHORED =
  '[id^="issue-"], [id^="issuecomment-"], [id^="discussion_r"], [id^="pullrequestreview-"], [id^="discussion-"], [id^="discussioncomment-"]';
/** The first post of an issue has no anchor of its own. */
const OPENING = '[data-testid="issue-body-viewer"]';
const BOXES = [
  // A row of the React timeline, with the picture that stands beside a comment.
  '[data-wrapper-timeline-id]',
  '[data-testid^="comment-viewer-outer-box-"]',
  '.react-issue-comment',
  '[data-testid="issue-viewer-issue-container"]',
  '[data-testid="issue-body"]',
  '.react-issue-body',
  // The same of served pages.
  '.TimelineItem',
  '.js-comment-container',
  '.timeline-comment-group',
  '.review-comment',
].join(', ');

/** Words that people write; nothing in them is a mark of GitHub's. */
export const BODY =
  '.markdown-body, .js-comment-body, [data-testid="markdown-body"], [data-testid="issue-body-viewer"]';

/** Every entry of the page, in page order. */
export function entriesOn(page: Document): Element[] {
  const cores = [...everywhere(page, `${ANCHORED}, ${OPENING}`)].filter(isCore);
  const boxes = cores.flatMap((core) => entryAround(core) ?? []);
  return [...new Set(boxes)];
}

/** The innermost entry: the outermost of the boxes that begin with the same anchor. */
export function entryAround(target: Element): Element | undefined {
  let entry: Element | undefined;
  let core: Element | undefined;
  for (const at of around(target)) {
    const here = is(at, BOXES) || isCore(at) ? coreOf(at) : undefined;
    if (!here) continue;
    if (core && here !== core) break;
    [entry, core] = [at, here];
  }
  return entry;
}

/** The element that bears an entry's anchor. */
export function coreOf(box: Element): Element | undefined {
  if (isCore(box)) return box;
  return findAll(box, `${ANCHORED}, ${OPENING}`).find(isCore);
}

/** Where another entry begins inside of one: the comments of a review, the answers to a comment. */
export function otherEntry(entry: Element): Fence {
  const core = coreOf(entry);
  return (element) => {
    if (element === entry || !(is(element, BOXES) || isCore(element))) return false;
    const here = coreOf(element);
    return here !== undefined && here !== core;
  };
}

/** The comment that a reply of a discussion hangs below. */
export function commentAbove(entry: Element): Element | undefined {
  const list = closest(entry, '[id^="child-comments-discussioncomment-"]');
  const id = list && attr(list, 'id')?.slice('child-comments-'.length);
  const parent = list && parentOf(list);
  if (!id || !parent) return undefined;
  const above = [...everywhere(parent, `[id="${id}"]`)][0] ?? closest(list, `[id="${id}"]`);
  return above && !holds(list, above) ? above : undefined;
}

/** Whether an entry stands among the answers to a comment of a discussion. */
export function isAnswer(entry: Element): boolean {
  return closest(entry, '[id^="child-comments-discussioncomment-"]') !== undefined;
}

export function anchorOf(core: Element | undefined): string | undefined {
  const id = core && attr(core, 'id');
  return id !== undefined && ANCHOR.test(id) ? id : undefined;
}

export function isAnchor(fragment: string): boolean {
  return ANCHOR.test(fragment);
}

/** What people write comes through without ids of their own, but nothing is trusted that stands in it. */
function isCore(element: Element): boolean {
  if (is(element, OPENING)) return find(element, BODY) !== undefined && !isInBody(element);
  return anchorOf(element) !== undefined && !isInBody(element);
}

function isInBody(element: Element): boolean {
  const parent = parentOf(element);
  return parent !== undefined && closest(parent, BODY) !== undefined;
}
