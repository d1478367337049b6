import type {JSX} from 'preact';
import {changeDiscretion} from '../../../browser/discretion.ts';
import type {Discretion} from '../../../core/discretion.ts';
import {sendToBackground} from '../../../messages/send.ts';
import {useDiscretion} from '../../shared/use-discretion.ts';
import {say} from '../../shared/words.ts';
import {DisguiseChoice} from './disguise-choice.tsx';
import {FileWordField} from './file-word-field.tsx';
import {LeaveChoice} from './leave-choice.tsx';
import {MenuChoice} from './menu-choice.tsx';
import {PrivateWindows} from './private-windows.tsx';
import {TracesList} from './traces-list.tsx';

/** What each part of the settings is given. */
export type ChoiceProps = {discretion: Discretion; change(to: Partial<Discretion>): Promise<void>};

/** How little shows of what this is: name and picture, menu, names of files, the way out, and what stays all the same. */
export function DiscretionSection(): JSX.Element | null {
  const discretion = useDiscretion();
  if (!discretion) return null;
  const change = async (to: Partial<Discretion>) => {
    await changeDiscretion(to);
    // The toolbar and the menu are the background's.
    await sendToBackground('discretionChanged', {});
  };
  return (
    <section class="stack" aria-labelledby="discretion">
      <h2 id="discretion">{say('discretion_heading')}</h2>
      <p>{say('discretion_intro')}</p>
      <DisguiseChoice discretion={discretion} change={change} />
      <MenuChoice discretion={discretion} change={change} />
      <FileWordField discretion={discretion} change={change} />
      <LeaveChoice discretion={discretion} change={change} />
      <PrivateWindows />
      <TracesList />
    </section>
  );
}
