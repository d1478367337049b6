import type {JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import {hotlinesFor, servicesFor} from '../../../core/care/service.ts';
import {SERVICES} from '../../../core/care/services.ts';
import type {Uuid} from '../../../core/ids.ts';
import type {Store} from '../../../store/open-store.ts';
import {say} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';
import {AgeBox, PlaceField} from './care-choices.tsx';
import {type Age, kindText} from './care-words.ts';
import {DeleteForGood} from './delete-for-good.tsx';
import {BackToHelp} from './help-view.tsx';
import {NoteAddress} from './note-address.tsx';
import {ServiceCard} from './service-card.tsx';
import type {Care} from './use-care.ts';

type Props = {store: Store; care: Care; about: Uuid | undefined};

/** The stop sign: what must not be saved, what to do instead, and how to be rid of what was saved. Nothing is ever detected. */
export function StopView({store, care, about}: Props): JSX.Element {
  const {age} = care;
  const [address, setAddress] = useState('');
  return (
    <div class="panel care">
      <BackToHelp />
      <div class="stack">
        <h1>{say('care_toStop')}</h1>
        <p>{say(`care_stop_intro_${age}`)}</p>
        <p>{say('care_stop_noLooking')}</p>
        <AgeBox care={care} />
      </div>
      <section class="stack">
        <h2>{say('care_stop_insteadHeading')}</h2>
        <ol class="care-steps stack stack--close">
          <li>{say(`care_stop_instead1_${age}`)}</li>
          <li>{say(`care_stop_instead2_${age}`)}</li>
          <li>{say(`care_stop_instead3_${age}`)}</li>
        </ol>
        <NoteAddress store={store} address={address} onAddress={setAddress} />
      </section>
      <AlreadySaved store={store} age={age} about={about} onAddress={setAddress} />
      <WhoToTell care={care} />
    </div>
  );
}

type SavedProps = {store: Store; age: Age; about: Uuid | undefined; onAddress(address: string): void};

function AlreadySaved({store, age, about, onAddress}: SavedProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Who comes from a kept thing wants this part first.
    if (about) heading.current?.focus();
  }, [about]);
  return (
    <section class="stack">
      <h2 ref={heading} tabIndex={-1}>
        {say('care_stop_savedHeading')}
      </h2>
      <p>{say(`care_stop_saved_${age}`)}</p>
      {about ? (
        <DeleteForGood key={about} store={store} id={about} onAddress={onAddress} />
      ) : (
        <>
          <ol class="care-steps stack stack--close">
            <li>{say('care_stop_how1')}</li>
            <li>{say('care_stop_how2')}</li>
            <li>{say('care_stop_how3')}</li>
          </ol>
          <p>
            <a href={routeAddress({panel: 'everything', query: '', open: undefined})}>
              {say('care_stop_goEverything')}
            </a>
            {' · '}
            <a href={routeAddress({panel: 'safety'})}>{say('care_stop_goDeleted')}</a>
          </p>
          <p>{say('care_stop_stays')}</p>
          <p>{say('care_stop_elsewhere')}</p>
        </>
      )}
    </section>
  );
}

function WhoToTell({care}: {care: Care}): JSX.Element {
  const {wanted, age} = care;
  const groups = servicesFor(SERVICES, wanted);
  const urgent = groups.find(({kind}) => kind === 'emergency')?.services ?? [];
  const hotlines = hotlinesFor(SERVICES, wanted);
  return (
    <section class="stack">
      <h2>{say('care_stop_who')}</h2>
      <PlaceField care={care} />
      <ul class="services">
        {hotlines.map((service) => (
          <ServiceCard key={service.id} service={service} />
        ))}
      </ul>
      <h3>{kindText('emergency', age)}</h3>
      <ul class="services">
        {urgent.map((service) => (
          <ServiceCard key={service.id} service={service} />
        ))}
      </ul>
    </section>
  );
}
