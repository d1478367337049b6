import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import type {CaseRecord} from '../../../core/custody/case.ts';
import type {Entry} from '../../../core/custody/entry.ts';
import type {CaseChange} from '../../../core/diary/revise-case.ts';
import type {Sealed} from '../../../core/diary/sealed-record.ts';
import {canonicalJson} from '../../../core/hash/canonical-json.ts';
import {listEntries} from '../../../store/log.ts';
import type {Store} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {CopyText} from '../../shared/copy-text.tsx';
import {dateAndTime} from '../../shared/dates.ts';
import {PageText} from '../../shared/page-text.tsx';
import {useVeil, type VeilState} from '../../shared/veil.tsx';
import {VeiledText} from '../../shared/veiled-text.tsx';
import {whenRead} from '../../shared/when-read.ts';
import {say} from '../../shared/words.ts';
import {type AnyPart, type LookedAt, PARTS} from './every-part.ts';
import type {Person} from './part-forms.tsx';
import {saysNothing} from './parts.ts';

type Props = {
  store: Store;
  revisions: readonly Sealed<CaseRecord>[];
  people: readonly Person[];
  onPutBack(change: (record: CaseRecord) => CaseChange): void;
};

/** How the record came to be: every revision with its time, what came in and what went out. Read when it is opened. */
export function History({store, revisions, people, onPutBack}: Props): JSX.Element | null {
  const [open, setOpen] = useState(false);
  const veil = useVeil();
  const [times, setTimes] = useState<ReadonlyMap<string, string>>(new Map());
  const caseId = revisions[0]?.record.id;
  useEffect(() => {
    if (open && caseId) whenRead(listEntries(store, caseId), (entries) => setTimes(timesOf(entries)));
  }, [store, open, caseId, revisions.length]);
  if (revisions.length < 2) return null;
  return (
    <details class="how" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2 class="history__heading">{say('steps_history')}</h2>
      </summary>
      <p class="quiet">{say('steps_historyWhat')}</p>
      {open ? (
        <ol class="stack history">
          {revisions
            .map((one, index) => (
              <li key={one.digest} class="stack">
                <h3>{say('steps_revision', index + 1, times.get(one.digest) ?? '…')}</h3>
                <Changes
                  before={revisions[index - 1]?.record}
                  after={one.record}
                  now={revisions.at(-1)?.record ?? one.record}
                  veil={veil}
                  name={one.digest}
                  people={people}
                  onPutBack={onPutBack}
                />
                <CopyText text={one.digest} label={say('steps_digest')} />
              </li>
            ))
            .reverse()}
        </ol>
      ) : null}
    </details>
  );
}

function timesOf(entries: readonly {line: string}[]): Map<string, string> {
  const about = entries.filter(({line}) => /"type":"case\.(opened|revised)"/.test(line));
  return new Map(
    about.map(({line}) => {
      // Our own lines, written in this database.
      const {digest, at, offsetMinutes} = JSON.parse(line) as Entry;
      return [digest ?? '', dateAndTime(at, offsetMinutes)];
    }),
  );
}

type ChangesProps = {
  before: CaseRecord | undefined;
  after: CaseRecord;
  now: CaseRecord;
  veil: VeilState;
  name: string;
  people: readonly Person[];
  onPutBack: Props['onPutBack'];
};

function Changes({before, after, now, veil, name, people, onPutBack}: ChangesProps): JSX.Element {
  const changes = PARTS.flatMap((part) => changesOf(part, before, after, now, people));
  if (changes.length === 0) return <p class="small quiet">{say('steps_revisionElse')}</p>;
  return (
    <ul class="stack">
      {changes.map(({sign, heading, looked: {words, putBack}, isGone}, index) => (
        <li key={index} class="history__change small">
          <p>
            <b>{say(sign === 'in' ? 'steps_cameIn' : 'steps_wentOut', heading)}</b>
          </p>
          {words.facts.map((fact, at) => (
            <PageText key={at} text={fact} as="block" />
          ))}
          {words.words.map(({label, text}, at) => (
            <div key={at}>
              <span class="quiet">{label}</span>{' '}
              <VeiledText veil={veil} name={`${name} ${index} ${at}`} label={label} text={text} />
            </div>
          ))}
          {isGone ? (
            <div>
              <Button small icon="again" onPress={() => onPutBack(putBack)}>
                {say('steps_putBack')} <span class="only-read">{words.facts.join(' · ')}</span>
              </Button>
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** `isGone`: it went out here and does not stand there now. */
type Change = {sign: 'in' | 'out'; heading: string; looked: LookedAt; isGone: boolean};

function changesOf(
  part: AnyPart,
  before: CaseRecord | undefined,
  after: CaseRecord,
  now: CaseRecord,
  people: readonly Person[],
): Change[] {
  const [old, next, newest] = [before, after, now].map((record) => (record ? part.texts(record, people) : []));
  const heading = say(`steps_${part.name}Heading`);
  const there = textsOf(newest);
  const only = (some: readonly LookedAt[] = [], others: ReadonlySet<string>, sign: Change['sign']): Change[] =>
    some
      .filter(({entry}) => !saysNothing(entry) && !others.has(canonicalJson(entry)))
      .map((looked) => ({sign, heading, looked, isGone: sign === 'out' && !there.has(canonicalJson(looked.entry))}));
  return [...only(old, textsOf(next), 'out'), ...only(next, textsOf(old), 'in')];
}

function textsOf(some: readonly LookedAt[] = []): ReadonlySet<string> {
  return new Set(some.map(({entry}) => canonicalJson(entry)));
}
