import {readDiscretion, watchDiscretion} from '../../browser/discretion.ts';
import {shownIcon, shownName} from '../../browser/disguise.ts';
import type {Disguise} from '../../core/discretion.ts';

/** Gives the tab the name and picture that the person chose, now and whenever they choose others. The name is the same in every state of the page, since browsers keep it in their history. */
export async function dressPage(): Promise<void> {
  watchDiscretion(({disguise}) => dress(disguise));
  dress((await readDiscretion()).disguise);
}

function dress(disguise: Disguise): void {
  document.title = shownName(disguise);
  const link = document.querySelector<HTMLLinkElement>('link[rel=icon]') ?? document.createElement('link');
  link.rel = 'icon';
  link.href = shownIcon(disguise, 32);
  document.head.append(link);
}
