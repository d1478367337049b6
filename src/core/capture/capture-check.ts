import {type FactsRecord, known} from '../facts/facts.ts';
import type {MessageName} from '../words.ts';
import type {Exhibit} from './exhibit.ts';

/** One thing that is missing or doubtful in a capture, with the one action that mends it while the page is still open. */
export type Finding = {
  code: string;
  /** What is so, in the person's language; absent for what has no name there, whose `sentence` then stands in. */
  what?: MessageName;
  /** What the person can do about it; absent where nothing helps. */
  mend?: MessageName;
  /** The record's own sentences on it. */
  sentences: string[];
  /** Saving once more is worth it once that is done. */
  again: boolean;
  /** Worth knowing, but nothing is missing. */
  note: boolean;
};

type Rule = {codes: readonly string[]; what: MessageName; mend?: MessageName; again?: false; note?: true};

/** Heaviest first: broken off, no picture, no words, a picture of less than it says, facts, then what is only worth knowing. */
const RULES: readonly Rule[] = [
  {
    codes: ['workerStopped', 'savedLater', 'joinUnfinished'],
    what: 'popup_check_stoppedEarly',
    mend: 'popup_mend_again',
  },
  {codes: ['noPicture', 'pageLeft'], what: 'popup_check_noPicture', mend: 'popup_mend_stay'},
  {codes: ['noPageAccess'], what: 'popup_check_noPageAccess', mend: 'popup_mend_openItself', again: false},
  {codes: ['itemGone', 'itemNotOnScreen'], what: 'popup_check_notOnScreen', mend: 'popup_mend_scrollTo'},
  {codes: ['pinched'], what: 'popup_check_notCut', mend: 'popup_mend_zoomOut'},
  {codes: ['frameNotPlaced', 'cutFailed'], what: 'popup_check_notCut', mend: 'popup_mend_openItself', again: false},
  {codes: ['itemCovered'], what: 'popup_check_covered', mend: 'popup_mend_closeCover'},
  {codes: ['pageMoved', 'joinChanged'], what: 'popup_check_moved', mend: 'popup_mend_wait'},
  {
    codes: ['joinFailed', 'joinLeft', 'joinStopped', 'joinNoRoom', 'tilesNotJoined', 'joinFirstRows'],
    what: 'popup_check_notWhole',
    mend: 'popup_mend_stayUntilDone',
  },
  {codes: ['itemClipped'], what: 'popup_check_clipped', mend: 'popup_mend_makeFit'},
  {codes: ['joinNarrower'], what: 'popup_check_narrower', mend: 'popup_mend_widen'},
  {codes: ['textCut'], what: 'popup_check_textCut', mend: 'popup_mend_pressMore'},
  {codes: ['nameCut'], what: 'popup_check_nameCut', mend: 'popup_mend_openPost'},
  {codes: ['picturesNotLoaded', 'mediaNotLoaded'], what: 'popup_check_notLoaded', mend: 'popup_mend_showPicture'},
  {codes: ['pageChanged'], what: 'popup_check_changed', mend: 'popup_mend_wait'},
  {codes: ['nameMissing'], what: 'popup_check_name', mend: 'popup_mend_openPost'},
  {codes: ['timeMissing'], what: 'popup_check_time', mend: 'popup_mend_pointAtTime'},
  {codes: ['addressMissing'], what: 'popup_check_address', mend: 'popup_mend_pressTime', again: false},
  {codes: ['readingFailed'], what: 'popup_check_readingFailed', mend: 'popup_mend_again'},
  {codes: ['layoutUnknown'], what: 'popup_check_layout', mend: 'popup_mend_compare', again: false},
  {codes: ['blurred'], what: 'popup_check_blurred', mend: 'popup_mend_uncover'},
  {codes: ['frameNotRead'], what: 'popup_check_frame', mend: 'popup_mend_openItself', again: false},
  {codes: ['joinBound', 'joinCancelled'], what: 'popup_check_bound'},
  {codes: ['repliesHidden'], what: 'popup_check_repliesHidden', mend: 'popup_mend_saveAll', again: false, note: true},
];

/** Codes whose own sentence is enough: nothing of the item is missing. */
const NOTES: readonly string[] = [
  'sponsored',
  'repost',
  'localCopy',
  'textGone',
  'textUnmarked',
  'textRepaired',
  'thumbnailFailed',
  'renderingFailed',
  'renderingImagesMissing',
  'pinnedLeftOut',
  'pinnedKept',
  'joinInner',
  'notPutBack',
  'copyLookComputed',
];

/** From here on it is single facts that are missing; what no rule names may weigh more than those. */
const FIRST_FACT = RULES.findIndex(({codes}) => codes.includes('nameMissing'));

/** What is missing or doubtful in what was just kept, the weightiest first; what is only worth knowing comes last. */
export function captureCheck(exhibit: Exhibit, facts: FactsRecord | undefined): Finding[] {
  const said = [...exhibit.problems, ...(facts?.doubts ?? [])].filter(({code}) => !isMended(code, exhibit));
  const missing = facts ? missingFacts(facts) : [];
  const byRule = RULES.map((rule) => findingOf(rule, said, missing));
  const named = new Set(RULES.flatMap(({codes}) => codes));
  const unnamed = said.filter(({code}) => !named.has(code)).map(inItsOwnWords);
  const all = [...byRule.slice(0, FIRST_FACT), ...unnamed, ...byRule.slice(FIRST_FACT)].filter(
    (one) => one !== undefined,
  );
  return [...all.filter(({note}) => !note), ...all.filter(({note}) => note)];
}

type Said = {code: string; sentence: string};

function findingOf(rule: Rule, said: readonly Said[], missing: readonly string[]): Finding | undefined {
  const hits = said.filter(({code}) => rule.codes.includes(code));
  const code = hits[0]?.code ?? missing.find((one) => rule.codes.includes(one));
  if (code === undefined) return undefined;
  return {
    code,
    what: rule.what,
    ...(rule.mend ? {mend: rule.mend} : {}),
    sentences: [...new Set(hits.map(({sentence}) => sentence))],
    again: rule.mend !== undefined && rule.again !== false,
    note: rule.note === true,
  };
}

/** What no rule names is said in the record's own words. */
function inItsOwnWords({code, sentence}: Said): Finding {
  return {code, sentences: [sentence], again: false, note: NOTES.includes(code)};
}

/** The screen showed a part only, but a picture of the whole was joined from several. */
function isMended(code: string, {parts}: Exhibit): boolean {
  return code === 'itemClipped' && parts.some((part) => part.role === 'item' && part.how === 'stitched');
}

/** Facts that a post has and a whole page has not. */
function missingFacts({item, postedAt}: FactsRecord): string[] {
  if (known(item.itemKind) && item.itemKind.value === 'page') return [];
  const missing: string[] = [];
  if (!known(item.author.displayName) && !known(item.author.handle)) missing.push('nameMissing');
  if (!known(postedAt.exact) && !known(postedAt.fromId)) missing.push('timeMissing');
  if (!known(item.permalink)) missing.push('addressMissing');
  return missing;
}
