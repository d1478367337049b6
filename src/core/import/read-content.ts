import {isWhatsapp, readWhatsapp} from './chat/whatsapp.ts';
import type {Collector} from './collector.ts';
import {type Content, wholeOf} from './content.ts';
import {MOST_MAIL_BYTES, MOST_TEXT_BYTES} from './limits.ts';
import {readMbox} from './mail/mbox.ts';
import {readMail} from './mail/read-mail.ts';
import type {AboutFile, FileKind} from './reading.ts';
import type {Siblings} from './siblings.ts';
import {decodeText} from './text/charset.ts';

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
    case 'text': {
      const text = await textOf(content, into);
      if (!isWhatsapp(text)) return false;
      readWhatsapp(text, path, siblings, about, into);
      return true;
    }
    case 'mail': {
      into.format('mail');
      const mail = await wholeOf(content, MOST_MAIL_BYTES);
      into.looked();
      await readMail(
        mail,
        {path, offset: 0, length: mail.length, unquote: false, number: 1},
        true,
        about.pickedAt,
        into,
      );
      return true;
    }
    case 'mbox':
      await readMbox(content, about.pickedAt, into);
      return true;
    default:
      return false;
  }
}

/** A content as text, with a word on how its encoding was told. */
async function textOf(content: Content, into: Collector): Promise<string> {
  const {text, charset, stated, damaged} = decodeText(await wholeOf(content, MOST_TEXT_BYTES));
  if (!stated && charset !== 'utf-8') into.find('charsetGuessed', [charset], content.path);
  if (damaged > 0) into.find('textDamaged', [damaged], content.path);
  return text;
}
