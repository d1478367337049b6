import {describe, expect, it} from 'vitest';
import {utf8, utf8Text} from '../../../src/core/bytes.ts';
import {canonicalJson} from '../../../src/core/hash/canonical-json.ts';
import {sha256Hex} from '../../../src/core/hash/sha256.ts';
import {sourceName} from '../../../src/core/import/source-name.ts';
import {partPath} from '../../../src/core/pack/names.ts';
import {drafted} from './imported.ts';
import {about, read, tiff} from './support.ts';

const GPS = [
  {tag: 1, type: 2 as const, values: 'N'},
  {tag: 2, type: 5 as const, values: [51, 30, 0]},
  {tag: 3, type: 2 as const, values: 'W'},
  {tag: 4, type: 5 as const, values: [0, 7, 0]},
];
const OWNER = [{tag: 315, type: 2 as const, values: 'Ann Keeper'}];

describe('what is kept of a reading', () => {
  it('leaves place and names out unless the keeper lets them in, and says that they are in the file', async () => {
    const bytes = tiff(OWNER, [], GPS);
    const reading = await read(bytes, 'a.tif');
    expect(reading.facts.map(({name}) => name)).toEqual(expect.arrayContaining(['artist', 'latitude', 'longitude']));
    const {record} = drafted(bytes, reading);
    expect(canonicalJson(record)).not.toContain('Ann Keeper');
    expect(canonicalJson(record)).not.toContain('51.5');
    expect(record.factsWithheld).toEqual(expect.arrayContaining(['artist', 'latitude', 'longitude']));
    const {record: whole} = drafted(bytes, reading, {consent: {place: true, identity: true}});
    expect(whole.factsWithheld).toEqual([]);
    expect(whole.facts).toEqual(reading.facts);
  });

  it('has a canonical form, whatever stands in the file', async () => {
    const json = JSON.stringify({
      participants: [{name: 'A\ud800'}],
      messages: [{sender_name: 'A\ud800', timestamp_ms: 1700000000000, content: 'half \udc00'}],
      title: 'A',
      thread_path: 'inbox/a',
    });
    const reading = await read(json, 'message_1.json');
    expect(reading.messages).toHaveLength(1);
    const {draft} = drafted(json, reading, {
      imported: {...drafted('', reading).draft, originalName: '\ud800.json'} as never,
    });
    const part = draft.parts.find(({part: {role}}) => role === 'reading');
    expect(part && utf8Text(part.bytes)?.isWellFormed()).toBe(true);
    expect(draft.problems.map(({code}) => code)).toEqual(['textRepaired']);
  });

  it('holds the first messages and counts the rest', async () => {
    const chat = Array.from({length: 1000}, (_, at) => `25/04/2025, 21:15 - Mara: ${at} ${'x'.repeat(500)}`).join('\n');
    const reading = await read(chat, 'WhatsApp Chat with Mara.txt');
    const {record, draft} = drafted(chat, reading);
    expect(record.messages).toHaveLength(200);
    expect(record.messagesLeftOut).toBe(800);
    expect(record.counts.messages).toBe(1000);
    expect(record.span?.earliest.slice(0, 10)).toBe('2025-04-25');
    const [source, read1] = draft.parts;
    expect(source?.bytes).toEqual(utf8(chat));
    expect(source?.part.sha256).toBe(sha256Hex(utf8(chat)));
    expect(read1?.part.derivedFrom).toBe(source?.part.sha256);
  });

  it('keeps the beginning of a text of a million characters, and says how long it was', async () => {
    const chat = `25/04/2025, 21:15 - Mara: ${'y'.repeat(1_000_000)}`;
    const {record} = drafted(chat, await read(chat, '_chat.txt'));
    expect(record.messages[0]?.text).toHaveLength(20_000);
    expect(record.messages[0]?.textLength).toBe(1_000_000);
  });

  it('notes a file that is too large to be copied, without a copy of it', async () => {
    const reading = await read('x', 'a.txt');
    const file = {size: 3_000_000_000, sha256: sha256Hex(utf8('x')), bytes: undefined};
    const {draft} = drafted('x', reading, {file});
    expect(draft.parts.map(({part}) => part.role)).toEqual(['reading']);
    expect(draft.parts[0]?.part.derivedFrom).toBeUndefined();
    expect(draft.origin === 'imported' && draft.imported.notCopied).toEqual({
      bytes: 3_000_000_000,
      sha256: file.sha256,
    });
  });

  it('gives the file a name that may stand in a pack and that opens nothing that runs', async () => {
    const contents = {svg: '<svg xmlns="http://www.w3.org/2000/svg"/>', html: '<!doctype html><script>1</script>'};
    for (const [kind, content] of Object.entries(contents)) {
      const reading = await read(content, `a.${kind}`);
      const name = sourceName(reading.kind);
      expect(name).toMatch(/\.txt$/);
      expect(partPath(1, name)).toBeDefined();
    }
    expect(about('a').name).toBe('a');
  });
});
