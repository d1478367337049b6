import {escapeHtml, pageHtml} from './html.ts';
import {inPageOrder, type PileComment} from './pile-on.ts';
import {momentOf} from './words.ts';

export type PileOnLook = {
  /** How many top comments are there before "Load more comments" is pressed, and come with each press. */
  lot: number;
  /** Whether each comment bears its number and a link to itself. */
  named: boolean;
  /** After how many comments an advertisement stands in the list. */
  adEvery?: number;
};

/**
 * A post with a list of comments that keeps only a few rows in the document and uses their elements again for others.
 * More come by "Load more comments", replies by "View 2 replies". Around them stand controls that must not be pressed;
 * `document.body.dataset.wrong` says which ones were.
 */
export function pileOnPage(comments: readonly PileComment[], now: Date, look: PileOnLook): string {
  const rows = comments.map((one) => row(one, now));
  const total = inPageOrder(comments).length;
  return pageHtml({
    title: 'Someone keeps leaving notes',
    head: `<style>${STYLE}</style>`,
    body: `<header class="bar">A place for talk <button type="button" data-wrong="menu" aria-haspopup="menu">More</button></header>
      <main><article class="post" id="the-post"><b class="author">june_throws_pots</b> <time datetime="${momentOf(1, now).toISOString()}">1 min. ago</time><p class="e-content">Someone keeps leaving notes on my bicycle at the Ridge Street rack.</p></article>
      <h2 class="count">${total.toLocaleString('en')} comments</h2>
      <div id="list"></div>
      <button type="button" id="more">Load more comments</button></main>
      <aside><article class="post"><b class="author">elsewhere</b><p>Recommended for you</p><button type="button" data-wrong="aside">Show more replies</button></article></aside>
      <script>const ROWS=${JSON.stringify(rows).replaceAll('<', '\\u003c')};const LOOK=${JSON.stringify(look)};${SCRIPT}</script>`,
  });
}

type Row = {id: number; by: string; html: string; at: string; replies: Row[]};

function row({id, by, text, minutesAgo, replies}: PileComment, now: Date): Row {
  return {
    id,
    by,
    html: escapeHtml(text),
    at: momentOf(minutesAgo, now).toISOString(),
    replies: replies.map((one) => row(one, now)),
  };
}

// The list: rows have places of their own in a long box; a pool of elements shows those near the window.
const SCRIPT = `
const list = document.querySelector('#list'), more = document.querySelector('#more');
let loaded = LOOK.lot; const opened = new Set(), heights = new Map(), pool = [];
document.addEventListener('click', (event) => { const wrong = event.target.closest('[data-wrong]');
  if (wrong) document.body.dataset.wrong = (document.body.dataset.wrong ?? '') + ' ' + wrong.dataset.wrong; }, true);
function flat() { const all = []; ROWS.slice(0, loaded).forEach((one, i) => {
  if (LOOK.adEvery && i > 0 && i % LOOK.adEvery === 0) all.push({ad: true, id: 'ad' + i});
  all.push({...one, depth: 0}); if (opened.has(one.id)) for (const reply of one.replies) all.push({...reply, depth: 1}); }); return all; }
function heightOf(one) { return heights.get(one.id) ?? (one.ad ? 90 : 84); }
function fill(element, one) {
  if (one.ad) { element.innerHTML = '<div class="ad">Sponsored <a href="/buy" data-wrong="ad">Buy a lock</a></div>'; return; }
  const folded = one.depth === 0 && one.replies.length > 0 && !opened.has(one.id);
  const count = one.replies.length;
  element.innerHTML = '<article class="comment depth' + one.depth + '"' + (LOOK.named ? ' data-comment-id="' + one.id + '"' : '') + '><b class="author">' + one.by + '</b> '
    + (LOOK.named ? '<a rel="bookmark" href="#c' + one.id + '"><time datetime="' + one.at + '">some time ago</time></a>' : '<time datetime="' + one.at + '">some time ago</time>')
    + '<p class="e-content">' + one.html + '</p><div class="acts"><button type="button" data-wrong="like">Like</button> <button type="button" data-wrong="report">Report</button> <a href="/other" data-wrong="link">View 3 replies</a> <button type="button" data-wrong="delete" aria-label="Delete comment">Show more replies</button>'
    + (folded ? '<button type="button" class="fold" aria-expanded="false">View ' + (count === 1 ? '1 reply' : count + ' replies') + '</button>' : '') + '</div></article>';
  const fold = element.querySelector('.fold');
  if (fold) fold.onclick = () => setTimeout(() => { opened.add(one.id); draw(); }, 120);
}
function draw() { const all = flat(); let y = 0; const tops = all.map((one) => { const top = y; y += heightOf(one); return top; });
  list.style.height = y + 'px'; const view = list.getBoundingClientRect().top;
  const wanted = all.map((one, i) => i).filter((i) => tops[i] + view < innerHeight + 200 && tops[i] + heightOf(all[i]) + view > -200);
  while (pool.length < wanted.length) { const element = document.createElement('div'); element.className = 'row'; pool.push(element); list.append(element); }
  let moved = false;
  pool.forEach((element, n) => { const i = wanted.find((w) => w % pool.length === n); if (i === undefined) { element.hidden = true; return; }
    element.hidden = false; const one = all[i], mark = one.id + (opened.has(one.id) ? 'o' : '');
    if (element.dataset.shows !== mark) { element.dataset.shows = mark; fill(element, one); }
    element.style.transform = 'translateY(' + tops[i] + 'px)';
    const height = element.getBoundingClientRect().height; if (Math.abs(height - heightOf(one)) > 0.5) { heights.set(one.id, height); moved = true; } });
  more.hidden = loaded >= ROWS.length; if (moved) requestAnimationFrame(draw); }
more.onclick = () => { more.disabled = true; setTimeout(() => { loaded += LOOK.lot; more.disabled = false; draw(); }, 300); };
addEventListener('scroll', draw, {passive: true}); addEventListener('resize', draw); draw();
`;

const STYLE = `
*{box-sizing:border-box}body{margin:0;font:15px/1.4 "DejaVu Sans",sans-serif;color:#1b2327;background:#fff;display:grid;grid-template-columns:minmax(0,640px) 220px;gap:0 24px;justify-content:center}
.bar{position:sticky;top:0;z-index:2;grid-column:1/3;height:44px;line-height:44px;padding:0 16px;background:#2c5b54;color:#fff}
main,aside{padding:12px 0}.post{border:1px solid #d6ddd8;border-radius:8px;padding:12px}p{margin:6px 0}h2{font-size:16px}
#list{position:relative}.row{position:absolute;left:0;right:0;top:0}.comment{padding:10px 12px;border-bottom:1px solid #e2e8e4}.depth1{padding-left:48px}
.acts{font-size:12px}.ad{padding:10px;background:#fff8e2;height:90px}#more{margin:16px 0 60px}time{color:#67736d;font-size:12px}
`;
