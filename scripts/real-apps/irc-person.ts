import {connect} from 'node:net';
import {until} from '../lib/wait.ts';

/** Somebody who talks on an IRC server. */
export type IrcPerson = {
  say(to: string, text: string): void;
  act(to: string, text: string): void;
  /** Whether a nickname has come into a channel since. */
  sees(nick: string, channel: string): Promise<boolean>;
  leave(): void;
};

/** Comes in under a nickname and joins a channel. */
export async function ircPerson(port: number, nick: string, channel: string): Promise<IrcPerson> {
  const socket = connect({port, host: '127.0.0.1'});
  let heard = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    heard += text;
    for (const line of text.split('\r\n')) if (line.startsWith('PING ')) send(`PONG ${line.slice(5)}`);
  });
  const send = (line: string) => socket.write(`${line}\r\n`);
  send(`NICK ${nick}`);
  send(`USER ${nick} 0 * :${nick}`);
  await until(() => / 001 /.test(heard) || undefined, {timeoutMs: 10_000});
  send(`JOIN ${channel}`);
  const hasJoined = await until(() => heard.includes(' 366 ') || undefined, {timeoutMs: 10_000});
  if (!hasJoined) throw new Error(`${nick} could not join ${channel}: ${heard.slice(-300)}`);
  return {
    say: (to, text) => void send(`PRIVMSG ${to} :${text}`),
    act: (to, text) => void send(`PRIVMSG ${to} :\u0001ACTION ${text}\u0001`),
    sees: async (other, place) => {
      const joined = () =>
        heard
          .split('\r\n')
          .some((line) => line.startsWith(`:${other}!`) && / JOIN /.test(line) && line.includes(place));
      return (await until(() => joined() || undefined, {timeoutMs: 20_000})) ?? false;
    },
    leave: () => socket.destroy(),
  };
}
