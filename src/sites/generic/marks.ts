/** By microformats: an answer from anywhere, shown below what it answers. */
export const CITED_ANSWER = '.h-cite.u-comment, .h-cite.p-comment';
/** Cited posts that the item itself quotes: not what others said or did about it. */
export const CITED = `.h-cite:not(${['comment', 'like', 'repost', 'bookmark', 'rsvp'].map((name) => `.u-${name}, .p-${name}`).join(', ')})`;

/** Class names that forums, blogs and comment systems use for the same things, and what each is taken for. */
export const MARKS = {
  // Items by what they say they are: HTML, ARIA, microdata, microformats.
  item: [
    'article',
    '[role="article"]',
    '[role="feed"] > *',
    `.h-entry, ${CITED_ANSWER}`,
    '[typeof~="sioc:Post"], [typeof~="sioct:Comment"], [typeof~="sioct:BoardPost"]',
    ...schemaTypes('Comment', 'DiscussionForumPosting', 'SocialMediaPosting', 'BlogPosting', 'Review', 'UserReview'),
    ...schemaTypes('CriticReview', 'Message', 'EmailMessage', 'Question', 'Answer', 'Article', 'NewsArticle'),
    ...schemaTypes('OpinionNewsArticle', 'ReportageNewsArticle', 'LiveBlogPosting', 'UserComments'),
  ].join(', '),
  // Items by their class or id alone: only where a name or a time stands in them too.
  likeItem: [tokens('comment', 'post', 'reply', 'message', 'review'), '[id^="comment-" i]', '[id^="post-" i]']
    .concat('[data-comment-id]', '[data-post-id]', '[data-message-id]', '[data-review-id]')
    .join(', '),
  // What stands in an item but is another's: quotes, cited posts, boxes beside the text.
  inner: `blockquote, .h-cite, .u-quotation-of, aside, ${tokens('quote', 'quoted', 'quotebox', 'bbcode_quote', 'bb-quote')}`,
  // Where they stand among words that are not marked, some of those may be of somebody else, or the page's own.
  doubtful: ['author', 'avatar', 'username', 'user-name', 'date', 'timestamp', 'repost']
    .map((name) => `[class*="${name}" i]`)
    .concat('time')
    .join(', '),
  author: tokens('author', 'byline', 'comment-author', 'post-author', 'poster', 'author-name', 'comment-user'),
  // Also used for accounts that a text mentions.
  account: tokens('username', 'user-name', 'nickname', 'fn'),
  // Authors by microdata and RDFa.
  creator: `${property('author')}, ${property('creator')}, [rel~="sioc:has_creator"], [rel~="schema:author"]`,
  creatorName: `${property('name')}, [property~="foaf:name"], .p-name, .fn`,
  anyName: `${property('author')}, ${property('creator')}, [rel~="sioc:has_creator"], .p-author, a[rel~="author"]`,
  // Addresses under which sites keep profiles.
  profile: ['user', 'users', 'u', 'profile', 'profiles', 'people', 'members', 'member', 'author']
    .map((folder) => `a[href*="/${folder}/"]`)
    .concat('a[href*="/@"]')
    .join(', '),
  published: `${property('datePublished')}, ${property('dateCreated')}, ${property('uploadDate')}, .dt-published, [property~="dc:created"], [property~="dc:date"], [property~="dcterms:created"]`,
  changed: `${property('dateModified')}, .dt-updated, .edited, .updated:not(.dt-published)`,
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
    'comment-time',
    'relativetime',
    'relative-time',
    'time-ago',
    'timeago',
  ),
  text: ['.e-content', property('text'), property('articleBody'), property('reviewBody')].concat(
    '[property~="content:encoded"], [property~="sioc:content"]',
  ),
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
  return names.flatMap((name) => [
    `[itemscope][itemtype$="schema.org/${name}"]`,
    `[typeof$="schema.org/${name}"], [typeof~="schema:${name}"], [vocab*="schema.org"] [typeof~="${name}"]`,
  ]);
}

/** A property of schema.org, in microdata or RDFa. */
function property(name: string): string {
  return `[itemprop~="${name}"], [property~="${name}"], [property~="schema:${name}"]`;
}
