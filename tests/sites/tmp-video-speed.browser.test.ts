import {expect, test} from 'vitest';
import {adapterFor} from '../../src/sites/index.ts';
import {commentReaders} from '../../src/sites/youtube/comment.ts';
const PAGES = import.meta.glob<string>('../fixtures/pages/{youtube,tiktok,steam,twitch,snapchat,googlereviews}/*.html', {query: '?raw', import: 'default', eager: true});
test.each([
  ['youtube/watch', 'https://www.youtube.com/watch?v=dQhold4st_0', '#contents', 'ytd-comment-thread-renderer'],
  ['tiktok/video', 'https://www.tiktok.com/@nell_demo/video/1', '[class*="DivCommentListContainer"]', '[class*="ObjectWrapper"]'],
  ['steam/profile', 'https://steamcommunity.com/id/nell_demo', '.commentthread_comments', '.commentthread_comment'],
])('%s with 2000 more', (name, url, box, one) => {
  const parsed = new DOMParser().parseFromString(PAGES[`../fixtures/pages/${name}.html`] ?? '', 'text/html');
  document.body.replaceChildren(...parsed.body.childNodes);
  const holder = document.querySelector(box) as Element;
  const item = document.querySelector(one) as Element;
  for (let i = 0; i < 2000; i++) holder.append(item.cloneNode(true));
  const at = new URL(url);
  const adapter = adapterFor(at, document);
  let t = performance.now();
  const times: Record<string, number> = {};
  const lap = (what: string) => { times[what] = Math.round(performance.now() - t); t = performance.now(); };
  const all = adapter.listItems(document); lap(`list ${all.length}`);
  const c = adapter.conversation(document, at); lap(`conversation ${c.items.length}`);
  const last = all.at(-1) as Element;
  adapter.around(last, at); lap('around');
  const look = {url: at, at: '2026-03-01T10:00:00.000Z' as never, zone: 'Europe/Berlin', language: 'en'};
  for (const x of all.slice(-30)) adapter.readFacts(x, look); lap('read 30');
  if (name.startsWith('youtube')) for (const x of all.slice(-10)) {
    const r = commentReaders(x, look) as unknown as Record<string, () => unknown>;
    for (const [k, f] of Object.entries(r)) { if (typeof f !== 'function') continue; const s = performance.now(); f(); times[k] = Math.round(((times[k] ?? 0) + performance.now() - s) * 10) / 10; }
    const s = performance.now(); adapter.readViewer(document); times.rv = (times.rv ?? 0) + performance.now() - s;
  }
  console.log(name, JSON.stringify(times));
  expect(all.length).toBeGreaterThan(2000);
}, 120000);
