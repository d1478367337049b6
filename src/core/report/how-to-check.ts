import type {ReportContext} from '../pack/pack-input.ts';
import {CHECK_COMMANDS, CHECK_ON_MAC, checkInPowerShell, LISTS, MORE_COMMANDS} from './check-commands.ts';
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
  ]
    .join('\n\n')
    .concat('\n');
}
