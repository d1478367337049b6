import {escapeHtml, pageHtml} from './html.ts';
import {momentOf} from './words.ts';

/** One message of a made-up chat. */
export type ChatMessage = {by: string; text: string; minutesAgo: number};

/** A made-up chat: some messages say the same as others, by the same account, a minute apart or at the same time. */
export function chat(count: number): ChatMessage[] {
  return Array.from({length: count}, (_, i) => ({
    by: i % 5 === 3 ? 'june_throws_pots' : 'seen_you_twice',
    text: i % 6 === 0 ? 'answer me' : i % 6 === 1 ? 'answer me' : `I saw the light go out at ${i} past. Why (${i})`,
    minutesAgo: count * 2 - Math.floor(i / 2) * 2,
  }));
}

/** The chat in a box of its own beside a list of other chats; older messages come in above when its top is reached. */
export function chatPage(messages: readonly ChatMessage[], now: Date, lot: number): string {
  const drawn = messages.map(
    ({by, text, minutesAgo}) =>
      `<div class="message"><b class="author">${by}</b> <time datetime="${momentOf(minutesAgo, now).toISOString()}">earlier</time><p class="e-content">${escapeHtml(text)}</p></div>`,
  );
  return pageHtml({
    title: 'Messages',
    head: `<style>${STYLE}</style>`,
    body: `<nav id="chats">${Array.from({length: 30}, (_, i) => `<div class="message"><b class="author">someone ${i}</b><p>the last words of another chat ${i}</p></div>`).join('')}</nav>
      <main><div role="log" id="log" tabindex="0"></div><div class="write"><textarea aria-label="Write">a draft of mine</textarea></div></main>
      <script>const ALL=${JSON.stringify(drawn).replaceAll('<', '\\u003c')};const log=document.querySelector('#log');let from=ALL.length;
      function older(){const next=Math.max(0,from-${lot}),was=log.scrollHeight,at=log.scrollTop;log.insertAdjacentHTML('afterbegin',ALL.slice(next,from).join(''));from=next;return log.scrollHeight-was+at;}
      older();log.scrollTop=log.scrollHeight;let waits=false;
      log.addEventListener('scroll',()=>{if(log.scrollTop<40&&from>0&&!waits){waits=true;setTimeout(()=>{log.style.overflowAnchor='none';const to=older();log.scrollTop=to;waits=false;},250);}});</script>`,
  });
}

const STYLE = `
*{box-sizing:border-box}body{margin:0;height:100vh;overflow:hidden;display:grid;grid-template-columns:240px 1fr;font:15px/1.4 "DejaVu Sans",sans-serif}
#chats{overflow-y:auto;height:100vh;background:#f0f2f1}main{display:flex;flex-direction:column;height:100vh}#log{flex:1;overflow-y:auto;min-height:0}
.message{padding:10px 14px;border-bottom:1px solid #e2e8e4}.message p{margin:4px 0}.write{padding:10px;background:#e9edf0}textarea{width:100%;height:40px}time{font-size:12px;color:#667}
`;
