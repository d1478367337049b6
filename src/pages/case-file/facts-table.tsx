import type {JSX} from 'preact';
import {type Fact, type FactsRecord, known, type Reference} from '../../core/facts/facts.ts';
import {kindName, PLACE} from '../../core/report/kind-names.ts';
import {platformName} from '../../core/report/platform-name.ts';
import {PageText} from '../shared/page-text.tsx';
import {useVeil, type VeilState} from '../shared/veil.tsx';
import {VeiledText} from '../shared/veiled-text.tsx';
import {say} from '../shared/words.ts';
import {FactValue} from './fact-value.tsx';
import {PageStateRows} from './page-state-rows.tsx';
import {TableRow} from './table-row.tsx';

/** What the page said, fact by fact. Addresses are text, not links: a click would tell the other side. */
export function FactsTable({facts}: {facts: FactsRecord}): JSX.Element {
  const {item, page, viewer} = facts;
  const veil = useVeil();
  return (
    <section class="stack">
      <h3>{say('caseFile_facts')}</h3>
      <p class="small quiet">{say('caseFile_addressesHint')}</p>
      <dl class="table">
        <TextFact label={say('caseFile_fact_displayName')} fact={item.author.displayName} />
        <TextFact label={say('caseFile_fact_handle')} fact={item.author.handle} />
        <TextFact label={say('caseFile_fact_accountId')} fact={item.author.accountId} />
        <TextFact label={say('caseFile_fact_profile')} fact={item.author.profile} />
        <YesNoFact label={say('caseFile_fact_verified')} fact={item.author.verified} />
        <TableRow label={say('caseFile_fact_platform')}>
          <FactValue fact={item.platform} show={(value) => <PageText text={platformName(value)} />} />
        </TableRow>
        <TableRow label={say('caseFile_fact_itemKind')}>
          <FactValue fact={item.itemKind} show={() => kindName(facts, say)} />
        </TableRow>
        <TextFact label={say('caseFile_fact_id')} fact={item.id} />
        <TextFact label={say('caseFile_fact_permalink')} fact={item.permalink} />
        <YesNoFact label={say('caseFile_fact_edited')} fact={item.edited} />
        <TextFact label={say('caseFile_fact_audience')} fact={item.audience} />
        <TextFact label={say('caseFile_fact_address')} fact={page.address} />
        <TextFact label={say('caseFile_fact_addressPlain')} fact={page.addressPlain} />
        <TextFact label={say('caseFile_fact_canonical')} fact={page.canonical} />
        <TextFact label={say('caseFile_fact_title')} fact={page.title} veil={veil} />
        <TextFact label={say('caseFile_fact_opener')} fact={page.opener} />
        {page.frameAddress ? <TextFact label={say('caseFile_fact_frameAddress')} fact={page.frameAddress} /> : null}
        <PageStateRows page={page} />
        <TextFact label={say('caseFile_fact_language')} fact={item.language} />
        <TableRow label={say('caseFile_fact_signedIn')}>{say(`caseFile_signedIn_${viewer.signedIn}`)}</TableRow>
        <TextFact label={say('caseFile_fact_account')} fact={viewer.account} />
        <Counts facts={facts} />
        <PassedOnBy facts={facts} />
        <StandsIn facts={facts} />
        <References label={say('caseFile_fact_inReplyTo')} references={facts.inReplyTo} />
        <References label={say('caseFile_fact_quotes')} references={facts.quotes} />
        <Links label={say('caseFile_fact_mentions')} links={facts.mentions} veil={veil} />
        <Links label={say('caseFile_fact_tags')} links={facts.tags ?? []} veil={veil} />
        <Links label={say('caseFile_fact_links')} links={facts.links} veil={veil} />
        <Hidden facts={facts} />
      </dl>
    </section>
  );
}

type TextProps = {label: string; fact: Fact<string>; veil?: VeilState};

/** `veil`: it holds words of the page, not only who, where and when. */
function TextFact({label, fact, veil}: TextProps): JSX.Element {
  const show = (value: string) =>
    veil ? <VeiledText veil={veil} name={label} label={label} text={value} /> : <PageText text={value} />;
  return (
    <TableRow label={label}>
      <FactValue fact={fact} show={show} />
    </TableRow>
  );
}

function YesNoFact({label, fact}: {label: string; fact: Fact<boolean>}): JSX.Element {
  return (
    <TableRow label={label}>
      <FactValue fact={fact} show={(value) => (value ? say('caseFile_yes') : say('caseFile_no'))} />
    </TableRow>
  );
}

function Counts({facts}: {facts: FactsRecord}): JSX.Element | null {
  if (facts.counts.length === 0) return null;
  return (
    <TableRow label={say('caseFile_fact_counts')}>
      <ul>
        {facts.counts.map(({name, shown}) => (
          <li key={name}>
            <PageText text={name} />: <PageText text={shown} />
          </li>
        ))}
      </ul>
    </TableRow>
  );
}

function PassedOnBy({facts: {passedOnBy}}: {facts: FactsRecord}): JSX.Element | null {
  if (!passedOnBy) return null;
  const {displayName, handle, profile} = passedOnBy;
  const said = [displayName, handle, profile].filter(known);
  return (
    <TableRow label={say('caseFile_fact_passedOnBy')}>
      {said.length === 0 ? <FactValue fact={displayName} show={() => null} /> : null}
      {said.map(({value}) => (
        <div key={value}>
          <PageText text={value} />
        </div>
      ))}
    </TableRow>
  );
}

function StandsIn({facts: {standsIn = []}}: {facts: FactsRecord}): JSX.Element | null {
  if (standsIn.length === 0) return null;
  return (
    <TableRow label={say('caseFile_fact_standsIn')}>
      <ul class="stack">
        {standsIn.map(({kind, name, address}, index) => (
          <li key={index}>
            <span class="quiet">{say(PLACE[kind])}:</span>{' '}
            <FactValue fact={name} show={(value) => <PageText text={value} />} />
            {known(address) ? (
              <div class="quiet">
                <PageText text={address.value} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </TableRow>
  );
}

function References({label, references}: {label: string; references: Reference[]}): JSX.Element | null {
  if (references.length === 0) return null;
  return (
    <TableRow label={label}>
      <ul class="stack">
        {references.map((reference, index) => (
          <li key={index}>
            <FactValue fact={reference.author} show={(value) => <PageText text={value} />} />
            <div>
              <FactValue fact={reference.permalink} show={(value) => <PageText text={value} />} />
            </div>
          </li>
        ))}
      </ul>
    </TableRow>
  );
}

type LinksProps = {label: string; links: {shown: string; address: string}[]; veil: VeilState};

/** Their words and where they lead lie under one veil: addresses are often made of words. */
function Links({label, links, veil}: LinksProps): JSX.Element | null {
  if (links.length === 0) return null;
  return (
    <TableRow label={label}>
      <VeiledText veil={veil} name={label} label={label} text={links.map(({shown}) => shown).join(' ') || '–'}>
        <ul>
          {links.map(({shown, address}, index) => (
            <li key={index}>
              <PageText text={shown} />{' '}
              <span class="quiet">
                <PageText text={address} />
              </span>
            </li>
          ))}
        </ul>
      </VeiledText>
    </TableRow>
  );
}

/** Characters in the name or the words that the eye does not see or takes for others. */
function Hidden({facts}: {facts: FactsRecord}): JSX.Element | null {
  if (facts.hidden.length === 0) return null;
  return (
    <TableRow label={say('caseFile_fact_hidden')}>
      <ul>
        {facts.hidden.map(({field, index, codePoint, name}) => (
          <li key={`${field} ${index}`}>
            <span class="mono">{codePoint}</span> <PageText text={name} />{' '}
            <span class="quiet">{say(`caseFile_hiddenIn_${field}`, index + 1)}</span>
          </li>
        ))}
      </ul>
    </TableRow>
  );
}
