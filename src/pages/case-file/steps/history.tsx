import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import type {CaseRecord} from '../../../core/custody/case.ts';
import type {Entry} from '../../../core/custody/entry.ts';
import type {Sealed} from '../../../core/diary/sealed-record.ts';
import {canonicalJson} from '../../../core/hash/canonical-json.ts';
import {listEntries} from '../../../store/log.ts';
import type {Store} from '../../../store/open-store.ts';
import {CopyText} from '../../shared/copy-text.tsx';
import {dateAndTime} from '../../shared/dates.ts';
import {PageText} from '../../shared/page-text.tsx';
import {say} from '../../shared/words.ts';
import type {EntryWords} from './entry-words.ts';
import {type AnyPart, PARTS} from './every-part.ts';
import type {Person} from './part-forms.tsx';
import {saysNothing} from './parts.ts';

type Props = {store: Store; revisions: readonly Sealed<CaseRecord>[]; people: readonly Person[]};

/** How the record came to be: every revision with its time, what came in and what went out. Read when it is opened. */
export function History({store, revisions, people}: Props): JSX.Element | null {
  const [open, setOpen] = useState(false);
  const [times, setTimes] = useState<ReadonlyMap<string, string>>(new Map());
  const caseId = revisions[0]?.record.id;
  useEffect(() => {
    if (open && caseId) void listEntries(store, caseId).then((entries) => setTimes(timesOf(entries)));
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
                <Changes before={revisions[index - 1]?.record} after={one.record} people={people} />
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

function Changes({
  before,
  after,
  people,
}: {
  before: CaseRecord | undefined;
  after: CaseRecord;
  people: readonly Person[];
}) {
  const changes = PARTS.flatMap((part) => changesOf(part, before, after, people));
  if (changes.length === 0) return <p class="small quiet">{say('steps_revisionElse')}</p>;
  return (
    <ul class="stack">
      {changes.map(({sign, heading, words}, index) => (
        <li key={index} class="history__change small">
          <p>
            <b>{say(sign === 'in' ? 'steps_cameIn' : 'steps_wentOut', heading)}</b>
          </p>
          {words.facts.map((fact, at) => (
            <PageText key={at} text={fact} as="block" />
          ))}
          {words.words.map(({label, text}, at) => (
            <div key={at}>
              <span class="quiet">{label}</span> <PageText text={text} as="block" />
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}

type Change = {sign: 'in' | 'out'; heading: string; words: EntryWords};

function changesOf(
  part: AnyPart,
  before: CaseRecord | undefined,
  after: CaseRecord,
  people: readonly Person[],
): Change[] {
  const old = before ? part.texts(before, people) : [];
  const now = part.texts(after, people);
  const heading = say(`steps_${part.name}Heading`);
  const only = (some: typeof now, others: typeof now, sign: Change['sign']): Change[] => {
    const known = new Set(others.map(({entry}) => canonicalJson(entry)));
    return some
      .filter(({entry}) => !saysNothing(entry) && !known.has(canonicalJson(entry)))
      .map(({words}) => ({sign, heading, words}));
  };
  return [...only(old, now, 'out'), ...only(now, old, 'in')];
}
