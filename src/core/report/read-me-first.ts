import type {ReportContext} from '../pack/pack-input.ts';
import type {MessageName, Say} from '../words.ts';
import {CHECK_COMMANDS, CHECK_ON_MAC, CHECK_ON_WINDOWS} from './check-commands.ts';
import {dayText} from './dates.ts';
import {fingerprint} from './hash.ts';
import {SHOWS_NOT} from './limits-section.ts';

const WIDTH = 72;

/** `READ-ME-FIRST.txt`: plain words, lines of at most 72 columns but for the commands, LF. No name of a person in it. */
export function readMeFirst({input, name}: ReportContext): string {
  const {say, sealedAt, language, exhibits, incidents, keyId} = input;
  const entries = new Set(incidents.map(({record}) => record.id)).size;
  const day = dayText(sealedAt.at, sealedAt.offsetMinutes, language);
  return [
    heading(say('report_readMeTitle'), '='),
    wrap(say('report_readMeTrust')),
    section('report_readMeWhatTitle', say),
    name,
    wrap(say('report_readMeWhat', day, exhibits.length, entries)),
    wrap(say('report_readMeSafe')),
    section('report_readMeLookTitle', say),
    wrap(say('report_readMeLook')),
    wrap(say('report_readMeTable')),
    wrap(say('report_readMeOriginals')),
    section('report_readMeCheckTitle', say),
    wrap(say('report_readMeCheckPage')),
    wrap(say('report_readMeCheckTools')),
    // Never broken: whoever copies a line has the whole command, on Windows too.
    CHECK_COMMANDS.map((command) => `    ${command}`).join('\n'),
    wrap(say('report_checkMeaning')),
    `${wrap(say('report_checkMac'))}\n    ${CHECK_ON_MAC}`,
    `${wrap(say('report_checkWindows'))}\n    ${CHECK_ON_WINDOWS}`,
    wrap(say('report_checkNotFound')),
    `${wrap(say('report_readMeKey'))}\n    ${fingerprint(keyId)}`,
    section('report_readMeLimitsTitle', say),
    SHOWS_NOT.map((message) => wrap(say(message), '- ', '  ')).join('\n'),
    wrap(say('report_readMeLimitsFull')),
    section('report_readMeHelpTitle', say),
    wrap(say('report_readMeHelp')),
  ]
    .join('\n\n')
    .concat('\n');
}

function heading(text: string, line: string): string {
  return `${text}\n${line.repeat(Math.min(WIDTH, text.length))}`;
}

function section(title: MessageName, say: Say): string {
  return `\n${heading(say(title), '-')}`;
}

/** Lines of whole words, none longer than 72 columns unless one word is. */
function wrap(text: string, first = '', rest = ''): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join('\n');
}
