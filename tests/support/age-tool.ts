// Debian's `age`, which locks and opens files without any code of ours.
import {type SpawnOptions, spawn} from 'node:child_process';

type Ran = {status: number | null; said: string};

function runs(program: string, args: string[], options: SpawnOptions = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {stdio: ['ignore', 'ignore', 'pipe'], ...options});
    let said = '';
    child.stderr?.on('data', (text) => {
      said += String(text);
    });
    child.once('error', reject);
    child.once('close', (status) => resolve({status, said}));
  });
}

/** Opens `file` with the secret key in `identityFile`. */
export function ageOpens(file: string, identityFile: string, into: string): Promise<Ran> {
  return runs('age', ['-d', '-i', identityFile, '-o', into, file]);
}

/** Locks `file` for a key. */
export function ageLocks(file: string, recipient: string, into: string): Promise<Ran> {
  return runs('age', ['-r', recipient, '-o', into, file]);
}

// `age` asks for a passphrase at a terminal and nowhere else; Python has one to give.
const TERMINAL = `
import os, pty, sys
passphrase, command = sys.argv[1], sys.argv[2:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(command[0], command)
heard = b''
asked = 0
while True:
    try:
        more = os.read(terminal, 4096)
    except OSError:
        break
    if not more:
        break
    heard += more
    if heard.count(b'passphrase') > asked and heard.rstrip().endswith(b':'):
        asked = heard.count(b'passphrase')
        os.write(terminal, passphrase.encode() + b'\\n')
sys.stderr.buffer.write(heard)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

/** Opens `file` with a passphrase. */
export function ageOpensWith(passphrase: string, file: string, into: string): Promise<Ran> {
  return runs('python3', ['-c', TERMINAL, passphrase, 'age', '-d', '-o', into, file]);
}

/** Locks `file` with a passphrase. */
export function ageLocksWith(passphrase: string, file: string, into: string): Promise<Ran> {
  return runs('python3', ['-c', TERMINAL, passphrase, 'age', '-p', '-o', into, file]);
}
