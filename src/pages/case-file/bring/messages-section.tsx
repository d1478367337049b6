import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {Exhibit, Imported} from '../../../core/capture/exhibit.ts';
import type {ReadingRecord} from '../../../core/import/reading-record.ts';
import type {Store} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {FailureMessage, Message} from '../../shared/message.tsx';
import {Progress} from '../../shared/progress.tsx';
import {say} from '../../shared/words.ts';
import {Attachments} from './attachments.tsx';
import {MessageList} from './message-list.tsx';
import {ToDiary} from './to-diary.tsx';
import {type SourceState, useSource} from './use-source-messages.ts';
import {Counted} from './what-is-inside.tsx';

type Props = {store: Store; exhibit: Exhibit & {imported: Imported}; record: ReadingRecord};

/** The messages of a kept file: counted at first, read again from the file when the person wants to see them. */
export function MessagesSection({store, exhibit, record}: Props): JSX.Element | null {
  const source = useSource(store, exhibit, record);
  const {counts} = record;
  if (counts.messages + counts.system === 0) return null;
  return (
    <section class="stack">
      <h3>{say('bring_messages')}</h3>
      <Counted counts={counts} formats={record.formats} span={record.span} />
      <Body
        store={store}
        exhibit={exhibit}
        record={record}
        state={source.state}
        onOpen={source.open}
        onStop={source.stop}
      />
    </section>
  );
}

function Body({
  state,
  onOpen,
  onStop,
  ...props
}: Props & {state: SourceState; onOpen(): void; onStop(): void}): JSX.Element {
  switch (state.kind) {
    case 'closed':
      return (
        <div>
          <Button icon="list" onPress={onOpen}>
            {say('bring_openMessages')}
          </Button>
        </div>
      );
    case 'reading':
      return (
        <div class="stack">
          <Progress label={say('bring_readingMessages')} done={state.read} total={state.of} />
          <div>
            <Button small onPress={onStop}>
              {say('bring_stopLooking')}
            </Button>
          </div>
        </div>
      );
    case 'gone':
      return <FailureMessage code="notFound" />;
    case 'failed':
      return <Message kind="warn">{say('bring_fail_lookFailed')}</Message>;
    case 'open':
      return <Open {...props} state={state} />;
  }
}

function Open({store, exhibit, record, state}: Props & {state: Extract<SourceState, {kind: 'open'}>}): JSX.Element {
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const {reading, file} = state;
  const chosen = [...ticked].sort((a, b) => a - b).flatMap((at) => reading.messages[at] ?? []);
  const from = {exhibitId: exhibit.id, sha256: record.of.sha256};
  return (
    <>
      <MessageList
        messages={reading.messages}
        name={`${exhibit.id}/message`}
        ticked={ticked}
        onTicked={setTicked}
        attachmentsOf={({attachments}, name) =>
          attachments.length > 0 ? (
            <Attachments store={store} file={file} from={from} attachments={attachments} name={name} />
          ) : null
        }
      />
      <ToDiary
        store={store}
        messages={chosen}
        from={{exhibitId: exhibit.id, fileName: exhibit.imported.originalName, formats: reading.formats}}
        onWritten={() => setTicked(new Set())}
      />
    </>
  );
}
