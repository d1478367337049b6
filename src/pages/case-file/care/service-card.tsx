import type {JSX} from 'preact';
import type {Service, Way} from '../../../core/care/service.ts';
import {CopyText} from '../../shared/copy-text.tsx';
import {say} from '../../shared/words.ts';
import {checkedText, hoursTexts, spokenText, wayText} from './care-words.ts';

/** Longer than any number or address: nothing is broken into groups. */
const WHOLE = 1000;

/** One service: whom it is for, how to reach it, when, and how we know. */
export function ServiceCard({service}: {service: Service}): JSX.Element {
  const {name, for: whom, ways, note, kind, languages, checked} = service;
  return (
    <li class="service">
      <h3 class="service__name">
        <bdi>{name}</bdi>
        {whom.map((one) =>
          one === 'everyone' ? null : (
            <span key={one} class="tag">
              {say(`care_for_${one}`)}
            </span>
          ),
        )}
      </h3>
      <ul class="service__ways">
        {ways.map((way) => (
          <li key={`${way.kind} ${placeOfWay(way)}`} class={`service__way service__way--${way.kind}`}>
            <span class="small quiet">{wayText(way)}</span>
            <CopyText
              text={placeOfWay(way)}
              label={say('care_copyOf', `${name}, ${wayText(way)} ${placeOfWay(way)}`)}
              group={WHOLE}
            />
            {way.kind === 'web' ? <OpenPage address={way.address} name={name} /> : null}
          </li>
        ))}
      </ul>
      {note ? <p class="small">{say(`care_note_${note}`)}</p> : null}
      <p class="service__facts small quiet">
        {timesOf(service).map((one) => (
          <span key={one}>{one}</span>
        ))}
        {kind === 'emergency' ? null : <span>{spokenText(languages)}</span>}
        <span>{checkedText(checked)}</span>
      </p>
    </li>
  );
}

/** A page has no opening times. */
function timesOf({hours, ways}: Service): string[] {
  return hours === undefined && ways.every(({kind}) => kind === 'web') ? [] : hoursTexts(hours);
}

function placeOfWay(way: Way): string {
  return way.kind === 'web' ? way.address : way.number;
}

/** The link stands behind a warning of what the visit leaves behind. */
function OpenPage({address, name}: {address: string; name: string}): JSX.Element {
  return (
    <details class="service__open">
      <summary class="small">
        {say('care_open')} <span class="only-read">{name}</span>
      </summary>
      <div class="stack">
        <p class="small">{say('care_openNote')}</p>
        <div>
          <a class="button button--small" href={address} target="_blank" rel="noreferrer noopener">
            {say('care_openIt')} <span class="only-read">{name}</span>
          </a>
        </div>
      </div>
    </details>
  );
}
