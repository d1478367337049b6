/** The marks of one kind of item in one of LinkedIn's page builds. */
export type Kind = {
  /** What begins the item. A comment lies in its post, a reply in its comment or beside it. */
  box: string;
  isComment: boolean;
  /** The link to the author whose address is the profile's. */
  profile: string;
  /** What stands around the name and the signs beside it. */
  title: string;
  name: string;
  /** Where the time stands, first of several words with dots between. */
  time: string;
  text: string;
  /** Above a post: who brought it here, and by what. */
  header: string;
  /** A post in the post, and in it the name and the text. */
  quote: string;
  quoteName: string;
  quoteText: string;
  media: string;
  reactions: string;
  comments: string;
  /** Any figure below a post. */
  figures: string;
};

/** Where a build has no such thing. */
const NONE = ':not(*)';

const NO_QUOTE = {header: NONE, quote: NONE, quoteName: NONE, quoteText: NONE, comments: NONE, figures: NONE};

// Pages of the signed-in: class names that stood from 2022 to 2026. The name stands twice, for the eye and for readers.
const APP_NAME =
  '.update-components-actor__title [dir] [aria-hidden="true"], .update-components-actor__name [aria-hidden="true"]';
const APP_TEXT = '.update-components-update-v2__commentary';

const APP_POST: Kind = {
  box: '.feed-shared-update-v2[data-urn], .feed-shared-update-v2[role="article"]',
  isComment: false,
  profile: 'a.update-components-actor__meta-link',
  title: '.update-components-actor__title',
  name: APP_NAME,
  time: '.update-components-actor__sub-description [aria-hidden="true"]',
  text: APP_TEXT,
  header: '.update-components-header',
  quote: '.feed-shared-update-v2__update-content-wrapper, .update-components-mini-update-v2',
  quoteName: APP_NAME,
  quoteText: APP_TEXT,
  media: '.update-components-image img, .feed-shared-image img, .update-components-linkedin-video video',
  reactions: '.social-details-social-counts__reactions-count',
  comments: '.social-details-social-counts__comments',
  figures: '.social-details-social-counts__item',
};

const APP_COMMENT: Kind = {
  ...NO_QUOTE,
  box: 'article.comments-comment-entity, article[data-id^="urn:li:comment:"]',
  isComment: true,
  profile: 'a.comments-comment-meta__description-container',
  title: '.comments-comment-meta__description',
  name: '.comments-comment-meta__description-title',
  time: 'time.comments-comment-meta__data',
  text: '.comments-comment-item__main-content, .comments-comment-entity__content .update-components-text',
  media: '.comments-comment-entity__content .ivm-image-view-model img',
  reactions: '.comments-comment-social-bar__reactions-count--cr',
};

// Pages that anyone can see: test ids and tracking names, on which their own scripts hang.
const GUEST_POST: Kind = {
  box: 'article[data-activity-urn]:not(.feed-reshare-content, [data-test-id="feed-reshare-content"])',
  isComment: false,
  profile: 'a[data-tracking-control-name$="feed-actor-name"]',
  title: NONE,
  name: 'a[data-tracking-control-name$="feed-actor-name"]',
  time: '[data-test-id="main-feed-activity-card__entity-lockup"] time',
  text: '[data-test-id="main-feed-activity-card__commentary"]',
  header: '.main-feed-activity-card__header',
  quote: '.feed-reshare-content, [data-test-id="feed-reshare-content"]',
  quoteName: 'a[data-tracking-control-name$="feed-actor-name"]',
  quoteText: '[data-test-id="feed-reshare-content__commentary"]',
  media: '[data-test-id="feed-images-content"] img',
  reactions: '[data-test-id="social-actions__reaction-count"]',
  comments: '[data-test-id="social-actions__comments"]',
  figures: NONE,
};

const GUEST_COMMENT: Kind = {
  ...NO_QUOTE,
  box: 'section.comment, section:has(a[data-tracking-control-name$="comment_actor-name"]):not(:has(section a[data-tracking-control-name$="comment_actor-name"]))',
  isComment: true,
  profile: 'a.comment__author, a[data-tracking-control-name$="comment_actor-name"]',
  title: NONE,
  name: 'a.comment__author, a[data-tracking-control-name$="comment_actor-name"]',
  time: '.comment__duration-since',
  text: '.comment__text',
  media: NONE,
  reactions: NONE,
};

/** Comments first: they lie in posts. */
export const KINDS: readonly Kind[] = [APP_COMMENT, GUEST_COMMENT, APP_POST, GUEST_POST];

/** A comment of the app and the replies to it, which some builds hang beside it. */
export const APP_THREAD = {box: '.comments-thread-entity', reply: '.comments-comment-entity--reply'};
