import {isPhoneCsv, readPhoneCsv} from './chat/phone-csv.ts';
import {isPhoneHtml, readPhoneHtml} from './chat/phone-html.ts';
import {isSignalText, readSignalText} from './chat/signal-text.ts';
import {isSmsBackup, readSmsBackup} from './chat/sms-backup.ts';
import {isTelegramHtml, readTelegramHtml} from './chat/telegram-html.ts';
import {isWhatsapp, readWhatsapp} from './chat/whatsapp.ts';
import type {Collector} from './collector.ts';
import {type Content, headOf, wholeOf} from './content.ts';
import {readJson, readScript} from './json/read-json.ts';
import {MOST_MAIL_BYTES, MOST_TEXT_BYTES} from './limits.ts';
import {readMbox} from './mail/mbox.ts';
import {readMail} from './mail/read-mail.ts';
import {isMetaHtml, readMetaHtml} from './platform/meta-html.ts';
import type {AboutFile, FileKind} from './reading.ts';
import type {Siblings} from './siblings.ts';
import {decodeText} from './text/charset.ts';

/** As much of an XML as is looked at to tell what it holds. */
const START = 16 * 1024;

/** Reads the messages of one text, whatever export it is. Says whether it was one. */
export async function readContent(
  kind: FileKind,
  content: Content,
  siblings: Siblings,
  about: AboutFile,
  into: Collector,
): Promise<boolean> {
  const {path} = content;
  switch (kind) {
    case 'text':
    case 'csv':
      return readText(await textOf(content, into), path, siblings, about, into);
    case 'json':
      return readJson(await textOf(content, into), path, siblings, into);
    case 'script':
      return readScript(await textOf(content, into), path, siblings, into);
    case 'html':
      return readHtml(await textOf(content, into), path, siblings, about, into);
    case 'xml':
      if (!isSmsBackup(decodeText(await headOf(content, START), {cut: true}).text)) return false;
      await readSmsBackup(content, into);
      return true;
    case 'mail':
      await readOneMail(content, about, into);
      return true;
    case 'mbox':
      await readMbox(content, about.pickedAt, into);
      return true;
    default:
      return false;
  }
}

function readText(text: string, path: string | null, siblings: Siblings, about: AboutFile, into: Collector): boolean {
  if (isSignalText(text)) readSignalText(text, path, siblings, into);
  else if (isWhatsapp(text)) readWhatsapp(text, path, siblings, about, into);
  else if (isPhoneCsv(text)) readPhoneCsv(text, path, siblings, into);
  else return false;
  return true;
}

function readHtml(html: string, path: string | null, siblings: Siblings, about: AboutFile, into: Collector): boolean {
  if (isTelegramHtml(html)) readTelegramHtml(html, path, siblings, into);
  else if (isMetaHtml(html, path ?? about.name)) readMetaHtml(html, path, siblings, into);
  else if (isPhoneHtml(html)) readPhoneHtml(html, path, siblings, into);
  else return false;
  return true;
}

async function readOneMail(content: Content, about: AboutFile, into: Collector): Promise<void> {
  into.format('mail');
  into.looked();
  const mail = await wholeOf(content, MOST_MAIL_BYTES);
  const place = {path: content.path, offset: 0, length: mail.length, unquote: false, number: 1};
  await readMail(mail, place, true, about.pickedAt, into);
}

/** A content as text, with a word on how its encoding was told. */
async function textOf(content: Content, into: Collector): Promise<string> {
  const {text, charset, stated, damaged} = decodeText(await wholeOf(content, MOST_TEXT_BYTES));
  if (!stated && charset !== 'utf-8') into.find('charsetGuessed', [charset], content.path);
  if (damaged > 0) into.find('textDamaged', [damaged], content.path);
  return text;
}
