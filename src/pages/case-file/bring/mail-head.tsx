import type {JSX} from 'preact';
import type {Party} from '../../../core/import/reading.ts';
import type {ReadMessage} from '../../../core/import/reading-record.ts';
import {PageText} from '../../shared/page-text.tsx';
import {useVeil} from '../../shared/veil.tsx';
import {VeiledDetails, VeiledText} from '../../shared/veiled-text.tsx';
import {say} from '../../shared/words.ts';
import {TableRow} from '../table-row.tsx';

/** The head of a mail: who, when, by which servers, and which signatures are there. Nothing of it is checked by us. */
export function MailHead({message}: {message: ReadMessage}): JSX.Element | null {
  const {mail, from, to, subject, time} = message;
  const veil = useVeil();
  if (!mail) return null;
  return (
    <section class="stack">
      <h3>{say('bring_mailHeading')}</h3>
      <dl class="table">
        <Words label={say('bring_mailFrom')} text={from ? partyText(from) : ''} />
        <Words label={say('bring_mailTo')} text={to.map(partyText).join(', ')} />
        <Words label={say('bring_mailDate')} text={time?.written ?? ''} />
        {subject ? (
          <TableRow label={say('bring_mailSubject')}>
            <VeiledText veil={veil} name="subject" label={say('bring_mailSubject')} text={subject} />
          </TableRow>
        ) : null}
        <Words label={say('bring_mailReplyTo')} text={mail.replyTo.map(partyText).join(', ')} />
        <Words label={say('bring_mailId')} text={mail.messageId ?? ''} />
        <TableRow label={say('bring_dkim')}>
          {mail.dkim.length === 0
            ? say('bring_dkimNone')
            : mail.dkim.map(({domain}, index) => (
                <p key={index}>{say('bring_dkimThere', domain ? isolated(domain) : say('bring_dkimNoDomain'))}</p>
              ))}
        </TableRow>
        {mail.authenticationResults.map((result, index) => (
          <Words key={index} label={say('bring_authResults')} text={result} />
        ))}
      </dl>
      {mail.route.length > 0 ? (
        <details class="bring-more">
          <summary>{say('bring_mailRoute')}</summary>
          <p class="small quiet">{say('bring_mailRouteHint')}</p>
          <ol class="bullets small">
            {mail.route.map((line, index) => (
              <li key={index}>
                <PageText text={line} />
              </li>
            ))}
          </ol>
        </details>
      ) : null}
      <VeiledDetails class="bring-more" summary={say('bring_headers')}>
        {() => (
          <ul class="bullets small mono">
            {mail.headers.map(({name, raw}, index) => (
              <li key={index}>
                <PageText text={raw.startsWith(name) ? raw : `${name}: ${raw}`} as="block" />
              </li>
            ))}
          </ul>
        )}
      </VeiledDetails>
    </section>
  );
}

function Words({label, text}: {label: string; text: string}): JSX.Element | null {
  return text === '' ? null : (
    <TableRow label={label}>
      <PageText text={text} />
    </TableRow>
  );
}

function partyText({name, address}: Party): string {
  if (name && address) return `${name} <${address}>`;
  return name ?? address ?? '';
}

/** A domain must not turn a sentence of ours round. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
