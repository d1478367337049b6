import {findPhoneNumbersInText} from 'libphonenumber-js/min';
import {describe, expect, it} from 'vitest';
import {sealExhibit} from '../../../src/core/capture/seal-exhibit.ts';
import {emptyTelling, type Incident} from '../../../src/core/diary/incident.ts';
import {emptyDescription, type Subject} from '../../../src/core/diary/subject.ts';
import type {Hex64} from '../../../src/core/ids.ts';
import {findsOfExhibit, findsOfIncident, findsOfSubject, textsIn} from '../../../src/core/pack/private-finds.ts';
import {findKey, type PrivateKind, privateFindsIn, type Watch} from '../../../src/core/pack/private-words.ts';
import {MOMENT} from '../../support/samples.ts';
import {drafted} from '../import/imported.ts';
import {read} from '../import/support.ts';
import {idOf} from '../picture/sample-happenings.ts';

const watch = (listed: string[] = [], defaultCountry: 'GB' | 'US' = 'GB'): Watch => ({
  listed,
  phonesIn: (text) =>
    findPhoneNumbersInText(text, {defaultCountry}).map(({startsAt, endsAt}) => text.slice(startsAt, endsAt)),
});

const found = (text: string, listed: string[] = [], country: 'GB' | 'US' = 'GB') =>
  privateFindsIn(text, watch(listed, country)).map(({kind, found: words}) => `${kind}: ${words}`);

describe('what tells where somebody is or how to reach them', () => {
  it.each<[PrivateKind, string, string]>([
    ['phone', 'ring 020 7946 0018 after six', '020 7946 0018'],
    ['phone', 'text +44 7700 900123!', '+44 7700 900123'],
    ['phone', 'رقمي +44 7700 900123 فقط', '+44 7700 900123'],
    ['mail', 'write to robin.example+x@mail.example.org.', 'robin.example+x@mail.example.org'],
    ['mail', '<a@bücher.example>', 'a@bücher.example'],
    ['postcode', 'near SW1A 1AA, by the park', 'SW1A 1AA'],
    ['postcode', 'm1 1ae', 'm1 1ae'],
    ['postcode', 'Springfield, IL 62704', 'IL 62704'],
    ['street', 'he waited at 12 Station Road today', '12 Station Road'],
    ['street', 'on Long Acre Lane', 'Long Acre Lane'],
    ['street', 'flat 3, 14b St. Mary’s Close', '14b St. Mary’s Close'],
    ['school', 'outside Oak Hill Primary School at three', 'Oak Hill Primary School'],
    ['place', 'at 51.50735, -0.12776 he said', '51.50735, -0.12776'],
  ])('%s: %s', (kind, text, words) => {
    expect(found(text)).toContain(`${kind}: ${words}`);
  });

  it.each([
    'I told you 3 times on 12/03/2026 at 14:30',
    'order 4242-1234567890123456789012345',
    '@rita@home.example and @x.com',
    'My School, The Street, At School',
    'the road, a street, no school today',
    'version 1.23, 2.34 of it',
    'on 2026-03-12 14:30, room 0123, sum 1,234,567.89',
    'see you at 5pm, u2 or b4',
    'TX 1234567',
    '',
  ])('finds nothing in: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('knows the numbers of the country the case is in', () => {
    expect(found('call (213) 373-4253', [], 'US')).toEqual(['phone: (213) 373-4253']);
  });

  it.each<[string, string]>([
    ['Mina', 'where is MINA now?'],
    ['Zoë Ann', 'zoë  ann was there'],
    ['07700 900123', 'it is 07700-900.123'],
    ['小明', '我看见小明了'],
    ['a+b (c)', 'it said A+B (C) on it'],
  ])('finds the keeper’s own word %s however it is written', (word, text) => {
    expect(found(text, [word])).toContain(`listed: ${word}`);
  });

  it('does not take a part of a word for the word', () => {
    expect(found('laminate, Minaret', ['Mina'])).toEqual([]);
    expect(found('anything', ['', '  '])).toEqual([]);
  });

  it('takes the same number in two spellings for one, and two numbers for two', () => {
    expect(findKey({kind: 'phone', found: '020 7946 0018'})).toBe(findKey({kind: 'phone', found: '(020) 79460018'}));
    expect(findKey({kind: 'phone', found: '020 7946 0018'})).not.toBe(findKey({kind: 'phone', found: '020 7946 0019'}));
    expect(findKey({kind: 'postcode', found: 'sw1a1aa'})).toBe(findKey({kind: 'postcode', found: 'SW1A 1AA'}));
  });

  // A pattern that goes back and forth would take years over these; the runner's own limit would end it.
  it.each(['a', '1 ', 'A ', 'Aa ', 'a@', 'a.', '1.', '@a.', '0'])(
    'comes to an end over 100,000 times “%s”',
    (piece) => {
      expect(Array.isArray(privateFindsIn(piece.repeat(100_000), watch(['Mina', '123456'])))).toBe(true);
    },
  );
});

describe('the fields of a record', () => {
  const incident = {
    ...emptyTelling('Europe/London'),
    v: 1,
    kind: 'incident',
    words: 'He rang 020 7946 0018, and again: (020) 7946 0018.',
    where: {text: 'my kitchen', kind: 'home', latitude: '51.5', longitude: '-0.1'},
    witnesses: [{name: 'Sam', contact: 'the shop next door', saw: '', asked: 'willing'}],
    danger: {threats: '', weapon: '', vehicle: '', children: 'Both were in the room'},
  } as unknown as Incident;

  it('say by themselves what is private, whatever is written there', () => {
    expect(findsOfIncident(incident, watch()).map(({kind, found: words}) => `${kind}: ${words}`)).toEqual([
      'home: my kitchen',
      'place: 51.5, -0.1',
      'witness: the shop next door',
      'children: Both were in the room',
      'phone: 020 7946 0018',
    ]);
  });

  it('of a person are their addresses and numbers', () => {
    const subject = {
      ...emptyDescription(),
      addresses: [{value: 'the blue house', basis: 'known', why: ''}],
      phones: [{value: 'ends in 18', basis: 'known', why: ''}],
    } as unknown as Subject;
    expect(findsOfSubject(subject, watch()).map(({kind}) => kind)).toEqual(['personAddress', 'phone']);
  });

  it('that hold codes and addresses of pages are not read as words', () => {
    const texts = textsIn({
      id: 'x',
      salt: 'y',
      item: {text: {value: 'words', from: 'text'}, permalink: {value: 'https://a.example/02079460018', from: 'meta'}},
    });
    expect(texts).toEqual(['words']);
  });
});

describe('messages that were brought in', () => {
  it('are looked through for the numbers and addresses of those who wrote and got them', async () => {
    const rows = [1, 2].map(
      (type) =>
        `<sms address="+44 7700 900123" date="1715116503000" type="${type}" body="words" contact_name="Rita" />`,
    );
    const content = `<?xml version="1.0"?><smses count="2">${rows.join('')}</smses>`;
    const imported = {pickedAt: MOMENT, originalName: 'sms.xml', fileModifiedAt: null, saysWhat: ''};
    const {draft, record} = drafted(content, await read(content, 'sms.xml'), {id: idOf(1), imported});
    const {exhibit} = sealExhibit(draft, {caseId: idOf(9), ordinal: 1, deviceKeyId: 'ab'.repeat(32) as Hex64});
    const finds = findsOfExhibit({exhibit, facts: undefined, reading: record, placeInPicture: false}, watch());
    expect(finds.filter(({kind}) => kind === 'phone').map(({found}) => found)).toEqual(['+44 7700 900123']);
  });
});
