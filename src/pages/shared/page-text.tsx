import type {JSX} from 'preact';
import {piecesOf} from './hidden-characters.ts';

type Props = {
  text: string;
  /** `inside`: within a sentence of ours. `line`: one line, cut with an ellipsis. `block`: whole, line breaks kept. */
  as?: 'inside' | 'line' | 'block';
  /** BCP 47 tag, where the page states one. */
  language?: string | undefined;
};

/** Words of a page: set apart from ours whatever their direction, with characters that hide shown as codes. */
export function PageText({text, as = 'inside', language}: Props): JSX.Element {
  const shape = as === 'inside' ? 'page-text' : `page-text page-text--${as}`;
  return (
    <bdi class={shape} dir="auto" {...(language ? {lang: language} : {})}>
      {piecesOf(text).map((piece, index) =>
        'code' in piece ? (
          <span class="code-mark" key={index}>
            {piece.code}
          </span>
        ) : (
          piece.text
        ),
      )}
    </bdi>
  );
}
