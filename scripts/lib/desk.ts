import {run} from './run.ts';
import {pause} from './wait.ts';

/** Mouse and keyboard of a screen. Positions are device pixels of that screen. */
export type Desk = {
  moveTo(x: number, y: number): Promise<void>;
  click(button: 'left' | 'right'): Promise<void>;
  /** Keys as X names them: `Up`, `Return`, `alt+shift+k`. A short pause follows each, or menus lose some. */
  press(...keys: string[]): Promise<void>;
  /** Types a text, letter by letter. */
  type(text: string): Promise<void>;
  /** Gives the keyboard to a window for good. Left alone it belongs to whatever lies under the pointer, a menu too. */
  focusWindow(title: string): Promise<void>;
  showsWindow(title: string): Promise<boolean>;
  /** The whole screen as PNG, menus and popups included. */
  photograph(path: string): Promise<void>;
};

const BUTTONS = {left: '1', right: '3'};

/** The input devices of display `name`; every event goes the way that a hand's would. */
export function deskOf(name: string): Desk {
  const xdotool = async (...args: string[]) => {
    const {code, stderr} = await run('xdotool', args, {env: {...process.env, DISPLAY: name}});
    if (code !== 0) throw new Error(`xdotool ${args.join(' ')}: ${stderr.trim()}`);
  };
  const windowsCalled = async (title: string) => {
    const {stdout} = await run('xdotool', ['search', '--onlyvisible', '--name', title], {
      env: {...process.env, DISPLAY: name},
    });
    return stdout
      .trim()
      .split('\n')
      .filter((id) => id !== '');
  };
  return {
    async moveTo(x, y) {
      // Two steps: a pointer that arrives in one jump on the spot where it already is makes no event.
      await xdotool('mousemove', String(Math.round(x) + 2), String(Math.round(y) + 2));
      await xdotool('mousemove', String(Math.round(x)), String(Math.round(y)));
      await pause(80);
    },
    click: (button) => xdotool('click', BUTTONS[button]),
    async press(...keys) {
      for (const key of keys) {
        await xdotool('key', key);
        await pause(40);
      }
    },
    type: (text) => xdotool('type', '--delay', '12', text),
    async focusWindow(title) {
      const window = (await windowsCalled(title)).at(-1);
      if (!window) throw new Error(`no window is called ${title}`);
      await xdotool('windowfocus', '--sync', window);
    },
    showsWindow: async (title) => (await windowsCalled(title)).length > 0,
    async photograph(path) {
      const {code, stderr} = await run('import', ['-display', name, '-window', 'root', path]);
      if (code !== 0) throw new Error(`import: ${stderr.trim()}`);
    },
  };
}
