import {type ComponentChild, render} from 'preact';
import {dressPage} from './dress-page.ts';
import {watchForLeaving} from './leave.ts';
import {directionOf, pageLanguage} from './words.ts';

/** Draws the page into `#app`, in the language and direction of its words, once `ready` is. */
export function startPage(content: ComponentChild, ready: Promise<unknown> = Promise.resolve()): void {
  const language = pageLanguage();
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  const place = document.getElementById('app');
  if (!place) throw new Error('the page has no #app');
  watchForLeaving();
  const draw = () => {
    place.replaceChildren();
    render(content, place);
  };
  void dressPage();
  // What was not read is missing; that is no reason to show nothing.
  void ready.then(draw, draw);
}
