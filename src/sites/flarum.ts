import type {ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {addressFact, type Board, boardAdapter, firstShown, type Post, placesAt} from './forum/board.ts';
import {closest, filled, find, findAll, is, pageOf, resolved} from './reading/dom.ts';
import {fact, reference, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {knownOpeners} from './reading/openers.ts';
import {onlyOne} from './reading/own.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// Flarum names its components by classes that extensions and themes build on; a post's number and time stand on the
// box around it. What is done to a discussion (renamed, locked) are posts of another kind, and none of ours.
const MARKS = {
  payload: 'script#flarum-json-payload, #flarum-content',
  item: 'article.CommentPost, [data-type="comment"][data-number] article',
  box: '.PostStream-item, [data-type][data-number]',
  aside: '.UserCard, .Post-footer, .Post-actions',
  name: '.PostUser-name .username',
  // The short time stands on the button; the long one, in its menu, is hidden.
  time: '.PostMeta time',
  answered: 'a.PostMention, .PostMention--deleted',
  tag: 'a.TagMention',
  noText: '.PostMention-preview, .fa-reply, script',
  title: '.DiscussionHero-title',
  path: '.DiscussionHero .TagsLabel a.TagLabel',
  more: '.PostStream-loadMore .Button',
  signedIn: '.SessionDropdown .username, .SessionDropdown .Button-label',
  logIn: '.item-logIn',
} as const;

const board: Board = {
  id: 'flarum',
  version: '2026-11-30',
  seen: '2024-10',
  isPage: (page) => find(page, `${MARKS.payload}, ${MARKS.item}`) !== undefined,
  marks: {
    item: MARKS.item,
    aside: MARKS.aside,
    name: MARKS.name,
    profile: '.PostUser-name a[href]',
    time: MARKS.time,
    permalink: '',
    text: ['.Post-body'],
    noText: MARKS.noText,
    edited: '.PostEdited',
    attached: '',
    quote: {box: 'blockquote', head: '.PostMention', body: '', author: '.PostMention', link: 'a.PostMention'},
  },
  readers,
  viewer,
  places,
  conversation: (page) => ({openers: knownOpeners(page, MARKS.more)}),
};

/** Posts of Flarum. */
export const flarum: SiteAdapter = boardAdapter(board);

function readers(post: Post): ReturnType<Board['readers']> {
  const {item, all, texts, isInWords} = post;
  const isOther = (link: Element) => isInWords(link) && !is(link, MARKS.answered) && !is(link, MARKS.tag);
  return {
    id: () => fact(filled(closest(item, MARKS.box), 'data-id'), 'attribute', WHY.id),
    permalink: () => fact(addressOf(item), 'address', WHY.permalink),
    shownTime: () => fact(firstShown(all(MARKS.time)), 'text', WHY.shown),
    writtenTime: () =>
      fact(
        filled(closest(item, MARKS.box), 'data-time') ?? filled(all(MARKS.time)[0], 'datetime'),
        'attribute',
        WHY.exact,
      ),
    clock: 'viewer',
    // Who answers a post names it so: the page lists it below that post as an answer.
    inReplyTo: () =>
      all(MARKS.answered)
        .filter((one) => isInWords(one))
        .map((one) =>
          reference({
            permalink: addressFact(one, 'The page does not link to it.'),
            author: fact(wordsOf(one), 'text', 'The page does not name its author.'),
          }),
        ),
    links: () => linksOf(texts(), isOther).links,
    tags: () => linksOf(texts(), (link) => isInWords(link) && is(link, MARKS.tag)).links,
  };
}

/** The address bar names the discussion; the box says which post of it this is. */
function addressOf(item: Element): string | undefined {
  const number = filled(closest(item, MARKS.box), 'data-number');
  const discussion = discussionAt(item);
  return discussion && number ? `${discussion}/${number}` : undefined;
}

function discussionAt(near: Node): string | undefined {
  return /^[^?#]*?\/d\/\d+[^/?#]*/.exec(resolved('#', near) ?? '')?.[0];
}

function places({item}: Post): ShownPlace[] {
  const page = pageOf(item);
  const title = wordsOf(onlyOne(findAll(page, MARKS.title)));
  const boards = placesAt('board', findAll(page, MARKS.path));
  if (!title) return boards;
  const address = fact(discussionAt(item), 'address', 'The address names no discussion.');
  return [...boards, {kind: 'thread', name: {value: title, from: 'text'}, address}];
}

function viewer(page: Document): SiteFacts['viewer'] {
  const name = firstShown(findAll(page, MARKS.signedIn));
  if (name) return {signedIn: 'yes', account: {value: name, from: 'text'}};
  return find(page, MARKS.logIn) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

// Rests on: Flarum's own components (2.0, 2024-10) and its mentions.
