import {connect, type Socket} from 'node:net';

/** Firefox's own door for automation: commands by name over one local connection. */
export type Marionette = {
  send(command: string, parameters?: object): Promise<unknown>;
  /** Lets go of the connection; the browser runs on. */
  hangUp(): void;
};

type Waiting = {command: string; done(result: unknown): void; fail(error: Error): void};

/** Answers travel as `[1, id, error, result]`. */
type Answer = [type: 1, id: number, error: {error: string; message: string} | null, result: unknown];

/** Connects to the port that Firefox wrote down; ready when it has said hello. */
export async function openMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, '127.0.0.1');
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const greeted = new Promise<void>((done, fail) => {
    socket.once('error', fail);
    onMessages(socket, (message) => {
      if (isAnswer(message)) settle(waiting, message);
      else done();
    });
  });
  socket.on('close', () => {
    for (const {command, fail} of waiting.values()) fail(new Error(`${command}: Firefox is gone`));
    waiting.clear();
  });
  await greeted;
  return {
    send: (command, parameters = {}) =>
      new Promise((done, fail) => {
        if (socket.destroyed) return fail(new Error(`${command}: Firefox is gone`));
        last += 1;
        waiting.set(last, {command, done, fail});
        const text = Buffer.from(JSON.stringify([0, last, command, parameters]));
        socket.write(Buffer.concat([Buffer.from(`${text.length}:`), text]));
      }),
    hangUp: () => socket.destroy(),
  };
}

/** Each message is `<number of bytes>:<JSON>`. */
function onMessages(socket: Socket, take: (message: unknown) => void): void {
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const colon = rest.indexOf(':');
      const start = colon + 1;
      const length = Number(rest.subarray(0, Math.max(colon, 0)).toString('latin1'));
      if (colon < 0 || rest.length < start + length) return;
      const message: unknown = JSON.parse(rest.subarray(start, start + length).toString('utf8'));
      rest = rest.subarray(start + length);
      take(message);
    }
  });
}

function isAnswer(message: unknown): message is Answer {
  return Array.isArray(message) && message[0] === 1;
}

function settle(waiting: Map<number, Waiting>, [, id, error, result]: Answer): void {
  const asked = waiting.get(id);
  waiting.delete(id);
  if (error) asked?.fail(new Error(`${asked.command}: ${error.error}: ${error.message}`));
  else asked?.done(result);
}
