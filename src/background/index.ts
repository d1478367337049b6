// Entry: every listener stands in the first turn, because a worker that was woken by an event gets only that one.
import {commands, contextMenus, permissions, runtime} from '../browser/api.ts';
import {clearLeftFiles} from '../browser/left-files.ts';
import {serveBackground} from '../messages/serve.ts';
import {tidyAfterMove} from '../vault/move.ts';
import {finishWipe} from '../vault/wipe.ts';
import {onSaveAll, onSaveAround, onStillCollecting, takeUpCollecting} from './collect.ts';
import {keepDisguise, onDiscretionChanged, showDisguise} from './disguise.ts';
import {
  onCommand,
  onMenu,
  onPicked,
  onSaveAgain,
  onSavePage,
  onSaveScreen,
  onStartPicking,
  onSteer,
} from './handlers.ts';
import {onLeave} from './leave.ts';
import {ensureMenus, makeMenus} from './menus.ts';
import {followOpenedSites} from './sites.ts';
import {endUnfinished} from './unfinished.ts';
import {onUnlocked, watchVault} from './vault-watch.ts';

runtime.onInstalled.addListener(() => void makeMenus());
runtime.onStartup.addListener(() => void makeMenus());
runtime.onInstalled.addListener(() => void showDisguise());
runtime.onStartup.addListener(() => void showDisguise());
runtime.onInstalled.addListener(() => void followOpenedSites());
permissions.onAdded.addListener(() => void followOpenedSites());
permissions.onRemoved.addListener(() => void followOpenedSites());
contextMenus?.onClicked.addListener((info, tab) => void onMenu(info, tab));
commands.onCommand.addListener((name, tab) => void onCommand(name, tab));
watchVault();

void ensureMenus();
void keepDisguise();
// What a page that was closed or killed has left lies in the open.
void clearLeftFiles();
void finishWipe()
  .then(() => tidyAfterMove())
  .then(() => takeUpCollecting())
  .then(() => endUnfinished());

serveBackground({
  saveScreen: onSaveScreen,
  savePage: onSavePage,
  saveAround: onSaveAround,
  saveAll: onSaveAll,
  saveAgain: onSaveAgain,
  steer: onSteer,
  unlocked: onUnlocked,
  startPicking: onStartPicking,
  stillCollecting: onStillCollecting,
  picked: onPicked,
  leave: onLeave,
  discretionChanged: onDiscretionChanged,
});
