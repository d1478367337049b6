import {CAST, type Post, TOOTS} from './cast.ts';
import {escapeHtml, pageHtml} from './html.ts';
import {momentOf, paragraphs, SIGNS, shortAgo, sign} from './words.ts';

/** A home line with the document structure of Mastodon's web client. */
export function tootsPage(now: Date): string {
  return pageHtml({
    title: 'Home - Mastodon',
    head: `<meta property="og:site_name" content="Mastodon"><script id="initial-state" type="application/json">${STATE}</script><style>${STYLE}</style>`,
    body: `<div id="mastodon" class="app-holder"><div class="columns">
      <aside aria-label="Write"><div class="find">${sign(SIGNS.search, 18)}Search</div><div class="box">What is on your mind?</div></aside>
      <main class="column" role="region" aria-label="Home"><h1>${sign(SIGNS.home, 18)} Home</h1><div class="item-list" role="feed">${TOOTS.map((post) => toot(post, now)).join('')}</div></main>
      <nav aria-label="Places"><div class="mark" aria-hidden="true"></div><a href="/home">${sign(SIGNS.home)} Home</a><a href="/notifications">${sign(SIGNS.bell)} Notifications</a><a href="/conversations">${sign(SIGNS.mail)} Private mentions</a></nav>
    </div></div>`,
  });
}

const STATE = JSON.stringify({meta: {domain: 'mastodon.example', locale: 'en'}}).replaceAll('<', '\\u003c');

// A status id holds its time in milliseconds, as on the real servers.
function statusId(minutesAgo: number, now: Date): string {
  return String(BigInt(momentOf(minutesAgo, now).getTime()) << 16n);
}

function toot(post: Post, now: Date): string {
  const {name, handle} = CAST[post.by];
  const id = statusId(post.minutesAgo, now);
  const moment = momentOf(post.minutesAgo, now);
  const [replies = 0, shares = 0, likes = 0] = post.counts ?? [];
  return `<article data-id="${id}" tabindex="-1"><div tabindex="0"><div class="status__wrapper status__wrapper-public focusable" aria-label="${escapeHtml(`${name}, ${post.text.slice(0, 60)}`)}">
    <div class="status status-public" data-id="${id}">
      <div class="status__info">
        <a class="status__relative-time" href="/@${handle}/${id}"><span class="status__visibility-icon" title="Public"></span><time datetime="${moment.toISOString()}" title="${escapeHtml(moment.toUTCString())}">${shortAgo(post.minutesAgo, now)}</time></a>
        <a class="status__display-name" href="/@${handle}" title="@${handle}@mastodon.example" data-id="1${post.by.length}0423"><div class="status__avatar"><div class="account__avatar"><img src="/picture/portrait-${post.by}.svg" alt=""></div></div>
        <span class="display-name"><bdi><strong class="display-name__html">${escapeHtml(name)}</strong></bdi> <span class="display-name__account">@${handle}@mastodon.example</span></span></a>
      </div>
      <div class="status__content"><div class="status__content__text status__content__text--visible translate" lang="${post.lang ?? 'en'}" dir="auto">${withMentions(post.text)}</div></div>
      ${post.picture ? `<div class="media-gallery"><div class="media-gallery__item standalone"><a class="media-gallery__item-thumbnail" href="/picture/${post.picture.name}.svg"><img src="/picture/${post.picture.name}.svg" alt="${escapeHtml(post.picture.alt)}"></a></div></div>` : ''}
      <div class="status__action-bar">${act('answer', 'Reply', replies)}${act('share', 'Boost', shares)}${act('star', 'Favourite', likes)}${act('more', 'More', 0)}</div>
    </div></div></div></article>`;
}

function withMentions(text: string): string {
  return paragraphs(text).replace(
    /@(\w+)/g,
    (mention, handle: string) =>
      `<span class="h-card"><a href="/@${handle}" class="u-url mention">${mention}</a></span>`,
  );
}

function act(icon: keyof typeof SIGNS, label: string, count: number): string {
  return `<button type="button" class="icon-button" aria-label="${label}">${sign(SIGNS[icon], 18)}<span class="icon-button__counter">${count || ''}</span></button>`;
}

const STYLE = `
*{box-sizing:border-box}body{margin:0;background:#1b1d2a;color:#e8e9f2;font:15px/1.45 system-ui,"DejaVu Sans",sans-serif}
a{color:inherit;text-decoration:none}h1,p{margin:0}p+p{margin-top:10px}
.columns{display:grid;grid-template-columns:minmax(0,270px) minmax(0,600px) minmax(0,240px);justify-content:center}
aside,nav{padding:16px;position:sticky;top:0;height:100vh;display:grid;gap:14px;align-content:start}
.find,.box{display:flex;gap:10px;border:1px solid #44475c;border-radius:8px;padding:11px;color:#b0b3c8}.box{min-height:130px}
nav a{display:flex;gap:12px;padding:8px}.mark{width:38px;height:38px;border-radius:12px;background:linear-gradient(150deg,#8f86d8,#5f9ea0)}
.column{border-inline:1px solid #373a4e;min-height:100vh}.column h1{font-size:16px;padding:14px;border-bottom:1px solid #373a4e;display:flex;gap:10px;position:sticky;top:0;background:#1b1d2a;z-index:1}
.status{padding:16px;border-bottom:1px solid #373a4e}.status__info{display:flex;justify-content:space-between;flex-direction:row-reverse;margin-bottom:10px}
.status__relative-time{color:#a9acc2;font-size:14px}.status__display-name{display:flex;gap:10px;align-items:center;min-width:0}.account__avatar img{width:46px;height:46px;border-radius:8px;display:block}
.display-name strong{display:block}.display-name__account{color:#a9acc2}.status__content__text{font-size:16px}.mention{color:#b3a9ff}
.media-gallery{margin-top:14px;border-radius:8px;overflow:hidden}.media-gallery img{display:block;width:100%}
.status__action-bar{display:flex;gap:34px;margin-top:14px;color:#a9acc2}.icon-button{border:0;background:none;color:inherit;font:inherit;display:flex;gap:6px;align-items:center;padding:2px}
@media(max-width:1000px){.columns{grid-template-columns:minmax(0,600px) 90px}aside{display:none}}@media(max-width:620px){.columns{grid-template-columns:minmax(0,1fr)}nav{display:none}}
`;
