import {CAST, FEED, type Post} from './cast.ts';
import {escapeHtml, pageHtml} from './html.ts';
import {momentOf, SIGNS, shortAgo, sign, withEmojiPictures} from './words.ts';

// Ids hold the time of posting, as on the real platform: readers can hold them against the time shown.
const SNOWFLAKE_EPOCH_MS = 1_288_834_974_657n;

/** A feed with the document structure of X. */
export function feedPage(now: Date): string {
  return pageHtml({title: 'Home / Feed', head: `<style>${STYLE}</style>`, body: frame(posts(FEED, now))});
}

/** One post of the feed with its own address; `undefined` when the feed has none of that id. */
export function feedPostPage(id: string, now: Date): string | undefined {
  const post = FEED.find((candidate) => statusId(candidate, now) === id);
  return (
    post &&
    pageHtml({
      title: `${CAST[post.by].name} on the feed: "${post.text.slice(0, 40)}"`,
      head: `<style>${STYLE}</style>`,
      body: frame(posts([post], now)),
    })
  );
}

function statusId({minutesAgo}: {minutesAgo: number}, now: Date): string {
  return String((BigInt(momentOf(minutesAgo, now).getTime()) - SNOWFLAKE_EPOCH_MS) << 22n);
}

function posts(list: readonly Post[], now: Date): string {
  return list.map((post) => `<div data-testid="cellInnerDiv">${article(post, now)}</div>`).join('');
}

function article(post: Post, now: Date): string {
  const {handle} = CAST[post.by];
  const [replies = 0, shares = 0, likes = 0] = post.counts ?? [];
  return `<article data-testid="tweet" role="article" tabindex="0" aria-label="Post by ${escapeHtml(CAST[post.by].name)}">
    <div class="side" data-testid="Tweet-User-Avatar"><div data-testid="UserAvatar-Container-${handle}"><a href="/${handle}" tabindex="-1" aria-hidden="true"><img class="portrait" src="/picture/portrait-${post.by}.svg" alt=""></a></div></div>
    <div class="main">
      ${byLine(post, now)}
      ${post.answers ? `<div class="to">Replying to <a href="/${CAST[post.answers].handle}">@${CAST[post.answers].handle}</a></div>` : ''}
      ${words(post.text, post.lang)}
      ${post.picture ? `<div data-testid="tweetPhoto" class="photo"><img src="/picture/${post.picture.name}.svg" alt="${escapeHtml(post.picture.alt)}"></div>` : ''}
      ${post.quotes ? quote(post.quotes, now) : ''}
      <div role="group" class="acts" aria-label="${replies} replies, ${shares} reposts, ${likes} likes">
        ${act('reply', 'answer', replies, 'Replies')}${act('retweet', 'share', shares, 'Reposts')}${act('like', 'like', likes, 'Likes')}
      </div>
    </div>
  </article>`;
}

function byLine(post: {by: Post['by']; minutesAgo: number}, now: Date, linked = true): string {
  const {name, handle} = CAST[post.by];
  const moment = momentOf(post.minutesAgo, now);
  const time = `<time datetime="${moment.toISOString()}">${shortAgo(post.minutesAgo, now)}</time>`;
  const link = (inner: string, address: string) => (linked ? `<a href="${address}">${inner}</a>` : inner);
  return `<div data-testid="User-Name" class="by"><div class="name">${link(`<span dir="auto">${withEmojiPictures(name)}</span>`, `/${handle}`)}</div>
    <div class="soft">${link(`<span>@${handle}</span>`, `/${handle}`)}<span aria-hidden="true"> · </span>${link(time, `/${handle}/status/${statusId(post, now)}`)}</div></div>`;
}

function words(text: string, lang = 'en'): string {
  return `<div data-testid="tweetText" lang="${lang}" dir="auto" class="words"><span>${withMentions(text)}</span></div>`;
}

function withMentions(text: string): string {
  return text
    .split(/([@#]\w+)/)
    .map((part) => {
      if (part.startsWith('@')) return `<a href="/${part.slice(1)}">${part}</a>`;
      if (part.startsWith('#')) return `<a href="/hashtag/${part.slice(1)}">${part}</a>`;
      return withEmojiPictures(part);
    })
    .join('');
}

function quote(quoted: NonNullable<Post['quotes']>, now: Date): string {
  return `<div role="link" tabindex="0" class="quote"><img class="portrait small" src="/picture/portrait-${quoted.by}.svg" alt="">${byLine(quoted, now, false)}${words(quoted.text)}</div>`;
}

function act(testId: string, icon: keyof typeof SIGNS, count: number, label: string): string {
  return `<button type="button" data-testid="${testId}" aria-label="${count} ${label}">${sign(SIGNS[icon], 18)}<span>${count || ''}</span></button>`;
}

function frame(inner: string): string {
  const place = (icon: keyof typeof SIGNS, label: string, here = false) =>
    `<a href="/home"${here ? ' aria-current="page"' : ''}>${sign(SIGNS[icon], 24)}<span>${label}</span></a>`;
  return `<div class="columns">
    <header role="banner"><div class="mark" aria-hidden="true"></div><nav aria-label="Places">${place('home', 'Home', true)}${place('search', 'Explore')}${place('bell', 'Notifications')}${place('mail', 'Messages')}${place('person', 'Profile')}</nav><button type="button" class="write">Post</button></header>
    <main role="main"><div class="top"><h1>Home</h1><div class="tabs"><b>For you</b><span>Following</span></div></div><section aria-label="Timeline">${inner}</section></main>
    <aside aria-label="Around"><div class="find">${sign(SIGNS.search, 18)}<span>Search</span></div>
      <section class="card"><h2>What is going on</h2><p><span>Crafts · Trending</span><b>Winter glaze</b></p><p><span>Nearby</span><b>Ridge Street market</b></p><p><span>Weather</span><b>First frost</b></p></section></aside>
  </div>`;
}

const STYLE = `
*{box-sizing:border-box}body{margin:0;font:15px/1.35 system-ui,"DejaVu Sans",sans-serif;color:#14181c;background:#fff}
a{color:inherit;text-decoration:none}a:hover{text-decoration:underline}h1,h2,p{margin:0}
.columns{display:grid;grid-template-columns:minmax(68px,250px) minmax(0,600px) minmax(0,320px);justify-content:center;min-height:100vh}
header{position:sticky;top:0;height:100vh;padding:12px;display:flex;flex-direction:column;gap:6px}
.mark{width:34px;height:34px;margin:8px 12px 14px;border-radius:50%;background:conic-gradient(#3b6ea5,#79b4c9,#3b6ea5)}
nav a{display:flex;gap:18px;align-items:center;padding:12px;border-radius:99px;font-size:19px}nav a[aria-current]{font-weight:700}nav a:hover{background:#eef1f3;text-decoration:none}
.write{margin-top:12px;border:0;border-radius:99px;background:#1f6fae;color:#fff;font:700 16px/1 inherit;font-family:inherit;padding:16px;max-width:220px}
main{border-inline:1px solid #e4e9ec}.top{position:sticky;top:0;background:rgb(255 255 255/.9);backdrop-filter:blur(8px);border-bottom:1px solid #e4e9ec;z-index:2}
.top h1{font-size:19px;padding:12px 16px 4px}.tabs{display:flex;justify-content:space-around;padding:10px;color:#55626c}.tabs b{color:#14181c;border-bottom:3px solid #1f6fae;padding-bottom:6px}
article{display:flex;gap:12px;padding:12px 16px;border-bottom:1px solid #e4e9ec;outline-offset:-2px}article:hover{background:#fafbfc}
.portrait{width:42px;height:42px;border-radius:50%;display:block}.portrait.small{width:22px;height:22px;float:inline-start;margin-inline-end:6px}
.main{flex:1;min-width:0}.by{display:flex;gap:6px;flex-wrap:wrap}.name{font-weight:700}.soft,.to{color:#55626c}.to a{color:#1f6fae}
.words{white-space:pre-wrap;overflow-wrap:anywhere;margin-top:2px;font-size:16px;line-height:1.45}.words a{color:#1f6fae}.words[dir=auto]{text-align:start}
.emoji{width:1.2em;height:1.2em;vertical-align:-.2em;margin-inline:.05em}
.photo{margin-top:12px;border:1px solid #d5dde2;border-radius:16px;overflow:hidden}.photo img{width:100%;display:block}
.quote{margin-top:12px;border:1px solid #d5dde2;border-radius:16px;padding:12px}
.acts{display:flex;justify-content:space-between;max-width:380px;margin-top:10px;color:#55626c}.acts button{border:0;background:none;color:inherit;font:13px/1 inherit;font-family:inherit;display:flex;gap:6px;align-items:center;padding:4px}
aside{padding:12px 0 12px 24px}.find{display:flex;gap:12px;align-items:center;background:#eef1f3;border-radius:99px;padding:11px 18px;color:#55626c}
.card{margin-top:16px;border:1px solid #e4e9ec;border-radius:16px;padding:14px 16px;display:grid;gap:14px}.card h2{font-size:19px}.card span{display:block;color:#55626c;font-size:13px}
@media(max-width:1020px){.columns{grid-template-columns:68px minmax(0,600px)}aside,nav span,.write{display:none}}
@media(max-width:560px){.columns{grid-template-columns:minmax(0,1fr)}header{display:none}}
`;
