import {commands} from './api.ts';

/** The keys of a command as the browser has assigned them, `Alt+Shift+K`; "" where it has none. Browsers silently leave some out. */
export async function keysOf(command: string): Promise<string> {
  return (await commands.getAll()).find(({name}) => name === command)?.shortcut ?? '';
}
