import type {ComponentChildren, JSX} from 'preact';
import type {Happening} from '../../../core/picture/happening.ts';
import {cutText} from '../../../core/text.ts';
import {Icon} from '../../shared/icon.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {type VeilState, WordsUnderVeil} from '../../shared/veil.tsx';
import {say} from '../../shared/words.ts';
import {happeningAddress, markText, numberText, whenText, whoText} from './happening-words.ts';
import {KindSign, MarkSign} from './symbols.tsx';
import type {PictureData} from './use-picture-data.ts';

const FIRST_WORDS = 280;

type Props = {one: Happening; data: PictureData; veil: VeilState; children?: ComponentChildren};

/** One thing that happened: its sign, number, when, who, its words under a veil, and a way to all that is known of it. */
export function HappeningLine({one, data, veil, children}: Props): JSX.Element {
  const shown = veil.showsWords(one.id);
  const toggle = () => veil.toggle(one.id);
  const who = whoText(one, data.names);
  return (
    <div class="happening">
      <KindSign kind={one.kind} hollow={one.time === null || one.time.known === 'seen'} />
      <div class="line__words">
        <a
          class="line__link numbers"
          href={happeningAddress(one)}
          onKeyDown={(event) => {
            if (event.key !== ' ') return;
            event.preventDefault();
            toggle();
          }}
        >
          {numberText(one)} · {whenText(one, data)}
        </a>
        {who === '' ? null : (
          <div class="small">
            <PageText text={who} as="line" />
          </div>
        )}
        {one.label.words === '' ? null : (
          <div class="line__first small" aria-live="polite">
            {shown ? (
              <PageText text={cutText(one.label.words, FIRST_WORDS)} as="block" />
            ) : (
              <WordsUnderVeil length={Math.min(one.label.words.length, FIRST_WORDS)} lines={1} />
            )}
          </div>
        )}
        {one.marks.length > 0 ? (
          <div class="happening__marks">
            {one.marks.map((mark) => (
              <span key={mark} class="tag">
                <MarkSign mark={mark} />
                {markText(mark)}
              </span>
            ))}
          </div>
        ) : null}
      </div>
      <div class="happening__ways">
        {one.label.words === '' ? null : (
          <button
            type="button"
            class="button button--plain button--small"
            aria-pressed={shown}
            aria-label={say('picture_showWords', numberText(one))}
            onClick={toggle}
          >
            <Icon name="eye" />
          </button>
        )}
        {children}
      </div>
    </div>
  );
}
