import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {Occasion} from '../../../core/custody/case.ts';
import {type OccasionRow, occasionOf} from '../../../core/picture/conduct.ts';
import {cutText} from '../../../core/text.ts';
import {Button} from '../../shared/button.tsx';
import {Icon} from '../../shared/icon.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {useVeil, type VeilState, WordsUnderVeil} from '../../shared/veil.tsx';
import {say} from '../../shared/words.ts';
import {behaviourText, happeningAddress, numberText, whenText, whoText} from './happening-words.ts';
import {Toggle} from './occasion-picker.tsx';
import type {PictureData} from './use-picture-data.ts';

const FIRST_WORDS = 400;
const AT_ONCE = 40;

type Props = {
  rows: readonly OccasionRow[];
  data: PictureData;
  onTakeOut(one: Occasion): void;
};

/** The occasions that were chosen, in order of time: when, what, who, and what it did. Words lie under a veil, row by row. */
export function OccasionsTable({rows, data, onTakeOut}: Props): JSX.Element {
  const [most, setMost] = useState(AT_ONCE);
  const veil = useVeil();
  return (
    <div class="stack">
      <div class="wide-table">
        <table class="facts facts--occasions small">
          <caption>{say('picture_occasionsTable')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('picture_colWhen')}</th>
              <th scope="col">{say('picture_colWhat')}</th>
              <th scope="col">{say('picture_colWho')}</th>
              <th scope="col">{say('picture_colEffect')}</th>
              <th scope="col">
                <span class="only-read">{say('picture_colWays')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most).map((row) => (
              <Row
                key={row.happening.id}
                {...{row, data, veil}}
                onTakeOut={() => onTakeOut(occasionOf(row.happening))}
              />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > most ? (
        <div>
          <Button small onPress={() => setMost(most + AT_ONCE)}>
            {say('picture_showMore')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

type RowProps = {row: OccasionRow; data: PictureData; veil: VeilState; onTakeOut(): void};

function Row({row, data, veil, onTakeOut}: RowProps): JSX.Element {
  const {happening, incident} = row;
  const shown = veil.showsWords(happening.id);
  const effect = incident ? Object.values(incident.effect).filter((text) => text !== '') : [];
  return (
    <tr>
      <td class="numbers">{whenText(happening, data)}</td>
      <td>
        <a href={happeningAddress(happening)}>{numberText(happening)}</a>
        {happening.kinds.length > 0 ? <div class="quiet">{happening.kinds.map(behaviourText).join(', ')}</div> : null}
        <Words texts={[happening.label.words]} shown={shown} />
      </td>
      <td>
        <PageText text={whoText(happening, data.names)} />
        {incident ? <Words texts={[incident.who]} shown={shown} /> : null}
      </td>
      <td>
        <Words texts={effect} shown={shown} />
      </td>
      <td>
        <div class="happening__ways">
          <button
            type="button"
            class="button button--plain button--small"
            aria-pressed={shown}
            aria-label={say('picture_showWords', numberText(happening))}
            onClick={() => veil.toggle(happening.id)}
          >
            <Icon name="eye" />
          </button>
          <Toggle one={happening} isIn onPress={onTakeOut} />
        </div>
      </td>
    </tr>
  );
}

function Words({texts, shown}: {texts: readonly string[]; shown: boolean}): JSX.Element | null {
  const given = texts.filter((text) => text !== '');
  if (given.length === 0) return null;
  if (!shown) return <WordsUnderVeil length={given.join(' ').length} lines={2} />;
  return (
    <>
      {given.map((text) => (
        <PageText key={text} text={cutText(text, FIRST_WORDS)} as="block" />
      ))}
    </>
  );
}
