import type {JSX} from 'preact';
import {useMemo} from 'preact/hooks';
import type {Exhibit, Part, Rect} from '../../../core/capture/exhibit.ts';
import type {Json} from '../../../core/hash/canonical-json.ts';
import {maskWords, shownLeaves} from '../../../core/redaction/redact-words.ts';
import {headerWords} from '../../../core/redaction/redaction.ts';
import {isChoosable} from '../../../core/redaction/word-leaves.ts';
import type {Store} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {usePartPicture} from '../../shared/use-picture.ts';
import {type VeilState, veilName} from '../../shared/veil.tsx';
import {say} from '../../shared/words.ts';
import {howKept} from '../part-words.ts';
import {TableRow} from '../table-row.tsx';
import {placed} from './picture-mask.tsx';
import {covered, gridOf, type Hiding, otherParts, wayOf} from './redact-state.ts';
import {byPath, labelOfPath} from './word-fields.ts';

type Parts = {pictures: Part[]; words: Part[]};
type Props = {
  store: Store;
  exhibit: Exhibit;
  parts: Parts;
  records: Readonly<Record<string, Json>>;
  hiding: Hiding;
  veil: VeilState;
};

/** The copy as the other side will see it, and what of the thing stays out. */
export function WhatTheySee({store, exhibit, parts, records, hiding, veil}: Props): JSX.Element {
  const seen = parts.pictures.filter(({path}) => wayOf(hiding, path) !== 'out');
  const out = parts.pictures.filter(({path}) => wayOf(hiding, path) === 'out');
  const others = otherParts(exhibit, parts);
  const along = others.filter(({path}) => hiding.whole.has(path));
  const stays = [...out, ...others.filter(({path}) => !hiding.whole.has(path))];
  const header = headerWords(exhibit);
  const name = veilName(exhibit.id, 'what-they-see');
  const shown = veil.shown === name || veil.picturesOpen;
  return (
    <section class="stack">
      <div class="heading-with-button">
        <h2>{say('redact_seeHeading')}</h2>
        <Button small icon="eye" pressed={shown} onPress={() => veil.toggle(name, 'pictures')}>
          {say(shown ? 'redact_seeVeil' : 'redact_seeShow')}
        </Button>
      </div>
      <div class="seen stack">
        {seen.map((part) => {
          const rects = wayOf(hiding, part.path) === 'covered' ? (hiding.boxes[part.path] ?? []) : [];
          return <SeenPicture key={part.path} {...{store, exhibit, part, rects, shown}} />;
        })}
        {parts.words.map((part) => (
          <SeenWords
            key={part.path}
            {...{exhibit, part, shown, record: records[part.path] ?? null, hidden: hiding.hidden[part.path] ?? NONE}}
          />
        ))}
        {along.length > 0 ? (
          <p class="small">{say('redact_alongWhole', along.map(({path}) => path).join(', '))}</p>
        ) : null}
      </div>
      {header.length > 0 ? (
        <div class="stack">
          <p>{say('redact_headerStays')}</p>
          <ul class="bullets">
            {header.map((words) => (
              <li key={words}>
                <PageText text={words} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div class="stack">
        <h3>{say('redact_staysOut')}</h3>
        {stays.length === 0 ? <p>{say('redact_nothingStaysOut')}</p> : null}
        <ul class="bullets small">
          {stays.map((part) => (
            <li key={part.path}>{howKept(part)}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}

const NONE: ReadonlySet<number> = new Set();

type PictureProps = {store: Store; exhibit: Exhibit; part: Part; rects: readonly Rect[]; shown: boolean};

function SeenPicture({store, exhibit, part, rects, shown}: PictureProps): JSX.Element {
  const src = usePartPicture(store, exhibit.id, part.path, part.mediaType);
  const grid = gridOf(part);
  return (
    <figure class="seen__picture">
      <div class="mask__frame">
        <div
          class={shown ? 'mask__sheet' : 'mask__sheet mask__sheet--veiled'}
          style={{aspectRatio: `${grid.width} / ${grid.height}`}}
        >
          {src ? <img src={src} alt={shown ? howKept(part) : ''} draggable={false} /> : null}
          {rects.map((rect, index) => (
            <div key={index} class="mask__black" style={placed(covered(rect, grid), grid)} />
          ))}
        </div>
      </div>
      <figcaption class="small">{howKept(part)}</figcaption>
    </figure>
  );
}

type WordsProps = {exhibit: Exhibit; part: Part; record: Json; hidden: ReadonlySet<number>; shown: boolean};
type SeenText = {path: string; pieces: (string | undefined)[]};

/** Read out of the copy itself, as it will be made: nothing that is hidden is in it. */
function SeenWords({exhibit, part, record, hidden, shown}: WordsProps): JSX.Element {
  const texts = useMemo(() => {
    const {words} = maskWords(part, exhibit.id, record, hidden, undefined);
    const found = new Map<string, SeenText>();
    for (const leaf of shownLeaves(words.record)) {
      if (!leaf.masked && !isChoosable({...leaf, value: leaf.value})) continue;
      if (leaf.path === '/salt') continue;
      const text = found.get(leaf.path) ?? {path: leaf.path, pieces: []};
      text.pieces.push(leaf.masked ? undefined : String(leaf.value));
      found.set(leaf.path, text);
    }
    return [...found.values()].sort(byPath);
  }, [exhibit, part, record, hidden]);
  if (!shown) return <p class="small quiet">{say('redact_seeVeiled')}</p>;
  return (
    <dl class="table seen__words">
      {texts.map(({path, pieces}) => (
        <TableRow key={path} label={labelOfPath(path)}>
          <Pieces pieces={pieces} />
        </TableRow>
      ))}
    </dl>
  );
}

/** Runs of what is shown, and of what is hidden, in their order. */
function Pieces({pieces}: {pieces: readonly (string | undefined)[]}): JSX.Element {
  const runs: {text: string | undefined}[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last && piece === undefined && last.text === undefined) continue;
    if (last?.text !== undefined && piece !== undefined) last.text += piece;
    else runs.push({text: piece});
  }
  return (
    <span dir="auto">
      {runs.map(({text}, index) =>
        text === undefined ? (
          <span key={index} class="blot">
            {say('redact_blot')}
          </span>
        ) : (
          <PageText key={index} text={text} />
        ),
      )}
    </span>
  );
}
