import {faultIn} from '../../../src/content/copy/check.ts';
import {type WrittenPage, writeDocument} from '../../../src/content/copy/write-document.ts';
import {assemble, type Sourced} from '../../../src/core/copy/assemble.ts';

/** A page of its own in a frame of the test's, as it stands after its markup was read and `change` was done to it. */
export async function aPage(html: string, change: (page: Document) => void = () => undefined): Promise<Document> {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width:800px;height:600px;border:0';
  document.body.append(frame);
  const page = frame.contentDocument;
  if (!page) throw new Error('no document in the frame');
  page.open();
  page.write(html);
  page.close();
  if (page.readyState !== 'complete')
    await new Promise((done) => page.defaultView?.addEventListener('load', done, {once: true}));
  change(page);
  return page;
}

/** What was written of a page, and the finished file. */
export type Copied = {made: WrittenPage; text: string; fault: string | undefined};

export function copied(page: Document, item?: Element): Copied {
  const made = writeDocument(page, item, '<!-- a note -->');
  const none: Sourced[] = made.gather.wanted.map(({element: _e, full: _f, ...one}) => ({
    ...one,
    bytes: undefined,
    kept: 'none',
  }));
  const {bytes} = assemble(made.pieces, none, 1e8);
  return {made, text: new TextDecoder().decode(bytes), fault: faultIn(made.pieces)};
}

/** Opens a finished file as a browser does, with its policy, and hands over its document. */
export async function reopened(text: string): Promise<Document> {
  return aPage(text);
}

/** All shadow roots and templates of a parsed text as one text, lower case. */
export function parsed(text: string): Document {
  return new DOMParser().parseFromString(text, 'text/html');
}
