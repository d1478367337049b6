import words from '../../src/_locales/en/verify.json';
import {type Bytes, joinBytes} from '../../src/core/bytes.ts';
import type {ReportMaker} from '../../src/core/pack/pack-input.ts';
import {type WrittenPack, writePack} from '../../src/core/pack/write-pack.ts';
import {sayFrom} from '../../src/core/words.ts';
import type {Store} from '../../src/store/open-store.ts';
import {beginPack, type PackChoice} from '../../src/store/pack-source.ts';
import {circumstances} from '../support/samples.ts';

export const say = sayFrom(words);

// The report has its own tests; what counts where this is used is that store and writer agree.
const report: ReportMaker = {
  html: () => '<!doctype html>',
  csv: () => 'a\r\n',
  xlsx: async () => new Uint8Array([80, 75]),
  ics: () => 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
  drafts: () => '<!doctype html>',
  readMe: () => 'read me\n',
  howTo: () => 'how to\n',
};

/** A real pack out of the real database, with its receipt. */
export async function packOf(store: Store, choice: PackChoice): Promise<{zip: Bytes; written: WrittenPack}> {
  const surroundings = {say, language: 'en', makeRendition: async () => undefined};
  const input = await beginPack(store, choice, surroundings, circumstances());
  let pieces: Bytes[] = [];
  const sink = {
    write: async (bytes: Bytes) => void pieces.push(bytes),
    restart: async () => {
      pieces = [];
    },
  };
  const result = await writePack(input, {report, verifyHtml: new Uint8Array([60])}, sink);
  if (!result.ok) throw new Error(result.error.detail);
  return {zip: joinBytes(pieces), written: result.value};
}

/** The ZIP of everything. */
export async function wholePack(store: Store): Promise<Bytes> {
  return (await packOf(store, {scope: 'whole'})).zip;
}
