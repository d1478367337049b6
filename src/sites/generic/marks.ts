/** Class names that forums, blogs and comment systems use for the same things, and what each is taken for. */
export const MARKS = {
  // Items by what they say they are: HTML, ARIA, microdata, microformats.
  item: [
    'article',
    '[role="article"]',
    '[role="feed"] > *',
    '.h-entry',
    ...schemaTypes('Comment', 'DiscussionForumPosting', 'SocialMediaPosting', 'BlogPosting', 'Review', 'UserReview'),
    ...schemaTypes('CriticReview', 'Message', 'EmailMessage', 'Question', 'Answer', 'Article', 'NewsArticle'),
    ...schemaTypes('OpinionNewsArticle', 'ReportageNewsArticle', 'LiveBlogPosting', 'UserComments'),
  ].join(', '),
  // Items by their class or id alone: only where a name or a time stands in them too.
  likeItem: [tokens('comment', 'post', 'reply', 'message', 'review'), '[id^="comment-" i]', '[id^="post-" i]']
    .concat('[data-comment-id]', '[data-post-id]', '[data-message-id]', '[data-review-id]')
    .join(', '),
  // What stands in an item but is another's: quotes, cited posts, boxes beside the text.
  inner: 'blockquote, .h-cite, .u-quotation-of, .quote, aside',
  author: tokens('author', 'byline', 'comment-author', 'post-author', 'poster', 'author-name'),
  // Also used for accounts that a text mentions.
  account: tokens('username', 'user-name', 'nickname', 'fn'),
  anyName: '[itemprop~="author"], [itemprop~="creator"], .p-author, a[rel~="author"]',
  handle: tokens('handle', 'screen-name', 'screenname', 'user-handle', 'p-nickname'),
  time: tokens(
    'date',
    'time',
    'timestamp',
    'posted',
    'published',
    'datetime',
    'age',
    'ago',
    'post-date',
    'comment-date',
  ),
  text: ['.e-content', '[itemprop~="text"]', '[itemprop~="articleBody"]', '[itemprop~="reviewBody"]'],
  permalink: 'a[rel~="bookmark"], a[itemprop~="url"], a.u-url, a.permalink',
  avatar: tokens('avatar', 'userpic', 'gravatar'),
  // What no item says: its controls, menus and fields.
  controls: 'button, [role="button"], [role="menu"], [role="toolbar"], form, nav, menu, dialog',
} as const;

/** Attributes in which sites keep an item's own number or name. */
export const ID_ATTRIBUTES = [
  'data-comment-id',
  'data-post-id',
  'data-message-id',
  'data-review-id',
  'data-item-id',
  'data-entry-id',
  'data-thread-id',
  'data-id',
] as const;

function tokens(...names: string[]): string {
  return names.map((name) => `[class~="${name}" i]`).join(', ');
}

function schemaTypes(...names: string[]): string[] {
  return names.map((name) => `[itemscope][itemtype$="schema.org/${name}"]`);
}
