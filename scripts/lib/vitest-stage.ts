import {readdirSync} from 'node:fs';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, relative} from 'node:path';
import {ROOT} from './root.ts';
import {run, runOpenly} from './run.ts';
import type {Counts, Stage} from './stages.ts';

const LINES_OF_A_FAILURE = 8;
const WIDTH_OF_A_FAILURE = 240;

/** Tests of one or more vitest projects, less the files named; counts each test. No test at all is a failure. */
export function vitestStage(name: string, projects: readonly string[], without: readonly string[] = []): Stage {
  const files = () => (without.length > 0 ? unitTests().filter((path) => !without.includes(path)) : []);
  return {name, run: async () => countsOf(name, await runVitest(name, projects, files(), runOpenly))};
}

/**
 * Lists of tests in real browsers, side by side, each with a screen of its own: browsers wait more than they work. What
 * each list said is written when it ends, so that they are not mixed. A file in which something failed is run once
 * more when the machine is quiet, from a new browser: a test that is tried again in the old one finds what its first
 * try has left there. What fails then too is a fault of ours, and what did not is named.
 */
export function endToEndStage(lists: readonly {name: string; project: string}[]): Stage {
  return {
    name: lists.map(({name}) => name).join(', and at the same time '),
    run: async () => {
      const first = await Promise.all(
        lists.map(async (list) => ({...list, said: await runVitest(list.name, [list.project], [], openInOnePiece)})),
      );
      const counts: Counts[] = [];
      const secondGo: string[] = [];
      for (const {name, project, said} of first) {
        const again = said.files.filter(hasFailed).map(({name: path}) => relative(ROOT, path));
        if (again.length === 0) {
          counts.push(countsOf(name, said));
          continue;
        }
        secondGo.push(...again.map((path) => `${path} (${name})`));
        console.log(`\n── ${name}: once more, from a new start: ${again.join(', ')}`);
        for (const failure of said.files.flatMap(failuresOf)) console.log(`\n  first: ${failure}`);
        const second = await runVitest(name, [project], again, runOpenly);
        const rest = said.files.filter((file) => !hasFailed(file));
        counts.push(countsOf(name, {code: second.code, files: [...rest, ...second.files]}));
      }
      return {
        passed: sum(counts, 'passed'),
        failed: sum(counts, 'failed'),
        skipped: sum(counts, 'skipped'),
        failures: counts.flatMap(({failures = []}) => failures),
        secondGo,
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

type CountedFile = {
  name: string;
  status: string;
  message: string;
  assertionResults: {fullName: string; status: string; failureMessages: string[]}[];
};

/** What a run left: its exit code and what became of each file. */
type VitestRun = {code: number; files: CountedFile[]};

/** Runs the files named, or all, of the projects. Without counts of its own the run has no files. */
async function runVitest(
  name: string,
  projects: readonly string[],
  files: readonly string[],
  open: typeof runOpenly,
): Promise<VitestRun> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-counts-'));
  const counted = join(folder, 'counts.json');
  const chosen = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${counted}`];
  try {
    const code = await open('npx', ['vitest', 'run', ...files, ...chosen, ...reporters], {cwd: ROOT});
    const said: unknown = await readFile(counted, 'utf8').then(JSON.parse, () => undefined);
    if (isCounted(said)) return {code, files: said.testResults};
    console.error(`${name}: vitest left no counts (exit code ${code})`);
    return {code, files: []};
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

function isCounted(said: unknown): said is {testResults: CountedFile[]} {
  return typeof said === 'object' && said !== null && Array.isArray(Reflect.get(said, 'testResults'));
}

function countsOf(name: string, {code, files}: VitestRun): Counts {
  const tests = files.flatMap(({assertionResults}) => assertionResults);
  const passed = tests.filter(({status}) => status === 'passed').length;
  const failed = tests.filter(({status}) => status === 'failed').length;
  const counts = {
    passed,
    skipped: tests.length - passed - failed,
    failures: files.flatMap(failuresOf).map((failure) => `${name}: ${failure}`),
  };
  if (passed + failed === 0) console.error(`${name}: no test ran`);
  // A file that does not load, or a promise nobody awaited, fails the run without failing a test.
  const isRed = code !== 0 || passed === 0 || files.some(hasFailed);
  return {...counts, failed: isRed ? Math.max(1, failed) : failed};
}

function hasFailed({status, assertionResults}: CountedFile): boolean {
  return status === 'failed' || assertionResults.some((test) => test.status === 'failed');
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
