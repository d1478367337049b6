import type {JSX} from 'preact';
import {useId, useRef, useState} from 'preact/hooks';
import {Button} from '../../shared/button.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {say, sayNumber} from '../../shared/words.ts';
import type {Word, WordField} from './word-fields.ts';

type Props = {field: WordField; hidden: ReadonlySet<number>; onHide(indexes: readonly number[], hide: boolean): void};

/** So many words of a text at once: a text of 100,000 characters is looked at in stretches. */
const AT_ONCE = 300;

/**
 * One text whose words can be hidden: clicked, a range drawn over with the mouse, or by keys (arrows go from word to word,
 * with Shift they take the words between along, Space hides or shows).
 */
export function WordTokens({field, hidden, onHide}: Props): JSX.Element {
  const [from, setFrom] = useState(0);
  const words = field.words.slice(from, from + AT_ONCE);
  const indexes = field.words.flatMap((word) => word.indexes);
  const isAllHidden = indexes.every((index) => hidden.has(index));
  return (
    <div class="tokens stack">
      <div class="heading-with-button">
        <span class="tokens__label">{field.label}</span>
        <Button small kind="plain" pressed={isAllHidden} onPress={() => onHide(indexes, !isAllHidden)}>
          {say('redact_hideAll')} <span class="only-read">{field.label}</span>
        </Button>
      </div>
      <Listbox key={from} {...{field, words, hidden, onHide}} />
      {field.words.length > AT_ONCE ? (
        <div class="row-of-buttons">
          <Button small resting={from === 0} onPress={() => setFrom(Math.max(0, from - AT_ONCE))}>
            {say('redact_wordsBefore')}
          </Button>
          <Button small resting={from + AT_ONCE >= field.words.length} onPress={() => setFrom(from + AT_ONCE)}>
            {say('redact_wordsAfter')}
          </Button>
          <span class="small quiet numbers" role="status">
            {say('redact_wordsPlace', ...[from + 1, from + words.length, field.words.length].map(sayNumber))}
          </span>
        </div>
      ) : null}
    </div>
  );
}

type ListProps = Props & {words: readonly Word[]};
type Range = {first: number; last: number; hide: boolean};

function Listbox({field, words, hidden, onHide}: ListProps): JSX.Element {
  const id = useId();
  const [active, setActive] = useState(0);
  const [anchor, setAnchor] = useState(0);
  const [drag, setDrag] = useState<Range>();
  const dragged = useRef<Range>(undefined);
  const box = useRef<HTMLDivElement>(null);
  const isHidden = (at: number) => words[at]?.indexes.every((index) => hidden.has(index)) ?? false;
  const take = ({first, last, hide}: Range) => {
    const [a, b] = [Math.min(first, last), Math.max(first, last)];
    onHide(
      words.slice(a, b + 1).flatMap(({indexes}) => indexes),
      hide,
    );
  };
  const takeNow = useRef(take);
  takeNow.current = take;
  // Listened for at once: a quick click is over before anything is drawn again.
  const begin = (at: number) => {
    const range: Range = {first: at, last: at, hide: !isHidden(at)};
    dragged.current = range;
    setDrag(range);
    window.addEventListener('pointerup', end, {once: true});
  };
  const end = () => {
    if (dragged.current) takeNow.current(dragged.current);
    dragged.current = undefined;
    setDrag(undefined);
  };
  const placeOf = (event: Event) => {
    const at = (event.target as HTMLElement).closest<HTMLElement>('[data-at]')?.dataset.at;
    return at === undefined ? undefined : Number(at);
  };
  const onKey = (event: KeyboardEvent) => {
    const rtl = box.current !== null && getComputedStyle(box.current).direction === 'rtl';
    const to = placeAfter(event.key, active, words.length, rtl);
    if (event.key === ' ' || event.key === 'Enter') take({first: active, last: active, hide: !isHidden(active)});
    else if (to === undefined) return;
    else {
      setActive(to);
      if (event.shiftKey) take({first: anchor, last: to, hide: true});
      else setAnchor(to);
      document.getElementById(`${id}-${to}`)?.scrollIntoView({block: 'nearest'});
    }
    event.preventDefault();
  };
  const inDrag = (at: number) =>
    drag !== undefined && at >= Math.min(drag.first, drag.last) && at <= Math.max(drag.first, drag.last);
  return (
    <div
      ref={box}
      class="tokens__text"
      dir="auto"
      role="listbox"
      aria-multiselectable="true"
      aria-label={say('redact_wordsOf', field.label)}
      aria-activedescendant={`${id}-${active}`}
      tabIndex={0}
      onKeyDown={onKey}
      onPointerDown={(event) => {
        const at = placeOf(event);
        if (at === undefined || event.button !== 0) return;
        setActive(at);
        setAnchor(at);
        begin(at);
      }}
      onPointerOver={(event) => {
        const at = placeOf(event);
        if (!dragged.current || at === undefined) return;
        dragged.current = {...dragged.current, last: at};
        setDrag(dragged.current);
      }}
    >
      {words.map(({indexes, value}, at) => (
        <span
          key={indexes[0]}
          id={`${id}-${at}`}
          role="option"
          tabIndex={-1}
          data-at={at}
          aria-selected={inDrag(at) ? (drag?.hide ?? false) : isHidden(at)}
          class={at === active ? 'token token--active' : 'token'}
        >
          <PageText text={value} />
        </span>
      ))}
    </div>
  );
}

/** The word that a key leads to; undefined for keys that lead nowhere. */
function placeAfter(key: string, at: number, of: number, rtl: boolean): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: rtl ? at - 1 : at + 1,
    ArrowLeft: rtl ? at + 1 : at - 1,
    ArrowDown: at + 10,
    ArrowUp: at - 10,
    Home: 0,
    End: of - 1,
  };
  const to = steps[key];
  return to === undefined ? undefined : Math.min(Math.max(0, to), of - 1);
}
