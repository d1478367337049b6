import {CAST, FORUM, type Post} from './cast.ts';
import {escapeHtml, pageHtml} from './html.ts';
import {momentOf, paragraphs} from './words.ts';

/** A thread of a small forum with the document structure of phpBB. */
export function forumPage(now: Date): string {
  return pageHtml({
    title: `${FORUM.title} - Ridge Street Studios board`,
    head: `<meta name="generator" content="phpBB"><style>${STYLE}</style>`,
    body: `<div id="wrap" class="wrap"><header><h1>Ridge Street Studios board</h1><p>Kilns, keys, kettles</p></header>
      <main id="page-body"><h2 class="topic-title"><a href="/viewtopic.php?t=91">${escapeHtml(FORUM.title)}</a></h2>
      ${FORUM.posts.map((post, index) => forumPost(post, 4300 + index, now)).join('')}</main></div>`,
  });
}

function forumPost({by, minutesAgo, text}: Post, id: number, now: Date): string {
  const {name, handle} = CAST[by];
  const moment = momentOf(minutesAgo, now);
  const shown = new Intl.DateTimeFormat('en-GB', {dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC'}).format(
    moment,
  );
  return `<div id="p${id}" class="post has-profile ${id % 2 ? 'bg1' : 'bg2'}"><div class="inner">
    <dl class="postprofile" id="profile${id}"><dt><a class="avatar" href="/memberlist.php?u=${id}"><img src="/picture/portrait-${by}.svg" alt=""></a><a href="/memberlist.php?mode=viewprofile&amp;u=${id}" class="username">${handle}</a></dt><dd>${escapeHtml(name)}</dd></dl>
    <div class="postbody"><div id="post_content${id}"><h3><a href="#p${id}">Re: ${escapeHtml(FORUM.title)}</a></h3>
      <p class="author"><a href="/viewtopic.php?p=${id}#p${id}" title="Post">◆</a> by <strong><a href="/memberlist.php?mode=viewprofile&amp;u=${id}" class="username">${handle}</a></strong> » <time datetime="${moment.toISOString()}">${shown}</time></p>
      <div class="content">${paragraphs(text)}</div></div></div></div></div>`;
}

const STYLE = `
body{margin:0;background:#eef1ee;color:#2b332f;font:14px/1.5 "DejaVu Sans",Verdana,sans-serif}.wrap{max-width:960px;margin:auto;background:#fff;padding:14px;border:1px solid #d6ddd8;min-height:100vh}
header{background:linear-gradient(#6f8f7f,#557767);color:#fff;border-radius:6px;padding:16px}header h1,header p,h2,h3,p{margin:0}header h1{font-size:22px}a{color:#2f6650}
.topic-title{margin:18px 4px 10px;font-size:19px}.post{border-radius:6px;padding:10px 14px;margin-bottom:8px}.bg1{background:#edf3ef}.bg2{background:#e4ece7}
.inner{display:flex;flex-direction:row-reverse;gap:16px}.postprofile{width:170px;margin:0;border-inline-start:1px solid #fff;padding-inline-start:14px;font-size:12px}.postprofile dd{margin:4px 0}.postprofile img{width:64px;height:64px;display:block;border-radius:4px;margin-bottom:6px}
.postbody{flex:1;min-width:0}.postbody h3{font-size:15px}.author{font-size:12px;color:#56625c;margin:2px 0 10px}.content{font-size:14px}
`;
