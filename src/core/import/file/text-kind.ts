import type {FileKind} from '../reading.ts';
import {decodeText} from '../text/charset.ts';

const HEADER =
  /^(Return-Path|Received|Delivered-To|From|To|Cc|Subject|Date|Message-I[Dd]|MIME-Version|Content-Type|DKIM-Signature|ARC-Seal|ARC-Message-Signature|ARC-Authentication-Results|Authentication-Results|Reply-To|Sender|List-[A-Za-z]+|X-[A-Za-z0-9-]+)[ \t]*:/i;

/** What kind of text the beginning of a file is; undefined where it is no text. */
export function textKind(head: Uint8Array): FileKind | undefined {
  const {text, damaged, binary} = decodeText(head, {cut: true});
  if (binary || damaged * 50 > text.length) return undefined;
  const start = text.replace(/^\ufeff/, '').trimStart();
  if (/^From (\S.*\d{4})?\s*?\n/.test(start) && HEADER.test(secondLine(start))) return 'mbox';
  if (isMail(start)) return 'mail';
  if (/^(<\?xml\b|<!--|<!doctype\s|<svg\b|<html\b|<smses\b|<[a-z][\w:-]*[\s>/])/i.test(start)) return markupKind(start);
  if (/^(window|self|this)\.[\w.]+(\.part\d+)?\s*=\s*[[{]/.test(start)) return 'script';
  if (/^[[{]/.test(start) && /^(\{\s*("|\})|\[\s*[[{"\]])/.test(start)) return 'json';
  return 'text';
}

function secondLine(text: string): string {
  return text.slice(text.indexOf('\n') + 1, text.indexOf('\n') + 1000).replace(/^>?From .*\r?\n/, '');
}

/** A mail begins with header lines: at least two of the known ones, and no other line before the first empty one. */
function isMail(start: string): boolean {
  const head = start.slice(0, 16_384).split(/\r?\n\r?\n/, 1)[0] ?? '';
  const lines = head.split(/\r?\n/).slice(0, 200);
  if (start.length > 16_384) lines.pop();
  const fields = lines.filter((line) => !/^[ \t]/.test(line));
  if (!fields.slice(0, 60).every((line) => line === '' || /^[!-9;-~]{1,80}[ \t]*:/.test(line))) return false;
  return new Set(fields.map((line) => HEADER.exec(line)?.[1]?.toLowerCase()).filter((name) => name)).size >= 2;
}

function markupKind(start: string): FileKind {
  const root =
    /<(?![?!])([a-z][\w:.-]*)/i.exec(start.slice(0, 8192).replace(/<!--[\s\S]*?-->/g, ''))?.[1]?.toLowerCase() ?? '';
  if (root === 'svg' || root.endsWith(':svg')) return 'svg';
  const isXml = /^<\?xml\b/i.test(start) && !/<html[\s>]/i.test(start.slice(0, 4096));
  if (isXml || root === 'smses' || root === 'calls') return 'xml';
  return 'html';
}
