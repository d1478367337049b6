import './bring.css';
import type {JSX} from 'preact';
import type {Exhibit, Imported} from '../../../core/capture/exhibit.ts';
import type {ReadingRecord} from '../../../core/import/reading-record.ts';
import {factName, fileKindName, orderName, thingName} from '../../../core/report/import-words.ts';
import type {Store} from '../../../store/open-store.ts';
import {CopyText} from '../../shared/copy-text.tsx';
import {Message} from '../../shared/message.tsx';
import {PageText} from '../../shared/page-text.tsx';
import type {VeilState} from '../../shared/veil.tsx';
import {VeiledText} from '../../shared/veiled-text.tsx';
import {pageLanguage, say, sayBytes} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';
import {SaveFile} from '../save-file.tsx';
import {TableRow} from '../table-row.tsx';
import {FactsTable} from './facts-inside.tsx';
import {Findings} from './findings.tsx';
import {LookInside} from './look-inside.tsx';
import {MailHead} from './mail-head.tsx';
import {MessagesSection} from './messages-section.tsx';
import {FilesInside} from './what-is-inside.tsx';

type ImportedExhibit = Exhibit & {imported: Imported};
type Props = {store: Store; exhibit: ImportedExhibit; record: ReadingRecord; veil: VeilState};

/** Everything that is known of a file from elsewhere: what it is, what the keeper said, and what was read from it. */
export function ImportedDetail({store, exhibit, record, veil}: Props): JSX.Element {
  const source = exhibit.parts.find(({role}) => role === 'source');
  const [first] = record.messages;
  const only = record.counts.messages === 1 && first?.mail ? first : undefined;
  return (
    <>
      <p class="small">{say('bring_importedHow')}</p>
      {exhibit.imported.notCopied ? (
        <Message kind="warn" live={false}>
          {say('bring_notCopied')}
        </Message>
      ) : null}
      {source ? (
        <LookInside store={store} exhibit={exhibit} part={source} fileKind={record.fileKind} veil={veil} />
      ) : null}
      {only ? <MailHead message={only} /> : null}
      <MessagesSection store={store} exhibit={exhibit} record={record} />
      <AboutTable exhibit={exhibit} record={record} veil={veil} />
      <section class="stack">
        <h3>{say('bring_read')}</h3>
        <p class="small quiet">{say('bring_size', fileKindName(record.fileKind, say), sayBytes(record.of.bytes))}</p>
        {record.facts.length > 0 ? <FactsTable facts={record.facts} /> : null}
        <Withheld record={record} />
        {record.dateOrder?.by === 'person' && record.dateOrder.order ? (
          <p class="small">{say('bring_dateAnswered', orderName(record.dateOrder.order, say))}</p>
        ) : null}
        {record.files.length > 0 ? <FilesInside files={record.files} leftOut={record.filesLeftOut} /> : null}
        <Findings findings={record.findings} notUnderstood={record.notUnderstood} />
      </section>
      {source ? (
        <SaveFile store={store} id={exhibit.id} ordinal={exhibit.ordinal} part={source} label={say('bring_saveCopy')} />
      ) : null}
    </>
  );
}

function Withheld({record: {factsWithheld}}: Pick<Props, 'record'>): JSX.Element | null {
  if (factsWithheld.length === 0) return null;
  const names = factsWithheld.map((name) => factName(name, say));
  return (
    <p class="small quiet">
      {say('bring_withheld', new Intl.ListFormat(pageLanguage(), {type: 'unit'}).format(names))}
    </p>
  );
}

/** What the keeper said of it, and where it came from. */
function AboutTable({exhibit, record, veil}: Pick<Props, 'exhibit' | 'record' | 'veil'>): JSX.Element {
  const {originalName, saysWhat, whatItIs, whereKept, whenCame, cameWith} = exhibit.imported;
  return (
    <section class="stack">
      <h3>{say('bring_about')}</h3>
      <dl class="table">
        <TableRow label={say('bring_originalName')}>
          <PageText text={originalName} />
        </TableRow>
        {whatItIs ? <TableRow label={say('bring_thing')}>{thingName(whatItIs, say)}</TableRow> : null}
        {saysWhat ? (
          <TableRow label={say('bring_saysWhat')}>
            <VeiledText veil={veil} name={`${exhibit.id}/says`} label={say('bring_saysWhat')} text={saysWhat} />
          </TableRow>
        ) : null}
        {whenCame ? (
          <TableRow label={say('bring_whenCame')}>
            <PageText text={whenCame} />
          </TableRow>
        ) : null}
        {whereKept ? (
          <TableRow label={say('bring_whereKept')}>
            <PageText text={whereKept} />
          </TableRow>
        ) : null}
        {cameWith ? <CameWith cameWith={cameWith} /> : null}
        <TableRow label={say('bring_fileHash')}>
          <CopyText text={record.of.sha256} label={say('bring_fileHash')} />
        </TableRow>
      </dl>
    </section>
  );
}

function CameWith({cameWith}: {cameWith: NonNullable<Imported['cameWith']>}): JSX.Element {
  const address = routeAddress({panel: 'everything', query: '', open: cameWith.exhibitId});
  return (
    <TableRow label={say('bring_cameWith')}>
      <a href={address}>{say('bring_cameWithFile')}</a> <PageText text={cameWith.name} />
    </TableRow>
  );
}
