import {pageHtml} from './html.ts';
import {DEMO_PAGES} from './serve.ts';

/** Where a person begins: what to try, and the places to try it on. */
export function startPage(): string {
  const place = (address: string, name: string, about: string) =>
    `<li><a href="${address}"><b>${name}</b><span>${about}</span></a></li>`;
  return pageHtml({
    title: 'Try it out',
    head: `<style>${STYLE}</style>`,
    body: `<main><h1>Try Holdfast</h1>
      <p>These pages are made up and come from this computer; nothing here reaches a network. Some of the words in them are unpleasant, because that is what Holdfast is for.</p>
      <ol><li>Open one of the places.</li><li>Right-click a post and choose <b>Save this</b>.</li><li>Look at it through the toolbar button. <b>Open everything</b> leads to a case that is filled already, half a year of a made-up story; make a pack of it.</li></ol>
      <ul>${place(DEMO_PAGES.feed, 'A feed', 'Short posts, a very long one, quotes, Arabic, Hebrew and Hindi')}
      ${place(DEMO_PAGES.thread, 'A thread', 'A post with nested comments, built from shadow roots')}
      ${place(DEMO_PAGES.toots, 'A home line', 'A site that Holdfast does not know by address')}
      ${place(DEMO_PAGES.forum, 'A small forum', 'Plain pages, as they were twenty years ago')}
      ${place(DEMO_PAGES.pileOn, 'A pile-on', 'Far more comments than a screen holds, in a list that draws only those that show')}
      ${place(DEMO_PAGES.chat, 'A chat', 'Older messages load above')}</ul></main>`,
  });
}

const STYLE = `
body{margin:0;background:#f6f5f1;color:#23302e;font:17px/1.55 system-ui,"DejaVu Sans",sans-serif}main{max-width:640px;margin:8vh auto;padding:0 24px}
h1{font-size:30px;margin:0 0 8px}ul{list-style:none;padding:0;display:grid;gap:12px;margin-top:28px}ul a{display:block;padding:16px 18px;background:#fff;border:1px solid #d9d7ce;border-radius:8px;color:inherit;text-decoration:none}
ul a:hover,ul a:focus{border-color:#2a7a70}ul b{display:block;font-size:18px;color:#1d665d}ul span{color:#56625f;font-size:15px}
`;
