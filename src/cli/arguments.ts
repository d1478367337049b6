import {parseArgs} from 'node:util';
import {failed, ok, type Result} from '../core/result.ts';

export const USAGE = `
holdfast-verify PACK.zip|FOLDER [MORE …] [--json] [--key FINGERPRINT] [--seal-code HEX] [--receipt FILE]
                [--earlier PACK.zip|FOLDER] [--root FILE]

  Checks an evidence pack, or its unpacked folder. Of a pack in parts, name all of them, or a folder that holds them.
  A bag (BagIt) or a web archive (WACZ) by another program is compared with its own lists, and said to be no pack.
  Nothing is written and nothing is fetched. Control-C stops it.

  --key FINGERPRINT  the key it must be sealed with: the 20 hex digits you were given, or the whole key id
  --seal-code HEX    the seal code it must have: the 64 hex digits you were given
  --receipt FILE     a receipt of this pack, or from before it, of the same case; may be given more than once
  --earlier PACK     an earlier pack of the same case, which this one must carry on from; may be given more than once
  --root FILE        root certificates (PEM or DER) of the time-stamp authorities you trust, for times from outside; may be
                     given more than once. None in the pack is trusted.
  --json             the whole report as JSON

  Exit code: 0 everything that can be compared holds · 1 something does not, not all parts were given, or what was
  given besides could not be compared with all of it · 2 it could not be read, or the report could not be written ·
  130 stopped
`;

/** What the command was asked for, as it was written. */
export type Asked = {
  paths: string[];
  json: boolean;
  help: boolean;
  key: string | undefined;
  sealCode: string | undefined;
  receipts: string[];
  earlier: string[];
  roots: string[];
};

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
        receipt: {type: 'string', multiple: true, default: []},
        earlier: {type: 'string', multiple: true, default: []},
        root: {type: 'string', multiple: true, default: []},
      },
    });
    if (positionals.length === 0 && !values.help) return failed('Name a pack.');
    const {json, help, key, receipt, earlier, root} = values;
    return ok({
      paths: positionals,
      json,
      help,
      key,
      sealCode: values['seal-code'],
      receipts: receipt,
      earlier,
      roots: root,
    });
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
}
