import {type ComponentChild, render} from 'preact';
import {watchForLeaving} from './leave.ts';
import {directionOf, pageLanguage} from './words.ts';

/** Draws the page into `#app`, in the language and direction of its words. */
export function startPage(content: ComponentChild): void {
  const language = pageLanguage();
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  const place = document.getElementById('app');
  if (!place) throw new Error('the page has no #app');
  place.replaceChildren();
  watchForLeaving();
  render(content, place);
}
