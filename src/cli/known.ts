import {readFileSync} from 'node:fs';
import {decodeText} from '../core/import/text/charset.ts';
import {parseReceipt} from '../core/pack/receipt.ts';
import {failed, ok, type Result} from '../core/result.ts';
import {type Cert, parseRoots} from '../core/times/certificate.ts';
import {type Expectations, parseKey, parseSealCode} from '../core/verify/expectations.ts';
import type {Asked} from './arguments.ts';
import {openAll} from './open-path.ts';

/** What the arguments say that is known from elsewhere, or what is wrong with it. */
export async function knownFrom(asked: Asked): Promise<Result<Expectations, string>> {
  const key = asked.key === undefined ? undefined : parseKey(asked.key);
  if (asked.key !== undefined && !key) return failed('--key takes 20 or 64 hex digits.');
  const sealCode = asked.sealCode === undefined ? undefined : parseSealCode(asked.sealCode);
  if (asked.sealCode !== undefined && !sealCode) return failed('--seal-code takes 64 hex digits.');
  const receipts = receiptsIn(asked.receipts);
  if (!receipts.ok) return receipts;
  const earlier = await openAll(asked.earlier);
  if (!earlier.ok) return earlier;
  const roots = rootsIn(asked.roots);
  if (!roots.ok) return roots;
  const given = {receipts: receipts.value, earlier: earlier.value, roots: roots.value};
  return ok({...(key && {key}), ...(sealCode && {sealCode}), ...given});
}

function receiptsIn(files: readonly string[]): Result<NonNullable<Expectations['receipts']>, string> {
  try {
    // Editors of some systems save any text as UTF-16.
    const read = files
      .map((file) => parseReceipt(decodeText(readFileSync(file)).text))
      .filter((one) => one !== undefined);
    return read.length < files.length ? failed('--receipt takes a file that holds a receipt.') : ok(read);
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
}

function rootsIn(files: readonly string[]): Result<Cert[], string> {
  const roots: Cert[] = [];
  for (const file of files) {
    try {
      const read = parseRoots(readFileSync(file));
      if (!read) return failed(`--root takes a file of certificates: ${file}`);
      roots.push(...read);
    } catch (error) {
      return failed(error instanceof Error ? error.message : String(error));
    }
  }
  return ok(roots);
}
