import type {JSX} from 'preact';
import {servicesFor} from '../../../core/care/service.ts';
import {SERVICES} from '../../../core/care/services.ts';
import {Icon} from '../../shared/icon.tsx';
import {say} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';
import {AgeBox, CareChoices} from './care-choices.tsx';
import {type Age, dayText, kindText} from './care-words.ts';
import {ServiceCard} from './service-card.tsx';
import type {Care} from './use-care.ts';

/** Fewer of its own than this, and we say that the list is short. */
const SHORT_LIST = 9;

/** Who can help: the emergency number first, then by what it is about. */
export function HelpView({care}: {care: Care}): JSX.Element {
  const {wanted, age} = care;
  const groups = servicesFor(SERVICES, wanted);
  const own = SERVICES.filter(({places}) => places.includes(wanted.place)).length;
  return (
    <div class="panel care">
      <div class="stack">
        <h1>{say('care_title')}</h1>
        <p>{say(`care_intro_${age}`)}</p>
      </div>
      <div class="stack">
        <AgeBox care={care} />
        <CareChoices care={care} />
      </div>
      {groups.map(({kind, services}) => (
        <section key={kind} class="stack" aria-labelledby={`care-${kind}`}>
          <h2 id={`care-${kind}`}>{kindText(kind, age)}</h2>
          <ul class="services">
            {services.map((service) => (
              <ServiceCard key={service.id} service={service} />
            ))}
          </ul>
          {kind === 'emergency' ? <BeforeYouCall /> : null}
          {kind === 'childImages' ? <StopLink /> : null}
        </section>
      ))}
      {own < SHORT_LIST ? <p>{say('care_thin')}</p> : null}
      <section class="stack">
        <h2>{say('care_moreHeading')}</h2>
        <p>
          <a href={routeAddress({panel: 'care', view: 'start', step: 1})}>{say('care_toStart')}</a>
        </p>
        <StopLink />
      </section>
      <AboutList age={age} />
    </div>
  );
}

function StopLink(): JSX.Element {
  return (
    <p>
      <a href={routeAddress({panel: 'care', view: 'stop'})}>{say('care_toStop')}</a>
    </p>
  );
}

function BeforeYouCall(): JSX.Element {
  return (
    <details>
      <summary>{say('care_beforeHeading')}</summary>
      <ul class="bullets stack stack--close">
        <li>{say('care_before1')}</li>
        <li>{say('care_before2')}</li>
        <li>{say('care_before3')}</li>
      </ul>
    </details>
  );
}

/** How good the list is, and how old. The young are spared how each entry was checked. */
function AboutList({age}: {age: Age}): JSX.Element {
  const last = SERVICES.map(({checked}) => checked.on).sort()[0] ?? '';
  return (
    <section class="stack">
      <h2>{say('care_aboutHeading')}</h2>
      <p>{say('care_about1', dayText(last))}</p>
      {age === 'adult' ? <p>{say('care_about2')}</p> : null}
      <p>{say('care_about3')}</p>
    </section>
  );
}

/** The way back from the pages beside it. */
export function BackToHelp(): JSX.Element {
  return (
    <div>
      <a class="button button--plain button--small" href={routeAddress({panel: 'care'})}>
        <Icon name="back" />
        <span>{say('care_back')}</span>
      </a>
    </div>
  );
}
