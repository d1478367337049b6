import {ROOT} from './root.ts';
import {runOpenly} from './run.ts';

/** What a stage counted. A stage that could not run has a failure. */
export type Counts = {
  passed: number;
  failed: number;
  skipped: number;
  /** What failed, by name. */
  failures?: readonly string[];
  /** What failed and was run once more. */
  secondGo?: readonly string[];
};

/** One stage of checking; `run` writes what it sees to our output and hands back its counts. */
export type Stage = {name: string; run(): Promise<Counts>};

const ONE_PASSED: Counts = {passed: 1, failed: 0, skipped: 0};
const ONE_FAILED: Counts = {passed: 0, failed: 1, skipped: 0};

/** A program that must end with 0; counts as one test. */
export function programStage(name: string, program: string, args: readonly string[]): Stage {
  return {
    name,
    run: async () => {
      const code = await runOpenly(program, args, {cwd: ROOT});
      if (code !== 0) console.error(`${name}: ${program} ended with code ${code}`);
      return code === 0 ? ONE_PASSED : ONE_FAILED;
    },
  };
}

/** Runs the stages in order, goes on after a failure, and closes with the line `N passed, N failed`. Exit code. */
export async function runStages(stages: readonly Stage[]): Promise<number> {
  const all: Counts = {passed: 0, failed: 0, skipped: 0};
  const failedStages: string[] = [];
  const failures: string[] = [];
  const secondGo: string[] = [];
  for (const stage of stages) {
    const begun = Date.now();
    console.log(`\n── ${stage.name}`);
    const counts = await stage.run();
    all.passed += counts.passed;
    all.failed += counts.failed;
    all.skipped += counts.skipped;
    if (counts.failed > 0) failedStages.push(stage.name);
    failures.push(...(counts.failures ?? []));
    secondGo.push(...(counts.secondGo ?? []));
    const seconds = ((Date.now() - begun) / 1000).toFixed(1);
    console.log(`   ${stage.name}: ${counts.failed > 0 ? 'FAILED' : 'ok'} (${seconds} s)`);
  }
  if (failedStages.length > 0) console.log(`\nFailed: ${failedStages.join(', ')}`);
  for (const failure of failures) console.log(`\n✗ ${failure}`);
  if (secondGo.length > 0) console.log(`\nFailed at first, and had a second go: ${secondGo.join(', ')}`);
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
