import type {JSX} from 'preact';
import {useMemo} from 'preact/hooks';
import {elsewhere} from '../../../core/redaction/elsewhere.ts';
import type {WordLeaf} from '../../../core/redaction/word-leaves.ts';
import {Button} from '../../shared/button.tsx';
import {Message} from '../../shared/message.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {say, sayCount} from '../../shared/words.ts';
import type {WordField} from './word-fields.ts';

type Props = {
  leaves: readonly WordLeaf[];
  fields: readonly WordField[];
  hidden: ReadonlySet<number>;
  onHide(indexes: readonly number[]): void;
};

const MOST_SHOWN = 8;

/** Where else in the same thing what is hidden stands: titles repeat a post, an address holds a name. */
export function SameElsewhere({leaves, fields, hidden, onHide}: Props): JSX.Element | null {
  const found = useMemo(() => elsewhere(leaves, hidden), [leaves, hidden]);
  const certain = found.filter((one) => one.certain).map(({index}) => index);
  const likely = found.filter((one) => !one.certain).map(({index}) => index);
  if (found.length === 0) return null;
  return (
    <>
      {certain.length > 0 ? (
        <Message kind="warn">
          <p>{sayCount('redact_elsewhere', certain.length)}</p>
          <Places {...{fields, indexes: certain}} />
          <Button small onPress={() => onHide(certain)}>
            {say('redact_hideElsewhere')}
          </Button>
        </Message>
      ) : null}
      {likely.length > 0 ? (
        <Message kind="plain">
          <p>{sayCount('redact_maybeElsewhere', likely.length)}</p>
          <Places {...{fields, indexes: likely}} />
          <Button small onPress={() => onHide(likely)}>
            {say('redact_hideThose')}
          </Button>
        </Message>
      ) : null}
    </>
  );
}

function Places({fields, indexes}: {fields: readonly WordField[]; indexes: readonly number[]}): JSX.Element {
  const wanted = new Set(indexes);
  const places = fields
    .map((field) => ({...field, words: field.words.filter(({indexes: own}) => own.some((one) => wanted.has(one)))}))
    .filter(({words}) => words.length > 0);
  return (
    <ul class="bullets small">
      {places.slice(0, MOST_SHOWN).map(({path, label, words}) => (
        <li key={path}>
          {label}:{' '}
          <PageText
            text={words
              .map(({value}) => value.trim())
              .slice(0, MOST_SHOWN)
              .join(' … ')}
          />
        </li>
      ))}
      {places.length > MOST_SHOWN ? <li>{sayCount('redact_morePlaces', places.length - MOST_SHOWN)}</li> : null}
    </ul>
  );
}
