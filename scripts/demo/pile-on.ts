/** One comment of a pile-on. Replies stand folded below it until they are asked for. */
export type PileComment = {id: number; by: string; text: string; minutesAgo: number; replies: PileComment[]};

const NAMES = [
  'seen_you_twice',
  'rowan_again_7',
  'grey_cap',
  'no_name_bell',
  'green_pen',
  'third_of_its_kind',
  'ridge_watcher',
];
/** Said again and again, by the same accounts too. */
const CHORUS = ['lol', 'nobody believes you', 'delete your account', 'lol'];
const OWN = [
  'You were at the corner at ten past six, in the green coat.',
  'I know which bell is yours.',
  'Everyone at the studio talks about you.',
  'Stop writing about bicycles and answer.',
  'I kept a picture of the shelf you took down.',
];

/** A made-up pile-on, the same for the same numbers. Every fourth comment has folded replies. */
export function pileOn(count: number, seed = 7): PileComment[] {
  const next = numbers(seed);
  let id = 0;
  const comment = (depth: number): PileComment => {
    id += 1;
    const own = id;
    const isChorus = next(3) === 0;
    const words = isChorus ? CHORUS[next(CHORUS.length)] : `${OWN[next(OWN.length)]} (${own})`;
    const lines = 1 + next(4);
    const text = isChorus ? (words ?? '') : Array.from({length: lines}, () => words).join(' ');
    const hasReplies = depth === 0 && own % 4 === 0;
    const by = NAMES[next(NAMES.length)] ?? '';
    const replies = hasReplies ? Array.from({length: 1 + next(3)}, () => comment(1)) : [];
    return {id: own, by, text, minutesAgo: 5 + own * 3, replies};
  };
  const comments: PileComment[] = [];
  while (id < count) comments.push(comment(0));
  return comments;
}

/** All of them in the order of the page, replies below what they answer. */
export function inPageOrder(comments: readonly PileComment[]): PileComment[] {
  return comments.flatMap((one) => [one, ...inPageOrder(one.replies)]);
}

function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
