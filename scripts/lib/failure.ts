/** A failure that is told in one sentence. Exit code 2: asked wrongly or not reachable; 1: tried and not done. */
export class ScriptFailure extends Error {
  readonly exitCode: 1 | 2;

  constructor(exitCode: 1 | 2, sentence: string) {
    super(sentence);
    this.name = 'ScriptFailure';
    this.exitCode = exitCode;
  }
}

/** Runs a command's main function; a failure that has a sentence is told without a stack trace. */
export async function runMain(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.exitCode = error instanceof ScriptFailure ? error.exitCode : 1;
    console.error(error instanceof ScriptFailure ? error.message : error);
  }
}
