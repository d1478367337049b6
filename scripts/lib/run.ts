import {type SpawnOptions, spawn} from 'node:child_process';

/** What a finished program said. `code` is -1 when it could not be started. */
export type Ran = {code: number; stdout: string; stderr: string};

/** Runs a program to its end and hands back what it said; never throws for an exit code. */
export function run(program: string, args: readonly string[], options: SpawnOptions = {}): Promise<Ran> {
  return new Promise((done) => {
    const child = spawn(program, args, {...options, stdio: ['ignore', 'pipe', 'pipe']});
    const said = {stdout: '', stderr: ''};
    child.stdout.on('data', (chunk: Buffer) => {
      said.stdout += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said.stderr += chunk.toString('utf8');
    });
    child.on('error', (error) => done({code: -1, stdout: said.stdout, stderr: `${said.stderr}${error.message}`}));
    child.on('close', (code) => done({code: code ?? -1, ...said}));
  });
}

/** Runs a program whose output goes straight to ours. Returns its exit code. */
export function runOpenly(program: string, args: readonly string[], options: SpawnOptions = {}): Promise<number> {
  return new Promise((done) => {
    const child = spawn(program, args, {...options, stdio: ['ignore', 'inherit', 'inherit']});
    child.on('error', (error) => {
      console.error(error.message);
      done(-1);
    });
    child.on('close', (code) => done(code ?? -1));
  });
}
