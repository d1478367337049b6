import {beforeEach, expect, it} from 'vitest';
import {utf8} from '../../src/core/bytes.ts';
import {sha256Hex} from '../../src/core/hash/sha256.ts';
import {readImport} from '../../src/core/import/read-import.ts';
import {sourceOfBytes} from '../../src/core/verify/byte-source.ts';
import {openExhibit} from '../../src/store/exhibits.ts';
import {addImport, knownFiles, readSource} from '../../src/store/imports.ts';
import type {Store} from '../../src/store/open-store.ts';
import {freshStore} from '../support/fresh-store.ts';
import {circumstances, MOMENT} from '../support/samples.ts';

let store: Store;

beforeEach(async () => {
  store?.close();
  store = await freshStore();
});

const MAIL =
  'From: Mara <m@b.example>\r\nDate: Mon, 13 May 2024 00:09:58 +0200\r\nSubject: again\r\n\r\nwhere are you\r\n';

async function keep(text: string, name: string, copied = true) {
  const bytes = utf8(text);
  const reading = await readImport(sourceOfBytes(bytes), {name, declaredType: '', pickedAt: MOMENT.at});
  const file = {size: bytes.length, sha256: sha256Hex(bytes), bytes: copied ? bytes : undefined};
  const imported = {pickedAt: MOMENT, originalName: name, fileModifiedAt: null, saysWhat: 'what Mara sent'};
  return addImport(
    store,
    {file, reading, consent: {place: false, identity: false}, imported},
    undefined,
    circumstances(),
  );
}

it('keeps the file byte for byte, with a row that is found by its words and stands at its own time', async () => {
  const row = await keep(MAIL, 'again.eml');
  expect(row).toMatchObject({
    origin: 'imported',
    name: 'again.eml',
    firstWords: 'what Mara sent',
    postedExact: '2024-05-12T22:09:58.000Z',
  });
  for (const word of ['again.eml', 'what mara sent', 'm@b.example', 'where are you']) {
    expect(row.search).toContain(word);
  }
  const opened = await openExhibit(store, row.id);
  expect(opened?.facts).toBeUndefined();
  expect(opened?.reading?.messages[0]?.subject).toBe('again');
  expect(opened && (await readSource(store, opened.exhibit))).toEqual(utf8(MAIL));
});

it('knows a file again by its bytes alone, copied or only noted', async () => {
  const first = await keep(MAIL, 'again.eml');
  const second = await keep('another', 'large.bin', false);
  const known = await knownFiles(store, circumstances());
  expect(known.get(sha256Hex(utf8(MAIL)))).toEqual({id: first.id, ordinal: 1, origin: 'imported'});
  expect(known.get(sha256Hex(utf8('another')))).toEqual({id: second.id, ordinal: 2, origin: 'imported'});
  const opened = await openExhibit(store, second.id);
  expect(opened && (await readSource(store, opened.exhibit))).toBeUndefined();
});
