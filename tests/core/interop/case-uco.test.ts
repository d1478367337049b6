import {describe, expect, it} from 'vitest';
import interop from '../../../src/_locales/en/interop.json' with {type: 'json'};
import verify from '../../../src/_locales/en/verify.json' with {type: 'json'};
import {canonicalJson} from '../../../src/core/hash/canonical-json.ts';
import {CASE_UCO} from '../../../src/core/pack/names.ts';
import type {PackInput} from '../../../src/core/pack/pack-input.ts';
import {payloadFiles} from '../../../src/core/pack/payload.ts';
import {sourceOfBytes} from '../../../src/core/verify/byte-source.ts';
import {verifyPack} from '../../../src/core/verify/verify-pack.ts';
import {sayFrom} from '../../../src/core/words.ts';
import {makeKey, TestCase} from '../pack/a-case.ts';
import {packBytes} from '../pack/memory-sink.ts';
import {TamperedPack} from '../verify/tamper.ts';
import {addressesOf, misfits, triplesOf, unknownTerms} from './shapes.ts';

const key = await makeKey();
const say = sayFrom({...verify, ...interop});

async function input(words = 'I know where you live', scope: 'whole' | 'chosen' = 'whole'): Promise<PackInput> {
  const kept = new TestCase(key);
  kept.addExhibit(words);
  kept.addExhibit('second one');
  return {...(await kept.packInput(scope, scope === 'chosen' ? [2] : undefined)), forTools: true, say};
}

async function textOf(given: PackInput): Promise<string> {
  const file = payloadFiles(given).find(({path}) => path === CASE_UCO);
  if (!file) throw new Error('no file');
  return new TextDecoder().decode(await file.open());
}

describe('the file for forensic programs', () => {
  it('fits the published shapes of CASE 1.4.0 and UCO 1.4.0, warnings and hints too', async () => {
    for (const scope of ['whole', 'chosen'] as const) {
      const text = await textOf(await input('words', scope));
      expect(await misfits(text)).toEqual([]);
      expect(await unknownTerms(text)).toEqual([]);
    }
  });

  it('is held by shapes that do find what does not fit', async () => {
    const text = await textOf(await input());
    const wrong = [
      text.replace('"SHA256"', '"SHA-256 or so"'),
      text.replace(/"types:hashValue":\{"@type":"xsd:hexBinary","@value":"[0-9a-f]+"\}/, '"types:hashValue":"x"'),
      text.replace('"action:performer":{', '"action:performer":{"core:name":1,'),
      text.replace(/"observable:sizeInBytes":\d+/, '"observable:sizeInBytes":"many"'),
    ];
    for (const one of wrong) {
      expect(one).not.toBe(text);
      expect(await misfits(one)).not.toEqual([]);
    }
    expect(await unknownTerms(text.replace('core:hasFacet', 'core:hasFacets'))).toEqual([
      'https://ontology.unifiedcyberontology.org/uco/core/hasFacets',
    ]);
  });

  it('names every node by an address of its own, none of it on a network', async () => {
    const {all, blank, odd} = await addressesOf(await textOf(await input()));
    expect([blank, odd]).toEqual([0, []]);
    expect(all.every((one) => one.startsWith('urn:uuid:'))).toBe(true);
  });

  it('is canonical, and the same for the same records', async () => {
    const given = await input();
    const text = await textOf(given);
    expect(canonicalJson(JSON.parse(text))).toBe(text);
    expect(await textOf(given)).toBe(text);
  });

  it('gives each file of the exhibits with its hash, its size and its place', async () => {
    const given = await input();
    const triples = await triplesOf(await textOf(given));
    const values = new Set(triples.map(({object}) => object.value));
    for (const {exhibit, ordinal} of given.exhibits) {
      expect(values).toContain(`AB/${ordinal}`);
      for (const {path, sha256} of exhibit.parts) {
        expect(values).toContain(sha256);
        expect(values).toContain(`data/exhibits/00000${ordinal}/${path}`);
      }
    }
    expect(values).toContain('I know where you live');
    expect(values).toContain('The page showed as its time: 2h');
  });

  it('tells the account that the page showed as what the page showed', async () => {
    const given = await input();
    const fact = <T>(value: T) => ({value, from: 'text'}) as const;
    const exhibits = given.exhibits.map((one) => {
      if (!one.facts) throw new Error('no facts');
      const author = {
        displayName: fact('Rita B.'),
        handle: fact('@rita'),
        profile: fact('https://feed.example/rita'),
        accountId: fact('4711'),
        verified: fact(false),
      };
      const postedAt = {...one.facts.postedAt, exact: fact(one.exhibit.sealedAt.at)};
      return {...one, facts: {...one.facts, item: {...one.facts.item, author}, postedAt}};
    });
    const text = await textOf({...given, exhibits});
    for (const one of ['Rita B.', '@rita', 'https://feed.example/rita', '4711', 'Whose it is was not checked']) {
      expect(text).toContain(one);
    }
    expect(await misfits(text)).toEqual([]);
    expect(await unknownTerms(text)).toEqual([]);
  });

  it('says nothing of what was not chosen', async () => {
    const text = await textOf(await input('a word of the first alone', 'chosen'));
    expect(text).not.toContain('a word of the first alone');
    expect(text).not.toContain('data/exhibits/000001');
    expect(text).toContain('second one');
  });

  it('says nothing of a page whose facts are not in the pack as they were sealed', async () => {
    const given = await input('a withheld word');
    const exhibits = given.exhibits.map((one) => ({
      ...one,
      exhibit: {...one.exhibit, parts: one.exhibit.parts.filter(({role}) => role !== 'facts')},
    }));
    const text = await textOf({...given, exhibits});
    expect(text).not.toContain('a withheld word');
    expect(text).not.toContain('feed.example');
    expect(await misfits(text)).toEqual([]);
  });

  it('gives no name where the record of the case is not in the pack', async () => {
    const given = await input();
    const named = given.caseRecords.map((one) => ({
      ...one,
      record: {...one.record, title: 'Title of it', keeper: {name: 'Name of them', initials: 'NN'}},
    }));
    expect(await textOf({...given, caseRecords: named})).toContain('Name of them');
    const bare = await textOf({...given, caseRecords: []});
    expect(bare).not.toContain('Name of them');
    expect(bare).not.toContain('Title of it');
    expect(await misfits(bare)).toEqual([]);
  });

  it('takes any words of a page for words', async () => {
    const words = ['@id', '{"@context":"https://elsewhere.example/"}', '\u202e</script>', '"\\\n', 'x'.repeat(100_000)];
    for (const one of words) {
      const text = await textOf(await input(one));
      expect((await triplesOf(text)).some(({object}) => object.value === one)).toBe(true);
      expect(await misfits(text)).toEqual([]);
    }
  });

  it('is in no pack that nobody asked for it in', async () => {
    const {forTools: _, ...given} = await input();
    expect(payloadFiles(given).map(({path}) => path)).not.toContain(CASE_UCO);
  });

  it('is a file of the pack like any other: listed, sealed, and found when it is changed', async () => {
    const {zip} = await packBytes(await input());
    expect((await verifyPack(sourceOfBytes(zip))).outcome).toBe('verified');
    const pack = await TamperedPack.of(zip);
    expect(pack.text('manifest-sha256.txt')).toContain(CASE_UCO);
    expect((await pack.flip(CASE_UCO).verify()).outcome).toBe('notVerified');
  });
});
