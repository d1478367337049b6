import {zipSync} from 'fflate';
import {describe, expect, it} from 'vitest';
import {utf8} from '../../../src/core/bytes.ts';
import {codes, read} from './support.ts';

const block = (sender: string, content: string, time: string) =>
  `<section class="_a6-g" aria-labelledby="u_0"><h2 class="_2ph_ _a6-h _a6-i" id="u_0">${sender}</h2><div class="_2ph_ _a6-p"><div>${content}</div></div><footer class="_3-94 _a6-o"><div class="_a72d">${time}</div></footer></section>`;

const PAGE = `<!doctype html><html><head><base href="../../../"/><title>Mara Lind</title><style>._a6-g{color:red}</style></head><body><main>
<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder"><div class="_3-95 _a6-p"><div><div>Participants: Mara Lind and Jo</div></div></div></div>
${block('Mara Lind', '<div></div><div>I know <b>where</b> you live &lt;3<br>second line</div><div></div><div><ul class="_a6-q"><li>😡 Jo</li></ul></div>', 'Mar 08, 2025 2:15:09 pm')}
${block('Jo', '<div></div><div><div><a href="messages/inbox/mara/photos/1.jpg"><img src="messages/inbox/mara/photos/1.jpg" class="_a6_o _3-96"/></a></div></div><div><a href="https://seen.example/x">https://seen.example/x</a></div>', 'Mar 8, 2025, 11:59 AM')}
${block('Mara Lind', '<div>salut</div>', '8 marraskuu 2025 14:15')}
</main><script>document.title = 'RAN'</script></body></html>`;

describe('a thread of a Facebook or Instagram download as HTML', () => {
  it('gives sender, words, time as written, media and reactions of each message', async () => {
    const path = 'your_facebook_activity/messages/inbox/mara/message_1.html';
    const zip = zipSync({[path]: utf8(PAGE), 'messages/inbox/mara/photos/1.jpg': new Uint8Array([1])});
    const reading = await read(zip, 'facebook-jo.zip');
    expect(reading.formats).toEqual(['facebook']);
    expect(reading.counts).toMatchObject({messages: 3, system: 1, looked: 4});
    const [head, first, second, third] = reading.messages;
    expect(head).toMatchObject({kind: 'system', text: 'Participants: Mara Lind and Jo'});
    expect(first).toMatchObject({
      chat: 'Mara Lind',
      from: {name: 'Mara Lind', address: null},
      text: 'I know where you live <3\nsecond line',
      time: {written: 'Mar 08, 2025 2:15:09 pm', wall: '2025-03-08T14:15:09', exact: null},
      more: [{name: 'reaction', value: '😡 Jo'}],
    });
    expect(second?.attachments).toMatchObject([{where: {in: 'entry', path: 'messages/inbox/mara/photos/1.jpg'}}]);
    expect(second?.text).toBe('https://seen.example/x');
    expect(second?.time?.wall).toBe('2025-03-08T11:59');
    // November in Finnish, which begins like March: a month of a language that is not known stays words.
    expect(third?.time).toMatchObject({written: '8 marraskuu 2025 14:15', wall: null, exact: null});
    expect(codes(reading)).toContain('timesWithoutZone');
  });

  it('is read alone too, without its download', async () => {
    const reading = await read(PAGE, 'message_1.html');
    expect(reading).toMatchObject({formats: ['metaThread'], counts: {messages: 3, missing: 1}});
    expect(reading.shownAs).toBe('text');
  });

  it('is told from the other pages of a download', async () => {
    const page = PAGE.replaceAll('Mara Lind', 'shared a link');
    expect((await read(page, 'your_posts_1.html')).messages).toEqual([]);
  });

  it('survives nests without end', async () => {
    const deep = `<div class="_a6-g">${'<div>'.repeat(50_000)}x</div>`;
    expect((await read(deep, 'message_1.html')).counts.looked).toBe(1);
  });
});
