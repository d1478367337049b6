import {senderOf} from '../import/messages-told.ts';
import type {ReadingRecord, ReadMessage} from '../import/reading-record.ts';
import type {Say} from '../words.ts';
import {canMean} from './can-mean.ts';
import {html, type Markup, nothing} from './html.ts';
import {messageKindName} from './import-words.ts';
import {quoted, quotedBlock} from './quoted.ts';
import {liftBox, veiledBlock} from './veil.ts';

/** The messages that the record holds, in the order of the file, with how many there are in all. */
export function importedMessages(reading: ReadingRecord, zone: string, say: Say): Markup {
  const {messages, messagesLeftOut, counts} = reading;
  if (messages.length === 0) return nothing;
  const namesChat = new Set(messages.map(({chat}) => chat)).size > 1;
  return html`<h3>${say('report_import_messages')}</h3>
<p>${say('report_import_counted', counts.messages, counts.system)}${messagesLeftOut > 0 ? html` ${say('report_import_first', messages.length)}` : nothing}</p>
<ol class="messages">${messages.map((message) => html`<li class="lifts">${oneMessage(message, namesChat, zone, say)}</li>\n`)}</ol>
`;
}

function oneMessage(message: ReadMessage, namesChat: boolean, zone: string, say: Say): Markup {
  const {time, chat, subject, text, textLength, attachments, kind, direction, edited} = message;
  const who = senderOf(message);
  const marks = [
    ...(kind === 'message' ? [] : [messageKindName(kind, say)]),
    ...(direction === 'unknown' ? [] : [say(direction === 'sent' ? 'report_import_sent' : 'report_import_received')]),
  ];
  return html`<p><strong>${who === '' ? say('bring_noSender') : quoted(who, say)}</strong>${chat === null || !namesChat ? nothing : html` · ${quoted(chat, say)}`}${marks.map((mark) => html` · ${mark}`)}<br>
<span class="time">${time ? quoted(time.written, say) : say('bring_noTime')}</span>${time ? canMean(time, zone, say) : nothing}${edited ? html`<br>${editedText(edited.written, say)}` : nothing}</p>
${liftBox(say('report_showMessage'))}
${subject === null ? nothing : veiledBlock(html`<p><strong>${quoted(subject, say)}</strong></p>`)}
${veiledBlock(quotedBlock(text, undefined, say))}
${textLength > text.length ? html`<p class="small">${say('report_import_textCut', text.length, textLength)}</p>` : nothing}
${
  attachments.length === 0
    ? nothing
    : html`<p class="small">${say('report_import_attachments')} ${attachments.map(({name}, at) => html`${at > 0 ? ', ' : ''}${name === null ? say('bring_attachment_noName') : quoted(name, say)}`)}</p>`
}`;
}

/** The time is the file's own text: set apart from our sentence like every other. */
function editedText(written: string, say: Say): Markup {
  const [before = '', after = ''] = say('bring_edited', '\u0000').split('\u0000');
  return html`${before}${quoted(written, say)}${after}`;
}
