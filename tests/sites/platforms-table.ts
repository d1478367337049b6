import type {ReaderUsed} from './in-page.ts';
import type {Verdict} from './verdict.ts';

/** What became of the facts of one drawn page. */
export type Measured = {
  name: string;
  platform: string;
  verdicts: readonly (readonly Verdict[])[];
  readers: readonly ReaderUsed[];
};

/** Drawn pages that are of no platform: kinds of marks, and hard cases. */
const NO_PLATFORM: Readonly<Record<string, string>> = {generic: 'any page', cases: 'hard cases'};

const WHO = {
  displayName: 'name',
  handle: 'handle',
  profile: 'profile',
  accountId: 'account id',
  verified: 'verified',
  passedOnBy: 'passed on by',
  viewer: 'signed in',
  account: 'as whom',
} as const;
const WHAT = {
  itemKind: 'kind',
  id: 'id',
  permalink: 'address',
  text: 'text',
  language: 'language',
  edited: 'edited',
  media: 'media',
  links: 'links',
  mentions: 'mentions',
  tags: 'tags',
} as const;
const WHEN = {
  shown: 'time shown',
  exact: 'exact time',
  fromId: 'time in id',
  posted: 'bounds',
  answers: 'answers',
  quotes: 'quotes',
  standsIn: 'stands in',
  audience: 'audience',
  counts: 'counts',
  doubts: 'doubts',
} as const;

const HEAD = `# Platforms: what is read of each

Made by \`npm run table\` from the drawn pages in \`tests/fixtures/pages\`, each with the truth about it beside it. \`tests/sites/fixtures.test.ts\` measures again in every test run, and fails where this file says something else.

A number counts the items that show a fact, all of them read right. “3 of 5”: two were missing in the record, with the reason given. “–”: no drawn page shows it. Nothing may be wrong: a fact that is read is read as the page shows it, or the test fails. The pages are drawn by us, after pages and sources of the time that the table names; none was compared with a live page since. Platforms change, and a reader that no longer knows the layout says so in the record.
`;

/** The table platform × fact. */
export function tableOf(inAnyOrder: readonly Measured[]): string {
  // The pages are read side by side, and done in another order each time.
  const measured = inAnyOrder.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const names = [...new Set(measured.map(({platform}) => platform))].sort(byPlatform);
  const platforms = names.map((name) => ({name, pages: measured.filter(({platform}) => platform === name)}));
  const facts = (title: string, columns: Readonly<Record<string, string>>) =>
    table(
      title,
      ['platform', ...Object.values(columns)],
      platforms.map(({name, pages}) => [shownName(name), ...Object.keys(columns).map((fact) => cell(pages, fact))]),
    );
  const total = table(
    'All',
    ['platform', 'reader', 'of', 'rests on pages and sources of', 'pages', 'items', 'right', 'missing', 'wrong'],
    platforms.map(({name, pages}) => totals(name, pages)),
  );
  return [HEAD, total, facts('Who', WHO), facts('What', WHAT), facts('When, and what it stands in', WHEN)].join('\n');
}

function byPlatform(a: string, b: string): number {
  return Number(a in NO_PLATFORM) - Number(b in NO_PLATFORM) || a.localeCompare(b, 'en');
}

function shownName(name: string): string {
  return NO_PLATFORM[name] ?? name;
}

function totals(name: string, pages: readonly Measured[]): string[] {
  const readers = pages.flatMap((page) => page.readers);
  const each = (name: keyof ReaderUsed) => [...new Set(readers.map((one) => one[name]))].join(', ') || '–';
  const verdicts = pages.flatMap((page) => page.verdicts.flat());
  const count = (state: Verdict['state']) => String(verdicts.filter((verdict) => verdict.state === state).length);
  return [
    shownName(name),
    each('id'),
    each('version'),
    each('seen'),
    String(pages.length),
    String(pages.reduce((sum, {verdicts: items}) => sum + items.length, 0)),
    ...[count('right'), count('missing'), count('wrong')],
  ];
}

function cell(pages: readonly Measured[], fact: string): string {
  const isOfPage = fact === 'viewer' || fact === 'account';
  const verdicts = pages
    .flatMap(({verdicts}) => (isOfPage ? verdicts.slice(0, 1) : verdicts))
    .flat()
    .filter((verdict) => verdict.fact === fact && verdict.state !== 'none');
  const right = verdicts.filter(({state}) => state === 'right').length;
  if (verdicts.length === 0) return '–';
  return right === verdicts.length ? String(right) : `${right} of ${verdicts.length}`;
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [`## ${title}`, '', line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
}
