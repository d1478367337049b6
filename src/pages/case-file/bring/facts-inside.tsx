import type {JSX} from 'preact';
import type {FileFact} from '../../../core/import/reading.ts';
import {type Consent, IDENTITY_FACTS, PLACE_FACTS} from '../../../core/import/reading-record.ts';
import {factName} from '../../../core/report/import-words.ts';
import {instantOf} from '../../../core/time.ts';
import {dateAndTime, deviceOffset} from '../../shared/dates.ts';
import {PageText} from '../../shared/page-text.tsx';
import {useVeil} from '../../shared/veil.tsx';
import {VeiledText} from '../../shared/veiled-text.tsx';
import {say} from '../../shared/words.ts';
import {TableRow} from '../table-row.tsx';

type Props = {
  facts: readonly FileFact[];
  /** Milliseconds; null where the browser made the file and its time up. */
  modified: number | null;
  consent: Consent;
  onConsent(consent: Consent): void;
};

/** What a camera or a program wrote into the file, shown before anything of it is written into a record. */
export function FactsInside({facts, modified, consent, onConsent}: Props): JSX.Element {
  const at = modified === null ? undefined : instantOf(modified);
  const has = (names: readonly FileFact['name'][]) => facts.some(({name}) => names.includes(name));
  const asks = has(PLACE_FACTS) || has(IDENTITY_FACTS);
  return (
    <section class="stack bring-facts">
      <FactsTable
        facts={facts}
        more={at ? [{label: say('bring_modified'), value: dateAndTime(at, deviceOffset(at))}] : []}
      />
      {asks ? (
        <fieldset class="choices">
          <legend>{say('bring_inRecord')}</legend>
          {has(PLACE_FACTS) ? (
            <label>
              <input
                type="checkbox"
                checked={consent.place}
                onChange={(event) => onConsent({...consent, place: event.currentTarget.checked})}
              />
              <span>{say('bring_consentPlace')}</span>
            </label>
          ) : null}
          {has(IDENTITY_FACTS) ? (
            <label>
              <input
                type="checkbox"
                checked={consent.identity}
                onChange={(event) => onConsent({...consent, identity: event.currentTarget.checked})}
              />
              <span>{say('bring_consentIdentity')}</span>
            </label>
          ) : null}
          <p class="small quiet">{say('bring_consentHint')}</p>
        </fieldset>
      ) : null}
    </section>
  );
}

type TableProps = {facts: readonly FileFact[]; more?: readonly {label: string; value: string}[]};

/** Words that somebody wrote into a file. */
const WORDS: readonly FileFact['name'][] = ['description', 'comment', 'textChunk'];

/** The facts as a table, each as the file has it; words in it under a veil. */
export function FactsTable({facts, more = []}: TableProps): JSX.Element | null {
  const veil = useVeil();
  if (facts.length + more.length === 0) return null;
  return (
    <>
      {facts.length > 0 ? (
        <>
          <h3>{say('bring_fileSays')}</h3>
          <p class="small quiet">{say('bring_fileSaysHint')}</p>
        </>
      ) : null}
      <dl class="table small">
        {facts.map(({name, value}, index) => (
          <TableRow key={index} label={factName(name, say)}>
            {WORDS.includes(name) ? (
              <VeiledText veil={veil} name={`${name} ${index}`} label={factName(name, say)} text={value} />
            ) : (
              <PageText text={value} />
            )}
          </TableRow>
        ))}
        {more.map(({label, value}) => (
          <TableRow key={label} label={label}>
            <span class="numbers">{value}</span>
          </TableRow>
        ))}
      </dl>
    </>
  );
}
