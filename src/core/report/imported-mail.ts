import type {Party} from '../import/reading.ts';
import type {ReadingRecord, ReadMessage} from '../import/reading-record.ts';
import type {Say} from '../words.ts';
import {canMean} from './can-mean.ts';
import {type FactGroup, type FactRow, plainRow} from './fact-table.ts';
import {html, type Markup, nothing} from './html.ts';
import {address, quoted} from './quoted.ts';
import {liftable, liftableWords} from './veil.ts';

/** The one mail that a file is, if it is one. */
function mailIn({
  messages,
  counts,
}: ReadingRecord): (ReadMessage & {mail: NonNullable<ReadMessage['mail']>}) | undefined {
  const [first] = messages;
  return counts.messages === 1 && first?.mail ? {...first, mail: first.mail} : undefined;
}

/** Who sent a mail to whom and when, as its head says, and which signatures are there. */
export function mailGroup(reading: ReadingRecord, zone: string, say: Say): FactGroup {
  const message = mailIn(reading);
  if (!message) return {title: 'bring_mailHeading', rows: []};
  const {mail, from, to, subject, time} = message;
  const row = (label: Parameters<typeof plainRow>[0], text: string | null): FactRow[] =>
    text ? [plainRow(label, quoted(text, say), say, 'report_import_byFile')] : [];
  return {
    title: 'bring_mailHeading',
    rows: [
      ...row('bring_mailFrom', from && partyText(from)),
      ...row('bring_mailTo', to.map(partyText).join(', ')),
      ...(time
        ? [
            plainRow(
              'bring_mailDate',
              html`${quoted(time.written, say)}${canMean(time, zone, say)}`,
              say,
              'report_import_byFile',
            ),
          ]
        : []),
      ...(subject
        ? [
            plainRow(
              'bring_mailSubject',
              liftableWords('bring_mailSubject', quoted(subject, say), say),
              say,
              'report_import_byFile',
            ),
          ]
        : []),
      ...row('bring_mailReplyTo', mail.replyTo.map(partyText).join(', ')),
      ...row('bring_mailId', mail.messageId),
      plainRow('bring_dkim', signatures(mail.dkim, say), say, 'report_import_notChecked'),
      ...mail.authenticationResults.flatMap((result) => row('bring_authResults', result)),
    ],
  };
}

function signatures(dkim: readonly {domain: string | null}[], say: Say): Markup {
  if (dkim.length === 0) return html`${say('bring_dkimNone')}`;
  return html`${dkim.map(
    ({domain}, at) =>
      html`${at > 0 ? html`<br>` : nothing}${say('report_import_signature')} ${domain ? quoted(domain, say) : say('bring_dkimNoDomain')}`,
  )}`;
}

/** Every line of the head as it stands. */
export function mailHeaders(reading: ReadingRecord, say: Say): Markup {
  const message = mailIn(reading);
  if (!message || message.mail.headers.length === 0) return nothing;
  return html`<h3>${say('bring_headers')}</h3>
${liftable(
  say('report_showWords', say('bring_headers')),
  html`<ol class="steps">${message.mail.headers.map(({name, raw}) => html`<li>${address(raw.startsWith(name) ? raw : `${name}: ${raw}`, say)}</li>\n`)}</ol>`,
)}`;
}

function partyText({name, address}: Party): string {
  if (name && address) return `${name} <${address}>`;
  return name ?? address ?? '';
}
