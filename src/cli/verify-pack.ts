import {CheckStopped} from '../core/verify/hash-files.ts';
import {checkAny} from '../core/verify/other/check-any.ts';
import type {Outcome} from '../core/verify/report.ts';
import {parseArguments, USAGE} from './arguments.ts';
import {knownFrom} from './known.ts';
import {nativeEngine} from './native-engine.ts';
import {openAll} from './open-path.ts';
import {progressLine} from './progress-line.ts';
import {reportLines} from './report-lines.ts';

const EXIT: {readonly [K in Outcome]: number} = {verified: 0, incomplete: 1, notVerified: 1, unreadable: 2};
/** What a shell says of a command that was stopped. */
const STOPPED = 130;

/** Checks the pack that the arguments name and prints the report; the exit code. */
async function main(given: readonly string[]): Promise<number> {
  const asked = parseArguments(given);
  if (!asked.ok) return refuse(`${asked.error}\n${USAGE}`);
  if (asked.value.help) {
    return printed(USAGE, EXIT.verified);
  }
  const known = await knownFrom(asked.value);
  if (!known.ok) return refuse(`${known.error}\n${USAGE}`);
  const opened = await openAll(asked.value.paths);
  if (!opened.ok) return refuse(`${opened.error}\n`);
  const line = progressLine(process.stderr);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  try {
    const options = {onProgress: line.show, signal: stop.signal, engine: nativeEngine};
    const any = await checkAny(opened.value, known.value, options);
    const {report} = any;
    line.clear();
    const text = asked.value.json ? JSON.stringify(report, null, 2) : reportLines(any).join('\n');
    return await printed(`${text}\n`, EXIT[report.outcome]);
  } catch (error) {
    line.clear();
    if (!(error instanceof CheckStopped)) throw error;
    process.stderr.write('Stopped. Nothing can be said about the pack.\n');
    return STOPPED;
  }
}

/** Prints, and hands on the exit code; another one if a disk took no more of it. */
async function printed(text: string, code: number): Promise<number> {
  process.stdout.on('error', () => {}); // the callback tells of it
  const error = await new Promise<Error | null | undefined>((done) => process.stdout.write(text, done));
  // Who reads it through a pipe may have seen enough.
  if (!error || ('code' in error && error.code === 'EPIPE')) return code;
  return refuse(`The report could not be written: ${error.message}\n`);
}

function refuse(why: string): number {
  process.stderr.write(why);
  return EXIT.unreadable;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // A disk that fails half-way, or a fault of ours: a sentence, never a stack.
    process.stderr.write(`The pack could not be read: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = EXIT.unreadable;
  },
);
