import type {CaseRecord} from '../../../src/core/custody/case.ts';
import {emptyTelling, type Telling} from '../../../src/core/diary/incident.ts';
import {type Description, emptyDescription} from '../../../src/core/diary/subject.ts';
import {firstIncident, nextIncident} from '../../../src/core/diary/write-incident.ts';
import {firstSubject, nextSubject} from '../../../src/core/diary/write-subject.ts';
import type {PackExhibit, PackIncident, PackSubject, ReportContext} from '../../../src/core/pack/pack-input.ts';
import {
  CASE_RECORD,
  contextOf,
  emptyFacts,
  exhibitOf,
  instant,
  missing,
  moment,
  postFacts,
  told,
  uuid,
} from './sample.ts';

const SALT = 'AAECAwQFBgcICQoLDA0ODw==';
const ZONE = 'Europe/London';

export const incidentId = (n: number) => uuid(1000 + n);
export const subjectId = (n: number) => uuid(2000 + n);
export const ORDER = uuid(3001);

const WORDS = [
  'He stood across the road for an hour and watched the house.',
  'رأيتك اليوم في الحديقة. قال إنه سيعود غدا.',
  'उसने मुझे तीन बार फ़ोन किया और कुछ नहीं कहा।',
  '他在学校门口等我，跟着我走到车站。',
  '😀👩‍👩‍👧 A card with a heart was on the windscreen. 💔',
];

/** One telling with everything that can be told. */
export function fullTelling(n: number): Telling {
  const empty = emptyTelling(ZONE);
  const day = String((n % 28) + 1).padStart(2, '0');
  const month = n < 15 ? '01' : '02';
  return {
    ...empty,
    words: `${WORDS[n % WORDS.length]} (${n})`,
    happened:
      [
        {...empty.happened, start: `2026-${month}-${day}T08:30`, precision: 'exact' as const},
        {...empty.happened, start: `2026-${month}-${day}`, precision: 'about' as const, said: 'after the school run'},
        {
          ...empty.happened,
          start: `2026-${month}-${day}T20:00`,
          end: `2026-${month}-${day}T23:30`,
          precision: 'between' as const,
        },
        {...empty.happened, said: 'the week before my birthday'},
      ][n % 4] ?? empty.happened,
    where: {text: 'outside 4 Mill Lane', kind: 'home'},
    medium: n % 3 === 0 ? 'by phone, number withheld' : '',
    kinds: n % 2 === 0 ? ['messages', 'threats'] : ['following', 'aKindOfALaterVersion'],
    kindWords: 'standing there',
    involved: [{subjectId: subjectId(1), part: 'did'}],
    who: 'the man from the second floor',
    witnesses:
      n % 3 === 0 ? [{name: 'B. Neighbour', contact: '01632 960001', saw: 'saw him leave', asked: 'willing'}] : [],
    effect: {
      felt: 'I did not sleep.',
      changed: 'I take another way to work.',
      injury: '',
      loss: n % 7 === 0 ? 'a broken lock' : '',
    },
    danger: {threats: n % 5 === 0 ? 'said I would be sorry' : '', weapon: '', vehicle: 'a grey van', children: ''},
    did: 'I kept the card and called my sister.',
    reported:
      n % 4 === 0
        ? [
            {
              kind: 'police',
              to: 'Northshire Police',
              at: '2026-02-20T10:00',
              reference: 'NS/1234/26',
              officerName: 'PC Example',
              officerNumber: '5678',
              outcome: 'log opened',
            },
          ]
        : [],
    exhibitIds: n % 3 === 0 ? [uuid((n % 12) + 1)] : [],
    tags: ['home'],
    marks: n % 6 === 0 ? ['threat', 'escalation'] : [],
    breaches:
      n % 10 === 0
        ? [{orderId: ORDER, term: 'Not to come within 100 m of 4 Mill Lane', why: 'he stood at the gate'}]
        : [],
  };
}

export function incidentOf(n: number, telling: Telling): PackIncident {
  return firstIncident(
    telling,
    {id: incidentId(n), caseId: CASE_RECORD.id, ordinal: n, salt: SALT},
    moment('2026-02-25T10:00:00Z'),
  );
}

export function subjectOf(n: number, description: Partial<Description>): PackSubject {
  return firstSubject(
    {...emptyDescription(), ...description},
    {id: subjectId(n), caseId: CASE_RECORD.id, ordinal: n, salt: SALT},
    moment('2026-01-03T10:00:00Z'),
  );
}

/** A case record in which everything is filled in. */
export const FULL_RECORD: CaseRecord = {
  ...CASE_RECORD,
  jurisdiction: 'ew',
  zone: ZONE,
  summary: 'Since January somebody posts about me, waits for me and leaves things at my door.',
  toldToStop: {at: '2026-01-10', how: 'by message: do not contact me again', exhibitId: uuid(2)},
  orders: [
    {
      id: ORDER,
      name: 'Interim stalking protection order',
      court: 'Northshire Magistrates’ Court',
      from: '2026-01-20',
      to: '2026-07-20',
      terms: ['Not to contact A. Keeper by any means', 'Not to come within 100 m of 4 Mill Lane'],
    },
  ],
  references: [{body: 'Northshire Police', reference: 'NS/1234/26', officer: 'PC Example 5678'}],
  helpSought: [
    {
      at: '2026-01-12T09:00',
      to: 'National helpline',
      kind: 'service',
      said: 'told them all of it',
      outcome: 'safety plan made',
      reference: 'H-77',
    },
    {at: 'in the spring', to: 'my sister', kind: 'family', said: 'everything', outcome: '', reference: ''},
  ],
  stepsTaken: [
    {kind: 'blocked', at: '2026-01-11', what: 'blocked the account', subjectId: subjectId(1), exhibitIds: [uuid(3)]},
    {kind: 'toldToStop', at: '2026-01-15T18:00', what: 'told him again at the gate', exhibitIds: []},
  ],
  course: {
    occasions: [
      {kind: 'incident', id: incidentId(1)},
      {kind: 'incident', id: incidentId(4)},
      {kind: 'exhibit', id: uuid(2)},
    ],
    links: 'Always the same van and the same words.',
    unwanted: 'I told him twice to leave me alone.',
    effect: 'I have moved my desk, my way to work and my bedroom.',
    marks: [
      {
        mark: 'repeated',
        why: 'more than thirty times in two months',
        occasions: [{kind: 'incident', id: incidentId(1)}],
      },
      {mark: 'fixated', why: 'he knows my shifts', occasions: [{kind: 'incident', id: incidentId(4)}]},
    ],
  },
  answers: [
    {
      list: 'A published list, 2009',
      question: '1',
      wording: 'Are you very frightened?',
      answer: 'yes',
      words: 'most nights',
      occasions: [{kind: 'incident', id: incidentId(6)}],
      answeredAt: moment('2026-02-20T10:00:00Z'),
    },
  ],
};

/** Twelve exhibits of every sort of time. */
export function twelveExhibits(): PackExhibit[] {
  return Array.from({length: 12}, (_, i) => {
    const facts = postFacts(i + 1, WORDS[i % WORDS.length] ?? '');
    if (i % 4 === 1) facts.postedAt.exact = missing('the page shows only “2h”');
    if (i % 4 === 2) {
      facts.postedAt.exact = missing('none');
      facts.postedAt.fromId = told(instant(`2026-01-${String(i + 1).padStart(2, '0')}T03:00:00Z`));
    }
    return exhibitOf(i + 1, i === 11 ? emptyFacts(12) : facts);
  });
}

/** 12 exhibits, 30 incidents of which one was changed, two persons of whom one was joined to the other, all else told. */
export function fullContext(change: Parameters<typeof contextOf>[1] = {}): ReportContext {
  const incidents = Array.from({length: 30}, (_, i) => incidentOf(i + 1, fullTelling(i + 1)));
  const third = incidents[2];
  const changed =
    third &&
    nextIncident(
      third,
      {...fullTelling(3), words: 'He stood there for two hours.'},
      SALT,
      moment('2026-02-26T10:00:00Z'),
    );
  const person = subjectOf(1, {
    names: ['M. Example'],
    relation: 'lived upstairs',
    description: 'tall, grey van',
    accounts: [
      {
        platform: 'mastodon',
        handle: '@mallory@social.example',
        accountId: '4711',
        profile: 'https://social.example/@mallory',
        firstSeen: '2026-01-02',
        lastSeen: '',
        basis: 'known',
        why: 'he told me so',
      },
    ],
    phones: [{value: '01632 960002', basis: 'suspected', why: 'called after each post'}],
    vehicles: [{value: 'XX00 ABC', basis: 'saysSo', why: 'posted a picture of it'}],
    exhibits: [{exhibitId: uuid(3), basis: 'suspected', why: 'same words'}],
  });
  const other = subjectOf(2, {names: [], unknown: true});
  const joined = nextSubject(other, {...emptyDescription(), unknown: true}, SALT, moment('2026-01-04T10:00:00Z'), {
    mergedInto: subjectId(1),
  });
  return contextOf(twelveExhibits(), {
    record: FULL_RECORD,
    incidents: incidents.flatMap((one) => (one === third && changed ? [one, changed] : [one])),
    subjects: [person, other, joined],
    ...change,
  });
}
