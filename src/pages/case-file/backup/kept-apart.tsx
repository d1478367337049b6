import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import type {Exhibit} from '../../../core/capture/exhibit.ts';
import {type Apart, listApart} from '../../../store/backup/apart.ts';
import type {DiaryRow} from '../../../store/diary-rows.ts';
import {listExhibits} from '../../../store/exhibits.ts';
import type {Store} from '../../../store/open-store.ts';
import {rowsOf} from '../../../store/revisions.ts';
import type {StoredExhibit} from '../../../store/schema.ts';
import {dateAndTime, deviceOffset} from '../../shared/dates.ts';
import {PageText} from '../../shared/page-text.tsx';
import {useVeil} from '../../shared/veil.tsx';
import {VeiledText} from '../../shared/veiled-text.tsx';
import {say} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';

type Part = {apart: Apart; exhibits: StoredExhibit[]; incidents: DiaryRow[]; subjects: DiaryRow[]};

/** What came with a copy and belongs to a log that went another way: facts first, and the way to look at each. */
export function KeptApart({store, version}: {store: Store; version: number}): JSX.Element | null {
  const [parts, setParts] = useState<Part[]>([]);
  useEffect(() => {
    readParts(store).then(setParts, (error: unknown) => console.warn('kept apart:', error));
  }, [store, version]);
  if (parts.length === 0) return null;
  return (
    <section class="stack">
      <h2>{say('backup_apartHeading')}</h2>
      <p>{say('backup_apartWhat')}</p>
      {parts.map((part) => (
        <OnePart key={part.apart.id} part={part} />
      ))}
    </section>
  );
}

async function readParts(store: Store): Promise<Part[]> {
  const all = await listApart(store);
  const parts = await Promise.all(
    all.map(async (apart) => ({
      apart,
      exhibits: await listExhibits(store, apart.id),
      incidents: await rowsOf(store, apart.id, 'incident'),
      subjects: await rowsOf(store, apart.id, 'subject'),
    })),
  );
  return parts.filter(({exhibits, incidents, subjects}) => exhibits.length + incidents.length + subjects.length > 0);
}

function OnePart({part: {apart, exhibits, incidents, subjects}}: {part: Part}): JSX.Element {
  const veil = useVeil();
  const differs = apart.why === 'differs';
  return (
    <div class="stack backup-apart">
      <h3>
        {say('backup_apartFrom', dateAndTime(apart.madeAt, deviceOffset(apart.madeAt)))}{' '}
        <PageText text={apart.madeOn} />
      </h3>
      {differs ? <p>{say('backup_apartDiffers')}</p> : null}
      <ul class="backup-list">
        {exhibits.map(({id, ordinal, json}) => (
          <li key={id} class="numbers">
            {/* Under its own number the detail would show the files of what is here. */}
            {differs ? (
              thingText(ordinal, json)
            ) : (
              <a href={routeAddress({panel: 'everything', query: '', open: id})}>{thingText(ordinal, json)}</a>
            )}
          </li>
        ))}
        {[...incidents, ...subjects].map((row) => {
          const label = say(row.kind === 'incident' ? 'backup_apartEntry' : 'backup_apartPerson', row.ordinal);
          return (
            <li key={row.id}>
              <span class="numbers">{label}</span>{' '}
              <VeiledText
                veil={veil}
                name={row.id}
                label={label}
                text={row.kind === 'incident' ? row.firstWords : row.name}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function thingText(ordinal: number, json: string): string {
  // Its shape was looked at as it came in.
  const {sealedAt} = JSON.parse(json) as Exhibit;
  return say('backup_apartThing', ordinal, dateAndTime(sealedAt.at, sealedAt.offsetMinutes));
}
