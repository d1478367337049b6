import {readdirSync} from 'node:fs';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, relative} from 'node:path';
import {ROOT} from './root.ts';
import {run, runOpenly} from './run.ts';

/** What a stage counted, and what failed in it by name. A stage that could not run has a failure. */
export type Counts = {passed: number; failed: number; skipped: number; failures?: readonly string[]};

/** One stage of checking; `run` writes what it sees to our output, by `open` where it is given, and hands back its counts. */
export type Stage = {name: string; run(open?: typeof runOpenly): Promise<Counts>};

const LINES_OF_A_FAILURE = 8;
const WIDTH_OF_A_FAILURE = 240;

const ONE_PASSED: Counts = {passed: 1, failed: 0, skipped: 0};
const ONE_FAILED: Counts = {passed: 0, failed: 1, skipped: 0};

/** A program that must end with 0; counts as one test. */
export function programStage(name: string, program: string, args: readonly string[]): Stage {
  return {
    name,
    run: async (open = runOpenly) => {
      const code = await open(program, args, {cwd: ROOT});
      if (code !== 0) console.error(`${name}: ${program} ended with code ${code}`);
      return code === 0 ? ONE_PASSED : ONE_FAILED;
    },
  };
}

/** Tests of one or more vitest projects, less the files named; counts each test. No test at all is a failure. */
export function vitestStage(name: string, projects: readonly string[], without: readonly string[] = []): Stage {
  return {
    name,
    run: async (open = runOpenly) => {
      const folder = await mkdtemp(join(tmpdir(), 'holdfast-counts-'));
      const counted = join(folder, 'counts.json');
      const chosen = projects.flatMap((project) => ['--project', project]);
      const files = without.length > 0 ? unitTests().filter((path) => !without.includes(path)) : [];
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${counted}`];
      try {
        const code = await open('npx', ['vitest', 'run', ...files, ...chosen, ...reporters], {cwd: ROOT});
        return await countsOf(name, counted, code);
      } finally {
        await rm(folder, {recursive: true, force: true});
      }
    },
  };
}

/**
 * Stages that run at the same time, each with a screen of its own: real browsers wait more than they work. What each
 * said is written when it ends, so that the two are not mixed.
 */
export function sideBySide(stages: readonly Stage[]): Stage {
  return {
    name: stages.map(({name}) => name).join(', and at the same time '),
    run: async () => {
      const counts = await Promise.all(stages.map((stage) => stage.run(openInOnePiece)));
      return {
        passed: sum(counts, 'passed'),
        failed: sum(counts, 'failed'),
        skipped: sum(counts, 'skipped'),
        failures: counts.flatMap(({failures = []}) => failures),
      };
    },
  };
}

const openInOnePiece: typeof runOpenly = async (program, args, options) => {
  const {code, stdout, stderr} = await run(program, args, options);
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  return code;
};

function sum(counts: readonly Counts[], of: 'passed' | 'failed' | 'skipped'): number {
  return counts.reduce((all, one) => all + one[of], 0);
}

/** Every unit test file. A project's own list of files wins over `--exclude`, so the wanted ones are named. */
function unitTests(): string[] {
  const all = readdirSync(join(ROOT, 'tests'), {recursive: true, encoding: 'utf8'});
  return all.filter((path) => path.endsWith('.test.ts')).map((path) => `tests/${path}`);
}

async function countsOf(name: string, path: string, code: number): Promise<Counts> {
  const said: unknown = await readFile(path, 'utf8').then(JSON.parse, () => undefined);
  if (!isCounted(said)) {
    console.error(`${name}: vitest left no counts (exit code ${code})`);
    return ONE_FAILED;
  }
  const {numPassedTests: passed, numFailedTests: failed} = said;
  const skipped = said.numPendingTests + said.numTodoTests;
  const failures = said.testResults.flatMap(failuresOf).map((failure) => `${name}: ${failure}`);
  if (passed + failed === 0) {
    console.error(`${name}: no test ran`);
    return {passed, failed: 1, skipped, failures};
  }
  // A file that does not load, or a promise nobody awaited, fails the run without failing a test.
  return {passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped, failures};
}

/** What failed in one file, a few lines each: the end of a long output is often all that is kept of it. */
function failuresOf({name, status, message, assertionResults}: CountedFile): string[] {
  const file = relative(ROOT, name);
  const tests = assertionResults.filter((test) => test.status === 'failed');
  if (tests.length === 0) return status === 'failed' ? [`${file}\n${beginning(message)}`] : [];
  return tests.map((test) => `${file} > ${test.fullName}\n${test.failureMessages.map(beginning).join('\n')}`);
}

function beginning(message: string): string {
  const lines = message.split('\n').slice(0, LINES_OF_A_FAILURE);
  return lines.map((line) => `    ${line.slice(0, WIDTH_OF_A_FAILURE)}`).join('\n');
}

type CountedFile = {
  name: string;
  status: string;
  message: string;
  assertionResults: {fullName: string; status: string; failureMessages: string[]}[];
};

type Counted = Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests', number> & {
  testResults: CountedFile[];
};

function isCounted(said: unknown): said is Counted {
  const names = ['numPassedTests', 'numFailedTests', 'numPendingTests', 'numTodoTests'];
  if (typeof said !== 'object' || said === null || !Array.isArray(Reflect.get(said, 'testResults'))) return false;
  return names.every((name) => Number.isInteger(Reflect.get(said, name)));
}

/** Runs the stages in order, goes on after a failure, and closes with the line `N passed, N failed`. Exit code. */
export async function runStages(stages: readonly Stage[]): Promise<number> {
  const all: Counts = {passed: 0, failed: 0, skipped: 0};
  const failedStages: string[] = [];
  const failures: string[] = [];
  for (const stage of stages) {
    const begun = Date.now();
    console.log(`\n── ${stage.name}`);
    const counts = await stage.run();
    all.passed += counts.passed;
    all.failed += counts.failed;
    all.skipped += counts.skipped;
    if (counts.failed > 0) failedStages.push(stage.name);
    failures.push(...(counts.failures ?? []));
    const seconds = ((Date.now() - begun) / 1000).toFixed(1);
    console.log(`   ${stage.name}: ${counts.failed > 0 ? 'FAILED' : 'ok'} (${seconds} s)`);
  }
  if (failedStages.length > 0) console.log(`\nFailed: ${failedStages.join(', ')}`);
  for (const failure of failures) console.log(`\n✗ ${failure}`);
  const skipped = all.skipped > 0 ? `, ${all.skipped} skipped` : '';
  console.log(`\n${all.passed} passed, ${all.failed} failed${skipped}`);
  return failedStages.length > 0 ? 1 : 0;
}

/** What the compiler and the linter say. */
export const STATIC_STAGES: readonly Stage[] = [
  programStage('types', 'npx', ['tsc', '-p', '.']),
  programStage('types of the core, without a document', 'npx', ['tsc', '-p', 'src/core']),
  programStage('lint', 'npx', ['biome', 'check', '--error-on-warnings']),
];
