/** One made-up account. `hue` colours its drawn portrait. */
export type Account = {name: string; handle: string; hue: number; face: 'round' | 'leaf' | 'wave' | 'hill' | 'stripe'};

/** Everyone who speaks in the demo. None of them exists. */
export const CAST = {
  june: {name: 'June Aldous', handle: 'june_throws_pots', hue: 172, face: 'hill'},
  rowan: {name: 'Rowan 🌒', handle: 'rowan_again_7', hue: 268, face: 'wave'},
  quiet: {name: 'quiet one', handle: 'seen_you_twice', hue: 214, face: 'stripe'},
  mina: {name: 'Mina Okafor-Lund', handle: 'minabakes', hue: 24, face: 'round'},
  tariq: {name: 'طارق الحداد', handle: 'tariq_h_writes', hue: 42, face: 'leaf'},
  noa: {name: 'נועה שדה', handle: 'noa_sadeh', hue: 340, face: 'leaf'},
  asha: {name: 'आशा वर्मा', handle: 'asha_verma_art', hue: 300, face: 'round'},
  club: {name: 'Ridge Street Runners', handle: 'ridge_street_run', hue: 120, face: 'stripe'},
  fern: {name: 'Fern', handle: 'fernandmoss', hue: 96, face: 'leaf'},
} as const satisfies Record<string, Account>;

export type CastName = keyof typeof CAST;

/** A post of any platform. `minutesAgo` counts from the start of the demo. */
export type Post = {
  by: CastName;
  minutesAgo: number;
  text: string;
  lang?: string;
  picture?: {name: string; alt: string};
  quotes?: {by: CastName; minutesAgo: number; text: string};
  answers?: CastName;
  counts?: [replies: number, shares: number, likes: number];
};

const LONG_TELLING = [
  'You asked me to stop writing and then you put up a picture of the new shelf, so here I am, because you know that I look.',
  'I have been fair. I have been more than fair. I counted: forty-one messages since spring, and you answered two of them.',
  'On Monday you left the studio at ten past six. On Tuesday at five. On Wednesday you did not come at all, and your bicycle stood there the whole day with its front light still on, so I stayed until it went out.',
  'I do not write this to frighten you. I write it because somebody should notice when you change your ways, and nobody around you does.',
  'Your friend with the red scarf told me to leave it. She said it nicely. I told her that it is between you and me, and she went away. You might want to ask her what else I said.',
  'You have blocked three of my accounts now. Each time I had to start again, and each time I lost the pictures. That costs me something. I want you to think about what it costs me.',
  'I know about the new place. Second bell from the top, no name on it yet. You should put a name on it. People get the wrong letters otherwise.',
  'I will be at the market on Saturday as always. You do not have to talk to me. You only have to stand there as you always stand there, and I will be over by the bread.',
  'If the shop takes down this account too, I have the next one ready, and the one after it. You see that there is no use in it.',
  'Wear the green coat.',
];

/** The feed in the manner of X. */
export const FEED: readonly Post[] = [
  {
    by: 'rowan',
    minutesAgo: 17,
    answers: 'june',
    text: 'nice light in your front window tonight. you should close the curtains earlier, anyone could look in 👀\n\nnot that i mind 🙂',
    counts: [2, 0, 1],
  },
  {
    by: 'june',
    minutesAgo: 64,
    text: 'First shelf of the winter glaze is out of the kiln. Two cracked, eleven lived. I will take those odds 🏺✨',
    picture: {name: 'shelf', alt: 'Eleven small pots in blues and greens on a wooden shelf by a window'},
    counts: [14, 9, 203],
  },
  {
    by: 'quiet',
    minutesAgo: 131,
    answers: 'june',
    text: 'You can block this one as well. I made it in four minutes. I have the whole week. #ridgestreet',
    counts: [0, 0, 0],
  },
  {
    by: 'tariq',
    minutesAgo: 190,
    lang: 'ar',
    text: 'قلتُ لك إنني سأنتظر أمام الورشة كل يوم. لا تتظاهري بأنك لم تري رسائلي، فأنا أعرف متى تقرئينها 🕰️',
    counts: [1, 0, 3],
  },
  {
    by: 'mina',
    minutesAgo: 250,
    text: 'Whoever keeps doing this under every one of @june_throws_pots’ posts: she asked you to stop. Twice. Publicly. Stop.',
    quotes: {
      by: 'rowan',
      minutesAgo: 1510,
      text: 'she only says no because people are watching. ask her again when nobody is around',
    },
    counts: [31, 12, 418],
  },
  {
    by: 'noa',
    minutesAgo: 372,
    lang: 'he',
    text: 'את חושבת שאם תשני את השם אני לא אמצא אותך? ראיתי אותך אתמול בתחנה, ליד הקיוסק 🚉',
    counts: [0, 0, 0],
  },
  {
    by: 'rowan',
    minutesAgo: 1440,
    answers: 'june',
    text: LONG_TELLING.join('\n\n'),
    counts: [3, 0, 2],
  },
  {
    by: 'asha',
    minutesAgo: 1700,
    lang: 'hi',
    text: 'तुम जवाब नहीं दोगी तो मैं तुम्हारे दफ़्तर के बाहर खड़ा रहूँगा। मुझे पता है तुम किस बस से आती हो 🚌',
    counts: [0, 0, 1],
  },
  {
    by: 'fern',
    minutesAgo: 2000,
    text: 'Frost on the moss this morning. Everything is loud with small crystals.',
    picture: {name: 'frost', alt: 'Frosted hills under a low pink sun'},
    counts: [4, 6, 88],
  },
];

/** A thread in the manner of Reddit: a post and its comments, answers nested. */
export const THREAD = {
  community: 'ridgestreet',
  title: 'Someone keeps leaving notes on my bicycle at the Ridge Street rack',
  by: 'june' as CastName,
  minutesAgo: 900,
  text: [
    'Fourth one this month. Same paper, same green pen, tucked under the brake cable. They are not threats exactly. They say what I wore, and when I left.',
    'Has anyone else at the studio block had this? And does the building keep the pictures of the door camera for longer than a week?',
  ],
  picture: {name: 'rack', alt: 'A row of bicycles at a rack under a street lamp at dusk'},
  comments: [
    {
      by: 'club',
      minutesAgo: 880,
      text: 'We lock up there on Thursdays. Nothing on ours, but two of us saw a man reading the tags on the bikes. Grey cap. Happy to say so to whoever asks.',
      answers: [
        {
          by: 'quiet',
          minutesAgo: 845,
          text: 'funny that you all talk about grey caps. she knows what colour it is. she looked straight at me',
          answers: [
            {
              by: 'mina',
              minutesAgo: 830,
              text: 'Keep a copy of this one before it is deleted 👆',
              answers: [],
            },
          ],
        },
      ],
    },
    {
      by: 'rowan',
      minutesAgo: 400,
      text: 'You could just talk to me instead of writing to strangers. I leave notes because you stopped reading the messages.\n\nThe next one will be on your door, it is closer anyway.',
      answers: [],
    },
    {
      by: 'tariq',
      minutesAgo: 300,
      text: 'لا أحد سيصدقك. أنا لم أفعل شيئًا سوى الانتظار في مكان عام.',
      lang: 'ar',
      answers: [],
    },
  ] satisfies Comment[],
};

export type Comment = {by: CastName; minutesAgo: number; text: string; lang?: string; answers: Comment[]};

/** The home line in the manner of Mastodon. */
export const TOOTS: readonly Post[] = [
  {
    by: 'quiet',
    minutesAgo: 8,
    text: '@june_throws_pots you moved servers. took me an evening to find you. hello again 👋',
    counts: [0, 0, 0],
  },
  {
    by: 'june',
    minutesAgo: 35,
    text: 'New here, same clay. If you followed me from the other place: I am slow with answers on purpose this month. 🌿',
    picture: {name: 'wheel', alt: 'A potter’s wheel with a half-made bowl, seen from above'},
    counts: [7, 4, 61],
  },
  {
    by: 'rowan',
    minutesAgo: 50,
    text: 'slow with answers ON PURPOSE. everyone saw that. I will send them by post then, the address is no secret to me',
    counts: [1, 0, 0],
  },
  {
    by: 'noa',
    minutesAgo: 320,
    lang: 'he',
    text: 'יפה הקערה. חבל שאת עובדת לבד כל כך מאוחר בלילה.',
    counts: [0, 0, 0],
  },
  {
    by: 'fern',
    minutesAgo: 700,
    text: 'Gentle reminder that the moss walk is on Sunday, dogs welcome, dry socks advised.',
    counts: [2, 8, 40],
  },
];

/** A plain forum's thread. */
export const FORUM = {
  title: 'Kiln share: winter rota',
  posts: [
    {
      by: 'club',
      minutesAgo: 4300,
      text: 'Rota for the shared kiln is up. Mornings are free on Wednesdays, late slots on Fridays.',
    },
    {by: 'june', minutesAgo: 4180, text: 'I can take Friday late, I am there anyway.'},
    {
      by: 'quiet',
      minutesAgo: 4170,
      text: 'Friday late. Noted. Alone again then, with the side door that does not close.',
    },
    {
      by: 'mina',
      minutesAgo: 4100,
      text: 'I am coming along on Friday. And moderators, please look at the post above. It is the third of its kind.',
    },
  ] satisfies Post[],
};
