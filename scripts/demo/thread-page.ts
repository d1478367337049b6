import {CAST, type Comment, THREAD} from './cast.ts';
import {escapeHtml, pageHtml} from './html.ts';
import {longAgo, momentOf, paragraphs, SIGNS, sign} from './words.ts';

const POST_ID = '1p7k2xq';
/** Address of the thread on its host. */
export const THREAD_PATH = `/r/${THREAD.community}/comments/${POST_ID}/someone_keeps_leaving_notes/`;

/** A thread with the document structure of Reddit: custom elements, open shadow roots, words in slots. */
export function threadPage(now: Date): string {
  const numbered = numberComments(THREAD.comments);
  return pageHtml({
    title: `${THREAD.title} : r/${THREAD.community}`,
    head: `<style>${STYLE}</style><script>${ELEMENTS}</script>`,
    body: `<shreddit-app><header class="bar"><div class="mark" aria-hidden="true"></div><div class="find">${sign(SIGNS.search, 18)}Search r/${THREAD.community}</div></header>
      <div class="columns"><main id="main-content">${post(now)}<h2 class="count">Comments</h2><shreddit-comment-tree>${numbered.map((one) => comment(one, now, 0, '')).join('')}</shreddit-comment-tree></main>
      <aside aria-label="About"><section class="card"><h2>r/${THREAD.community}</h2><p>The street, the studios, the rack by the bakery. Be kind to each other.</p><p class="soft">1,204 members</p></section></aside></div></shreddit-app>`,
  });
}

type Numbered = Omit<Comment, 'answers'> & {id: string; answers: Numbered[]};

function numberComments(comments: readonly Comment[]): Numbered[] {
  let last = 0;
  const number = (one: Comment): Numbered => {
    last += 1;
    const id = `nq${(last * 7919 + 40_000).toString(36)}`;
    return {...one, id, answers: one.answers.map(number)};
  };
  return comments.map(number);
}

function timeAgo(minutes: number, now: Date): string {
  const moment = momentOf(minutes, now);
  const iso = moment.toISOString();
  return `<faceplate-timeago ts="${iso}"><time datetime="${iso}" title="${escapeHtml(moment.toUTCString())}">${longAgo(minutes)}</time></faceplate-timeago>`;
}

function stamp(minutes: number, now: Date): string {
  return momentOf(minutes, now).toISOString().replace('Z', '000+0000');
}

function post(now: Date): string {
  const {handle} = CAST[THREAD.by];
  return `<shreddit-post id="t3_${POST_ID}" permalink="${THREAD_PATH}" content-href="https://www.reddit.com${THREAD_PATH}" author="${handle}" created-timestamp="${stamp(THREAD.minutesAgo, now)}"
    post-title="${escapeHtml(THREAD.title)}" post-type="image" comment-count="5" score="47" subreddit-prefixed-name="r/${THREAD.community}" post-language="en" view-context="CommentsPage">
    <div slot="credit-bar" class="credit"><img class="portrait" src="/picture/portrait-${THREAD.by}.svg" alt=""><span><a href="/r/${THREAD.community}/"><b>r/${THREAD.community}</b></a> <span class="soft">• ${timeAgo(THREAD.minutesAgo, now)}</span><br><a href="/user/${handle}/">${handle}</a></span></div>
    <h1 slot="title">${escapeHtml(THREAD.title)}</h1>
    <div slot="text-body" class="md"><div>${THREAD.text.map(paragraphs).join('')}</div></div>
    <div slot="post-media-container" class="media"><img src="/picture/${THREAD.picture.name}.svg" alt="${escapeHtml(THREAD.picture.alt)}"></div>
  </shreddit-post>`;
}

function comment(one: Numbered, now: Date, depth: number, parent: string): string {
  const {handle} = CAST[one.by];
  const permalink = `/r/${THREAD.community}/comments/${POST_ID}/comment/${one.id}/`;
  return `<shreddit-comment thingid="t1_${one.id}" author="${handle}" permalink="${permalink}" depth="${depth}" ${parent ? `parentid="t1_${parent}" ` : ''}postid="t3_${POST_ID}" score="${3 - depth}" created="${stamp(one.minutesAgo, now)}" arialabel="Comment by ${handle}">
    <div slot="commentAvatar"><img class="portrait" src="/picture/portrait-${one.by}.svg" alt=""></div>
    <div slot="commentMeta" class="meta"><a href="/user/${handle}/"><b>${handle}</b></a> <span class="soft">• <a href="${permalink}">${timeAgo(one.minutesAgo, now)}</a></span></div>
    <div id="t1_${one.id}-comment-rtjson-content" class="md" slot="comment"><div dir="auto"${one.lang ? ` lang="${one.lang}"` : ''}>${paragraphs(one.text)}</div></div>
    ${one.answers.map((answer, index) => comment(answer, now, depth + 1, one.id).replace('<shreddit-comment ', `<shreddit-comment slot="children-t1_${one.id}-${index}" `)).join('')}
  </shreddit-comment>`;
}

// The page's own elements. Answers come in slots that each comment makes for itself, as on the real page.
const ELEMENTS = `
customElements.define('shreddit-post', class extends HTMLElement { connectedCallback() { this.attachShadow({mode: 'open'}).innerHTML =
  '<style>:host{display:block;background:#fff;border-radius:16px;padding:12px 16px}.acts{display:flex;gap:10px;margin-top:14px}.acts span{background:#e9edf0;border-radius:99px;padding:8px 14px;font-size:13px}</style>' +
  '<slot name="credit-bar"></slot><slot name="title"></slot><slot name="text-body"></slot><slot name="post-media-container"></slot>' +
  '<div class="acts"><span>▲ ' + this.getAttribute('score') + ' ▼</span><span>' + this.getAttribute('comment-count') + ' comments</span><span>Share</span></div>'; } });
customElements.define('shreddit-comment', class extends HTMLElement { connectedCallback() { if (this.shadowRoot) return;
  const root = this.attachShadow({mode: 'open'});
  root.innerHTML = '<style>:host{display:grid;grid-template-columns:36px 1fr;gap:4px 8px;margin-top:14px}.line{grid-column:1;grid-row:2/9;justify-self:center;width:1px;background:#cfd6db;border-radius:2px}.body{grid-column:2}.acts{grid-column:2;color:#51606a;font-size:12px;font-weight:600}.kids{grid-column:2}</style>' +
    '<slot name="commentAvatar"></slot><slot name="commentMeta"></slot><div class="line"></div><div class="body"><slot name="comment"></slot></div><div class="acts">▲ ' + this.getAttribute('score') + ' ▼ &nbsp; Reply &nbsp; Share</div><div class="kids"></div>';
  const fill = () => { const kids = root.querySelector('.kids'); kids.textContent = ''; for (const child of this.children) { const name = child.getAttribute('slot') ?? ''; if (name.startsWith('children-')) { const slot = document.createElement('slot'); slot.name = name; kids.append(slot); } } };
  new MutationObserver(fill).observe(this, {childList: true}); fill(); } });
`;

const STYLE = `
*{box-sizing:border-box}body{margin:0;font:14px/1.45 system-ui,"DejaVu Sans",sans-serif;color:#1b2327;background:#fff}
a{color:inherit;text-decoration:none}a:hover{text-decoration:underline}h1,h2,p{margin:0}
.bar{position:sticky;top:0;z-index:3;display:flex;align-items:center;gap:24px;padding:8px 20px;background:#fff;border-bottom:1px solid #dfe5e9}
.mark{width:32px;height:32px;border-radius:10px 10px 10px 2px;background:linear-gradient(135deg,#c8643c,#e0a458)}
.find{display:flex;gap:10px;align-items:center;flex:1;max-width:560px;margin:auto;background:#e9edf0;color:#51606a;border-radius:99px;padding:9px 16px}
.columns{display:grid;grid-template-columns:minmax(0,720px) minmax(0,300px);gap:24px;justify-content:center;padding:16px}
.credit{display:flex;gap:8px;align-items:center;font-size:12px}.portrait{width:32px;height:32px;border-radius:50%;display:block}
shreddit-post h1{font-size:22px;line-height:1.25;margin:10px 0 8px}.md p+p{margin-top:10px}.soft,.soft a{color:#51606a}
.media{margin-top:12px;border-radius:16px;overflow:hidden;background:#20242f}.media img{display:block;width:100%;max-height:420px;object-fit:contain}
.count{font-size:15px;padding:16px 16px 0}shreddit-comment-tree{display:block;padding:0 16px 60px}.meta{align-self:center;font-size:12px}
.card{background:#f3f6f8;border-radius:16px;padding:16px;display:grid;gap:8px;position:sticky;top:70px}.card h2{font-size:15px}
@media(max-width:860px){.columns{grid-template-columns:minmax(0,720px)}aside{display:none}}
`;
