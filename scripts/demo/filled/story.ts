import type {ReportMade, Telling} from '../../../src/core/diary/incident.ts';
import type {CaseChange} from '../../../src/core/diary/revise-case.ts';
import type {Description} from '../../../src/core/diary/subject.ts';

/** What somebody of the story told. `did` names people of it; days count back from the start of the demo. */
export type ToldThing = Partial<Omit<Telling, 'happened' | 'involved'>> & {
  words: string;
  daysAgo: number;
  /** `hh:mm`; left out, only the day is known. */
  clock?: string;
  sure?: 'about';
  /** Days from the first to the last that it can have been. */
  over?: number;
  did?: string;
  by?: PersonName;
};

export type PersonName = 'rowan' | 'cap';

/** A made-up case, told by a made-up potter: who is behind it, what happened, what she did about it. */
export type Story = {
  people: Record<PersonName, Partial<Description>>;
  things: readonly ToldThing[];
  caseWords: CaseChange;
};

/** The story, its days told as dates of `zone` counted back from `now`. */
export function demoStory(dayAgo: (days: number) => string): Story {
  return {people: PEOPLE, things: THINGS, caseWords: caseWords(dayAgo)};
}

const PEOPLE: Story['people'] = {
  rowan: {
    names: ['Rowan'],
    relation: 'Came to two of my Saturday classes last year.',
    description: 'About forty, tall, speaks quietly. Green fountain pen.',
    accounts: [
      {
        ...{platform: 'x', handle: 'rowan_again_7', accountId: '', profile: 'https://x.com/rowan_again_7'},
        ...{firstSeen: '', lastSeen: '', basis: 'saysSo', why: 'Signs as Rowan and speaks of the classes.'},
      },
      {
        ...{platform: 'mastodon', handle: 'seen_you_twice', accountId: '', profile: ''},
        ...{
          firstSeen: '',
          lastSeen: '',
          basis: 'suspected',
          why: 'Writes the same things within minutes of the other.',
        },
      },
    ],
    phones: [{value: '07700 900461', basis: 'known', why: 'Booked the classes with this number.'}],
    tags: ['classes'],
  },
  cap: {
    names: ['Man with the grey cap'],
    description: 'Two people saw him read the tags on the bicycles. I do not know if it is Rowan.',
    vehicles: [{value: 'Dark blue van, one back light out', basis: 'suspected', why: 'Stood there both times.'}],
    unknown: true,
  },
};

const MINA = {name: 'Mina Okafor-Lund', contact: 'at the bakery, 01632 960118', asked: 'willing'} as const;
const POLICE: Omit<ReportMade, 'at' | 'outcome'> = {
  ...{kind: 'police', to: 'Ridge Valley Police', reference: 'RV/4471/26', officerName: 'Tamsin Ferro'},
  ...{officerNumber: '2208'},
};

const THINGS: readonly ToldThing[] = [
  {
    daysAgo: 171,
    clock: '21:14',
    words: 'First message after I said there was no place left in the class. "I will wait until there is one."',
    kinds: ['messages'],
    medium: 'text message',
    by: 'rowan',
  },
  {daysAgo: 168, over: 3, words: 'Eleven calls without a number. Nobody spoke.', kinds: ['calls'], medium: 'phone'},
  {
    daysAgo: 160,
    clock: '18:10',
    sure: 'about',
    words: 'He stood across the road when I locked the studio. I went back in and waited until he had gone.',
    kinds: ['watching', 'turningUp'],
    where: {text: 'Studio, Ridge Street', kind: 'work'},
    by: 'rowan',
    effect: {felt: 'I shook all evening.', changed: '', injury: '', loss: ''},
  },
  {
    daysAgo: 155,
    clock: '07:40',
    words: 'A jar of honey on the step with a card in green ink: "for the early bird".',
    kinds: ['gifts'],
    where: {text: 'Studio door', kind: 'work'},
    by: 'rowan',
  },
  {
    daysAgo: 149,
    clock: '20:02',
    words: 'I wrote to him once: please do not write, call or come here again. I kept the message.',
    kinds: ['other'],
    kindWords: 'I told him to stop',
    did: 'Told him to stop, in writing.',
    by: 'rowan',
  },
  {
    daysAgo: 149,
    clock: '20:09',
    words: 'He answered seven minutes later: "you do not mean that".',
    kinds: ['messages'],
    medium: 'text message',
    by: 'rowan',
  },
  {
    daysAgo: 141,
    words: 'A new account follows me and likes forty old pictures in a row.',
    kinds: ['monitoring'],
    medium: 'online',
    by: 'rowan',
  },
  {
    daysAgo: 133,
    clock: '09:30',
    words: 'A note under my brake cable: what I wore yesterday, and when I left.',
    kinds: ['gifts', 'watching'],
    where: {text: 'Bicycle rack, Ridge Street', kind: 'street'},
  },
  {
    daysAgo: 126,
    words: 'I blocked the account. The next one was there the same night.',
    kinds: ['impersonation', 'messages'],
    did: 'Blocked it.',
    by: 'rowan',
  },
  {
    daysAgo: 119,
    clock: '13:00',
    sure: 'about',
    words: 'He asked at the bakery which days I work.',
    kinds: ['throughOthers'],
    where: {text: 'Bakery, Ridge Street', kind: 'street'},
    witnesses: [{...MINA, saw: 'He asked her at the counter and she told him nothing.'}],
    by: 'rowan',
  },
  {daysAgo: 112, words: 'Second note on the bicycle. Same paper, same pen.', kinds: ['gifts']},
  {
    daysAgo: 104,
    clock: '22:47',
    words: 'A photo of my lit window, sent from a number I do not know.',
    kinds: ['pictures', 'watching'],
    where: {text: 'My flat', kind: 'home'},
    marks: ['escalation'],
    effect: {felt: 'I did not sleep.', changed: 'I keep the curtains shut all day.', injury: '', loss: ''},
  },
  {
    daysAgo: 103,
    clock: '10:15',
    words: 'I rang the police and was given a number. They told me to keep everything.',
    kinds: ['other'],
    kindWords: 'Reported',
    reported: [{...POLICE, at: '', outcome: 'Logged. Advice to keep a diary.'}],
  },
  {
    daysAgo: 96,
    words: 'The valve of my back tyre was gone.',
    kinds: ['damage'],
    where: {text: 'Bicycle rack, Ridge Street', kind: 'street'},
    effect: {felt: '', changed: 'I take the bus now.', injury: '', loss: 'New tube, 14 pounds'},
  },
  {
    daysAgo: 90,
    over: 6,
    words:
      'Some time in this week somebody went through the paper bin behind the studio. Letters with my address were gone.',
    kinds: ['entering'],
    where: {text: 'Yard behind the studio', kind: 'work'},
  },
  {
    daysAgo: 83,
    clock: '18:05',
    words: 'A man with a grey cap at the rack. He read the tag on my bicycle and walked away when the runners came.',
    kinds: ['watching'],
    by: 'cap',
    witnesses: [
      {name: 'Two of the Ridge Street Runners', contact: 'club post box', saw: 'They saw him too.', asked: 'willing'},
    ],
  },
  {
    daysAgo: 77,
    words: 'A bad review of the studio by somebody who was never there. It names the street I live in.',
    kinds: ['posting', 'falseReports'],
    medium: 'review page',
  },
  {
    daysAgo: 70,
    clock: '23:30',
    sure: 'about',
    words: 'The bell rang twice. Nobody there. A dark van drove off.',
    kinds: ['turningUp'],
    where: {text: 'My flat', kind: 'home'},
    by: 'cap',
    marks: ['escalation'],
    danger: {threats: '', weapon: '', vehicle: 'Dark blue van, one back light out', children: ''},
  },
  {
    daysAgo: 64,
    clock: '16:20',
    words: '"If the shop takes down this account I have the next one ready." Posted under my picture.',
    kinds: ['posting', 'messages'],
    medium: 'x.com',
    by: 'rowan',
  },
  {
    daysAgo: 58,
    words: 'My sister got a letter that asks where I spend Sundays.',
    kinds: ['throughOthers'],
    medium: 'letter',
  },
  {
    daysAgo: 55,
    clock: '11:00',
    words: 'The court made an order: no contact, and not within 100 metres of the studio or my home.',
    kinds: ['other'],
    kindWords: 'Court',
  },
  {
    daysAgo: 49,
    clock: '08:12',
    words: 'Green ink again: "paper cannot keep me away".',
    kinds: ['gifts', 'threats'],
    marks: ['threat'],
    where: {text: 'Studio door', kind: 'work'},
    by: 'rowan',
    danger: {threats: '"paper cannot keep me away"', weapon: '', vehicle: '', children: ''},
  },
  {
    daysAgo: 48,
    clock: '14:30',
    words: 'Rang the officer about the note. She took it with her in a bag.',
    kinds: ['other'],
    kindWords: 'Reported',
    reported: [{...POLICE, at: '', outcome: 'Note collected.'}],
  },
  {
    daysAgo: 41,
    words: 'Three accounts in one evening, each with a picture of a door.',
    kinds: ['impersonation', 'posting'],
    by: 'rowan',
  },
  {
    daysAgo: 33,
    clock: '17:55',
    sure: 'about',
    words: 'He sat on the wall by the stop when I came off the bus. He did not speak.',
    kinds: ['following', 'turningUp'],
    where: {text: 'Bus stop, Ridge Street', kind: 'street'},
    by: 'rowan',
    marks: ['escalation'],
    effect: {felt: 'Trapped.', changed: 'I get off two stops early.', injury: '', loss: ''},
  },
  {
    daysAgo: 27,
    words: 'My landlord was asked by phone if the flat is free yet.',
    kinds: ['throughOthers', 'falseReports'],
    medium: 'phone',
  },
  {
    daysAgo: 20,
    clock: '21:40',
    words: '"Second bell from the top, no name on it yet." That is my bell.',
    kinds: ['monitoring', 'posting'],
    medium: 'x.com',
    by: 'rowan',
    marks: ['threat'],
  },
  {
    daysAgo: 13,
    clock: '19:05',
    words: 'The side door of the studio was open. I am sure that I had locked it. Nothing is missing.',
    kinds: ['entering'],
    where: {text: 'Studio, side door', kind: 'work'},
  },
  {
    daysAgo: 6,
    clock: '07:15',
    words: 'Fourth note on the bicycle: "the next one will be on your door".',
    kinds: ['gifts', 'threats'],
    marks: ['threat'],
    by: 'rowan',
  },
  {
    daysAgo: 1,
    clock: '22:20',
    words: 'He wrote under my picture that the light in my front window is nice tonight. I had just switched it on.',
    kinds: ['posting', 'watching'],
    medium: 'x.com',
    by: 'rowan',
    where: {text: 'My flat', kind: 'home'},
  },
];

function caseWords(dayAgo: (days: number) => string): CaseChange {
  return {
    title: 'Ridge Street',
    keeper: {name: 'June Aldous', initials: 'JA'},
    jurisdiction: 'ew',
    summary:
      'A man from my pottery class has written, followed and watched me since spring. I told him to stop in writing. There is an order. It goes on.',
    toldToStop: {at: `${dayAgo(149)}T20:02`, how: 'By text message: do not write, call or come here again.'},
    stepsTaken: [
      {kind: 'blocked', at: dayAgo(126), what: 'Blocked the account that liked my old pictures.', exhibitIds: []},
      {kind: 'changedContact', at: dayAgo(101), what: 'New telephone number.', exhibitIds: []},
    ],
    helpSought: [
      {
        at: `${dayAgo(103)}T10:15`,
        to: 'Ridge Valley Police',
        kind: 'police',
        said: 'Keep everything, write a diary.',
        outcome: 'Logged.',
        reference: 'RV/4471/26',
      },
      {
        at: dayAgo(99),
        to: 'Doctor',
        kind: 'health',
        said: 'Cannot sleep, hands shake.',
        outcome: 'Two weeks off the evening classes.',
        reference: '',
      },
      {
        at: dayAgo(76),
        to: 'Review page',
        kind: 'platform',
        said: 'The review names my street.',
        outcome: 'Taken down after nine days.',
        reference: '88-201-4',
      },
      {
        at: dayAgo(60),
        to: 'A support line',
        kind: 'service',
        said: 'Told me about orders.',
        outcome: 'Went to court with me.',
        reference: '',
      },
    ],
    references: [{body: 'Ridge Valley Police', reference: 'RV/4471/26', officer: 'Tamsin Ferro, 2208'}],
    orders: [
      {
        id: '5b1f0c1e-2f4d-4a57-9d0b-6a0f6f0f7a11' as NonNullable<NonNullable<CaseChange['orders']>[number]['id']>,
        name: 'Injunction',
        court: 'Ridge Valley County Court',
        from: dayAgo(55),
        to: '',
        terms: ['No contact by any means', 'Not within 100 metres of the studio or of her home'],
      },
    ],
    course: {
      occasions: [],
      links: 'The same pen, the same words, and each new account begins where the one before ended.',
      unwanted: 'I told him in writing to stop, and the court did.',
      effect: 'I changed my way to work, my number and my evenings. I sleep badly.',
      marks: [],
    },
  };
}
