import {partName} from '../pack/names.ts';
import type {PackInput, ReportContext} from '../pack/pack-input.ts';
import {CHECK_COMMANDS, CHECK_ON_MAC, CHECK_ON_WINDOWS} from './check-commands.ts';
import {dayText} from './dates.ts';
import {fingerprint} from './hash.ts';
import {SHOWS_NOT} from './limits-section.ts';
import {commandLines, heading, section, wrap} from './wrap.ts';

/** `READ-ME-FIRST.txt`: plain words, lines of at most 72 columns but for the commands, LF. No name of a person in it. */
export function readMeFirst(context: Omit<ReportContext, 'pictures'>): string {
  return (context.place?.number ?? 1) > 1 ? readMeOfPart(context) : readMeOfPack(context);
}

function readMeOfPack({input, name, place}: Omit<ReportContext, 'pictures'>): string {
  const {say, sealedAt, language, exhibits, incidents} = input;
  const entries = new Set(incidents.map(({record}) => record.id)).size;
  const day = dayText(sealedAt.at, sealedAt.offsetMinutes, language);
  return [
    heading(say('report_readMeTitle'), '='),
    wrap(say('report_readMeTrust')),
    section('report_readMeWhatTitle', say),
    name,
    wrap(say('report_readMeWhat', day, exhibits.length, entries)),
    ...(place ? [wrap(say('report_readMeParts', place.of)), partNames(name, place)] : []),
    wrap(say('report_readMeSafe')),
    section('report_readMeLookTitle', say),
    wrap(say('report_readMeLook')),
    wrap(say('report_readMeTable')),
    wrap(say('report_readMeOriginals')),
    ...howToSee(input, place !== undefined),
    section('report_readMeLimitsTitle', say),
    SHOWS_NOT.map((message) => wrap(say(message), '- ', '  ')).join('\n'),
    wrap(say('report_readMeLimitsFull')),
    section('report_readMeHelpTitle', say),
    wrap(say('report_readMeHelp')),
  ]
    .join('\n\n')
    .concat('\n');
}

/** A later part holds files alone: what they are is said in part 1. */
function readMeOfPart({input, name, place}: Omit<ReportContext, 'pictures'>): string {
  const {say, sealedAt, language} = input;
  const day = dayText(sealedAt.at, sealedAt.offsetMinutes, language);
  return [
    heading(say('report_readMeTitle'), '='),
    wrap(say('report_readMeTrust')),
    section('report_readMeWhatTitle', say),
    name,
    wrap(say('report_readMeIsPart', place?.number ?? 1, place?.of ?? 1, day)),
    wrap(say('report_readMeSafe')),
    wrap(say('report_readMeOriginals')),
    ...howToSee(input, true),
    section('report_readMeHelpTitle', say),
    wrap(say('report_readMeHelp')),
  ]
    .join('\n\n')
    .concat('\n');
}

function partNames(name: string, {of}: {of: number}): string {
  const whole = name.replace(/-part-[0-9]+-of-[0-9]+$/, '');
  return Array.from({length: of}, (_, i) => `    ${partName(whole, {number: i + 1, of})}.zip`).join('\n');
}

function howToSee({say, keyId}: PackInput, inParts: boolean): string[] {
  return [
    section('report_readMeCheckTitle', say),
    wrap(say('report_readMeCheckPage')),
    ...(inParts ? [wrap(say('report_readMeCheckParts'))] : []),
    wrap(say('report_readMeCheckTools')),
    commandLines(CHECK_COMMANDS),
    wrap(say('report_checkMeaning')),
    `${wrap(say('report_checkMac'))}\n    ${CHECK_ON_MAC}`,
    `${wrap(say('report_checkWindows'))}\n    ${CHECK_ON_WINDOWS}`,
    wrap(say('report_checkNotFound')),
    wrap(say('report_readMeHowTo')),
    `${wrap(say('report_readMeKey'))}\n    ${fingerprint(keyId)}`,
  ];
}
