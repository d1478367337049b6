import {addressIn, find, pageOf} from '../reading/dom.ts';
import {openersIn} from '../reading/openers.ts';
import type {AroundItem, Conversation} from '../site-adapter.ts';
import {postAddress} from './address.ts';
import {commentParts} from './comments.ts';
import {isComment, itemsOn, MARKS, partsOf} from './items.ts';

/** A post with what is written under it, or the posts of a feed; never what is paid for. */
export function conversationOn(page: Document, url: URL): Conversation {
  const all = itemsOn(page);
  const id = postAddress(url.href)?.postId;
  const main = id === undefined ? undefined : all.find((one) => !isComment(one) && postIdOf(one) === id);
  const under = all.filter((one) => isComment(one) && commentParts(one).address?.postId === id);
  const posts = all.filter((one) => !isComment(one) && !find(one, MARKS.call));
  const items = id !== undefined && under.length > 0 ? [...(main ? [main] : []), ...under] : main ? [main] : posts;
  return {
    items,
    total: null,
    isCounted: (item) => item !== main,
    openers: openersIn(page, (one) => items.includes(one)),
    grows: 'down',
  };
}

/** What an item answers and what answers it, by the ids in their addresses. */
export function aroundItem(item: Element): AroundItem {
  const all = itemsOn(pageOf(item));
  const comments = all.filter(isComment).map((one) => ({one, at: commentParts(one).address}));
  if (!isComment(item)) {
    const id = postIdOf(item);
    return {answered: [], replies: id ? comments.filter(({at}) => at?.postId === id).map(({one}) => one) : []};
  }
  const at = commentParts(item).address;
  const post = all.find((one) => !isComment(one) && at?.postId !== undefined && postIdOf(one) === at.postId);
  const parent = at?.comment?.top && comments.find((other) => other.at?.comment?.id === at.comment?.top)?.one;
  const replies = comments.filter((other) => at?.comment && other.at?.comment?.top === at.comment.id);
  return {answered: [...(post ? [post] : []), ...(parent ? [parent] : [])], replies: replies.map(({one}) => one)};
}

/** The id of a post in the address of its time. */
export function postIdOf(post: Element): string | undefined {
  return postAddress(addressIn(partsOf(post).time, 'href'))?.postId;
}
