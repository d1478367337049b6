import {checkpointTimePaths, earlierCheckpointPaths, SEAL_SIGNATURE, sealTimePaths} from '../pack/names.ts';
import type {PackInput, ReportContext} from '../pack/pack-input.ts';
import {CHECK_COMMANDS, CHECK_ON_MAC, checkInPowerShell, LISTS, MORE_COMMANDS, timeCommands} from './check-commands.ts';
import {fingerprint} from './hash.ts';
import {commandLines, heading, section, wrap} from './wrap.ts';

/**
 * `HOW-TO-CHECK.txt`: the whole check by tools that are not ours, for who wants to do it by hand. Plain words, lines of at
 * most 72 columns but for the commands, LF.
 */
export function howToCheck({input, name}: Omit<ReportContext, 'pictures'>): string {
  const {say, keyId, scope} = input;
  return [
    heading(say('report_howToTitle'), '='),
    wrap(say('report_howToNeed')),
    wrap(say('report_howToFolder', name)),
    section('report_howToLinux', say),
    commandLines(CHECK_COMMANDS),
    wrap(say('report_checkMeaning')),
    section('report_howToMac', say),
    wrap(say('report_howToMacFirst')),
    commandLines(LISTS.map((list) => `${CHECK_ON_MAC} ${list}`)),
    section('report_howToWindows', say),
    wrap(say('report_howToWindowsFirst')),
    commandLines(LISTS.map(checkInPowerShell)),
    wrap(say('report_howToWindowsMeaning')),
    section('report_howToMore', say),
    wrap(say('report_howToAdded')),
    commandLines([MORE_COMMANDS.added]),
    wrap(say('report_howToLogHead')),
    commandLines([MORE_COMMANDS.logHead]),
    wrap(say('report_howToSealCode')),
    commandLines([MORE_COMMANDS.sealCode]),
    wrap(say('report_howToKey')),
    commandLines([MORE_COMMANDS.keyId, fingerprint(keyId)]),
    wrap(say(scope === 'whole' ? 'report_howToRules' : 'report_howToRulesChosen')),
    ...timesFromOutside(input),
  ]
    .join('\n\n')
    .concat('\n');
}

/** Whether a time for the seal comes is not known yet when this is written: it is asked for last. */
function timesFromOutside({say, times, timed = []}: PackInput): string[] {
  if (!times && timed.length === 0) return [];
  const heads = timed.flatMap(({times: given}, i) =>
    given.flatMap((_, n) =>
      timeCommands(earlierCheckpointPaths(i + 1).signature, checkpointTimePaths(i + 1, n + 1).answer),
    ),
  );
  return [
    section('report_howToTimes', say),
    wrap(say('report_howToTimesFirst')),
    ...(times ? [wrap(say('report_howToTimesRoots', times.from.map(({roots}) => roots).join(' ')))] : []),
    ...(times
      ? [wrap(say('report_howToTimesSeal')), commandLines(timeCommands(SEAL_SIGNATURE, sealTimePaths(1).answer))]
      : []),
    ...(heads.length > 0 ? [wrap(say('report_howToTimesHead')), commandLines(heads)] : []),
  ];
}
