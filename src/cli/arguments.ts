import {readFileSync} from 'node:fs';
import {parseArgs} from 'node:util';
import {parseReceipt} from '../core/pack/receipt.ts';
import {failed, ok, type Result} from '../core/result.ts';
import {type Expectations, parseKey, parseSealCode} from '../core/verify/expectations.ts';

export const USAGE = `
holdfast-verify PACK.zip|FOLDER [--json] [--key FINGERPRINT] [--seal-code HEX] [--receipt FILE]

  Checks an evidence pack, or its unpacked folder. Nothing is written and nothing is fetched.

  --key FINGERPRINT  the key it must be sealed with: the 20 hex digits you were given, or the whole key id
  --seal-code HEX    the seal code it must have: the 64 hex digits you were given
  --receipt FILE     a receipt of this pack, or of an earlier one of the same case; may be given more than once
  --json             the whole report as JSON

  Exit code: 0 everything that can be compared holds · 1 something does not · 2 it could not be read
`;

/** What the command was asked for. */
export type Asked = {path: string; json: boolean; help: boolean; expectations: Expectations};

/** Reads the arguments, or says what is wrong with them. */
export function parseArguments(given: readonly string[]): Result<Asked, string> {
  try {
    const {values, positionals} = parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        json: {type: 'boolean', default: false},
        help: {type: 'boolean', short: 'h', default: false},
        key: {type: 'string'},
        'seal-code': {type: 'string'},
        receipt: {type: 'string', multiple: true},
      },
    });
    const [path = '', ...more] = positionals;
    if (values.help) return ok({path, json: values.json, help: true, expectations: {}});
    if (path === '' || more.length > 0) return failed('Name one pack.');
    const expectations = expectationsOf(values.key, values['seal-code'], values.receipt ?? []);
    return expectations.ok
      ? ok({path, json: values.json, help: false, expectations: expectations.value})
      : expectations;
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
}

function expectationsOf(
  key: string | undefined,
  code: string | undefined,
  receipts: readonly string[],
): Result<Expectations, string> {
  const parsedKey = key === undefined ? undefined : parseKey(key);
  if (key !== undefined && !parsedKey) return failed('--key takes 20 or 64 hex digits.');
  const sealCode = code === undefined ? undefined : parseSealCode(code);
  if (code !== undefined && !sealCode) return failed('--seal-code takes 64 hex digits.');
  const parsed = receipts.map((file) => parseReceipt(readFileSync(file, 'utf8')));
  const read = parsed.filter((receipt) => receipt !== undefined);
  if (read.length < receipts.length) return failed('--receipt takes a file that holds a receipt.');
  return ok({...(parsedKey && {key: parsedKey}), ...(sealCode && {sealCode}), receipts: read});
}
