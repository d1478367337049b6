import type {Outcome} from '../core/verify/report.ts';
import {verifyPack} from '../core/verify/verify-pack.ts';
import {parseArguments, USAGE} from './arguments.ts';
import {openPath} from './open-path.ts';
import {reportLines} from './report-lines.ts';

const EXIT: {readonly [K in Outcome]: number} = {verified: 0, notVerified: 1, unreadable: 2};

/** Checks the pack that the arguments name and prints the report; the exit code. */
async function main(given: readonly string[]): Promise<number> {
  const asked = parseArguments(given);
  if (!asked.ok) {
    process.stderr.write(`${asked.error}\n${USAGE}`);
    return EXIT.unreadable;
  }
  const {path, json, help, expectations} = asked.value;
  if (help) {
    process.stdout.write(USAGE);
    return EXIT.verified;
  }
  const opened = await openPath(path);
  if (!opened.ok) {
    process.stderr.write(`${opened.error}\n`);
    return EXIT.unreadable;
  }
  try {
    const report = await verifyPack(opened.value.source, expectations);
    process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : `${reportLines(report).join('\n')}\n`);
    return EXIT[report.outcome];
  } finally {
    await opened.value.close();
  }
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
