import {type TimePlace, timeAt} from '../../pack/names.ts';
import {type Instant, millisecondsOf} from '../../time.ts';
import {type AskedTime, judgeTime, type TimeJudgement} from '../../times/judge-time.ts';
import type {Check, Tally} from '../check.ts';
import type {Expectations} from '../expectations.ts';
import {type OpenedPack, readBytes} from '../opened-pack.ts';
import type {Reason, TimeTold} from '../report.ts';
import {showText} from '../show-name.ts';

/** Longer than any answer of a real authority. */
const LARGEST_TIME = 64 * 1024;
/** A clock may be so far off, and an answer so late, without a word. */
const GRACE_MS = 10 * 60_000;

/**
 * Check 9: each time from outside is for this pack's signatures, unchanged, by a key for times alone, and, as far as roots
 * were given, by an authority that one of them vouches for. Without a root it goes no further: that is no pass.
 */
export const checkTimes: Check = {
  name: 'times',
  isAsked: (pack) => timesIn(pack).length > 0,
  run: async (pack, tally, {roots = []}) => {
    pack.times.length = 0;
    for (const place of timesIn(pack)) await checkOne(pack, place, tally, roots);
    if (pack.times.length > 0) return;
    // Roots that were given and vouch for none of the times leave this check undone; without any it was not asked for.
    if (roots.length > 0) tally.cannotRun();
    else tally.needsMore();
  },
};

/** Every time of a pack, whichever of its two files is there. */
export function timesIn({files}: Pick<OpenedPack, 'files'>): TimePlace[] {
  const places = new Map<string, TimePlace>();
  for (const path of files.keys()) {
    const place = timeAt(path);
    if (place) places.set(place.answer, place);
  }
  return [...places.values()].sort((a, b) => (a.answer < b.answer ? -1 : 1));
}

async function checkOne(
  pack: OpenedPack,
  place: TimePlace,
  tally: Tally,
  roots: NonNullable<Expectations['roots']>,
): Promise<void> {
  const asked = await readTime(pack, place, tally);
  if (!asked) return;
  const judgement = await judgeTime(asked, roots);
  const [reason, values] = reasonOf(judgement);
  tally.expect(judgement.state !== 'wrong', 'timeWrong', place.answer, reason, values);
  if (judgement.state === 'notChecked') tally.note('timeNotChecked', place.answer, reason, values);
  if (judgement.state !== 'holds') return;
  const {at, by, root} = judgement;
  pack.times.push({...coveredBy(pack, place), path: place.answer, at, by: showText(by), root: showText(root)});
  compareClock(at, clockOf(pack, place), place, tally);
}

async function readTime(pack: OpenedPack, place: TimePlace, tally: Tally): Promise<AskedTime | undefined> {
  const read = (path: string) => readBytes(pack.files, path, LARGEST_TIME);
  const [signed, request, answer] = [await read(place.signature), await read(place.request), await read(place.answer)];
  if (signed.state === 'read' && request.state === 'read' && answer.state === 'read') {
    return {signed: signed.value, request: request.value, answer: answer.value};
  }
  const reason =
    answer.state !== 'read'
      ? 'verify_reason_timeNoAnswer'
      : request.state !== 'read'
        ? 'verify_reason_timeNoRequest'
        : 'verify_reason_timeNothingTimed';
  tally.expect(false, 'timeWrong', place.answer, reason);
  return undefined;
}

function reasonOf(judgement: TimeJudgement): [] | [Reason, readonly (string | number)[]] {
  if (judgement.state === 'wrong') return [`verify_reason_${judgement.why}`, judgement.values];
  if (judgement.state === 'holds') return [];
  const {why, at, needs} = judgement;
  return [`verify_reason_${why}`, needs === '' ? [at] : [at, showText(needs)]];
}

/** A time for the seal covers everything; one for an earlier head of the log, its first entries. */
function coveredBy(pack: OpenedPack, {of, signature}: TimePlace): Pick<TimeTold, 'of' | 'entries'> {
  const head = of === 'seal' ? pack.checkpoint : earlierOf(pack, signature)?.checkpoint;
  return {of, entries: head?.state === 'read' ? head.value.size : 0};
}

/** What the keeper's own device took the time for. */
function clockOf(pack: OpenedPack, {of, signature}: TimePlace): Instant | undefined {
  if (of === 'seal') return pack.seal.state === 'read' ? pack.seal.value.sealedAt.at : undefined;
  const head = earlierOf(pack, signature)?.checkpoint;
  return head?.state === 'read' ? head.value.at : undefined;
}

function earlierOf({earlier}: OpenedPack, signature: string) {
  return earlier.find(({signaturePath}) => signaturePath === signature);
}

function compareClock(at: Instant, clock: Instant | undefined, {answer}: TimePlace, tally: Tally): void {
  if (!clock) return;
  const later = millisecondsOf(at) - millisecondsOf(clock);
  if (Math.abs(later) <= GRACE_MS) return;
  const code = later < 0 ? 'timeEarlierThanClock' : 'timeLaterThanClock';
  tally.note(code, answer, 'verify_reason_timeAndClock', [at, clock]);
}
