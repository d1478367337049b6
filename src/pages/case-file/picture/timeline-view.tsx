import type {JSX} from 'preact';
import {useMemo, useRef} from 'preact/hooks';
import {type Stretch, wholeStretch} from '../../../core/picture/axis.ts';
import type {Happening} from '../../../core/picture/happening.ts';
import {Button} from '../../shared/button.tsx';
import {ChoiceField} from '../../shared/text-field.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {wallDay} from './happening-words.ts';
import type {PictureState} from './picture-state.ts';
import {SourcesList} from './sources-list.tsx';
import {KindSign, MarkSign} from './symbols.tsx';
import {lanesOf, stepEntries} from './timeline-lanes.ts';
import {StepsTable, TimelineTable} from './timeline-table.tsx';
import {TimelineTrack} from './timeline-track.tsx';
import type {Opening} from './use-opened.ts';
import type {PictureData} from './use-picture-data.ts';
import {type StretchWays, useStretch} from './use-stretch.ts';

type Props = {
  data: PictureData;
  happenings: readonly Happening[];
  state: PictureState;
  onState(state: PictureState): void;
  opening: Opening;
};

/** Everything on one axis, from years to a day. */
export function TimelineView(props: Props): JSX.Element {
  const {data, happenings, state} = props;
  const lanes = useMemo(() => lanesOf(happenings, state.lanes, data), [happenings, state.lanes, data]);
  const steps = useMemo(() => stepEntries(data.steps, data.zone), [data]);
  const whole = useMemo(
    () => wholeStretch([...lanes.flatMap(({entries}) => entries), ...steps.map(startOf)]),
    [lanes, steps],
  );
  if (!whole) return <p class="empty">{say('picture_nothingDated')}</p>;
  return <Timeline {...props} lanes={lanes} steps={steps} whole={whole} />;
}

/** An order may last for years to come: where it begins is what must be in sight. */
function startOf({from}: {from: number}): Stretch {
  return {from, to: from};
}

type TimelineProps = Props & {
  lanes: ReturnType<typeof lanesOf>;
  steps: ReturnType<typeof stepEntries>;
  whole: Stretch;
};

function Timeline({data, happenings, state, onState, opening, lanes, steps, whole}: TimelineProps): JSX.Element {
  const track = useRef<HTMLDivElement>(null);
  const ways = useStretch(whole, state.stretch, track, (stretch) => onState({...state, stretch}));
  const {opened, open, close} = opening;
  const inSight = useMemo(() => {
    const {from, to} = ways.stretch;
    const ids = lanes.flatMap(({entries}) =>
      entries.filter((one) => one.to >= from && one.from <= to).map(({id}) => id),
    );
    return [...new Set(ids)];
  }, [lanes, ways.stretch]);
  return (
    <div class="stack stack--wide">
      <div class="stack">
        <Toolbar ways={ways} state={state} onState={onState} />
        <p class="small quiet numbers" role="status">
          {say('picture_stretch', ...edgesText(ways.stretch))} · {sayCount('picture_inSight', inSight.length)}
        </p>
        <TimelineTrack {...{data, lanes, steps, track, ways}} onOpen={open} />
        <Key />
      </div>
      {opened?.place === 'timeline' ? (
        <SourcesList title={opened.title} ids={opened.ids} data={data} onClose={close} />
      ) : null}
      <TimelineTable ids={inSight} data={data} />
      {data.steps.length > 0 ? <StepsTable steps={data.steps} /> : null}
      <Undated {...{happenings, data, opening}} />
    </div>
  );
}

/** First and last day of what is in sight, and the hour where that is less than a week. */
function edgesText({from, to}: Stretch): [string, string] {
  const short = to - from < 7 * 86_400_000;
  const options: Intl.DateTimeFormatOptions = {
    ...{day: 'numeric', month: 'short', year: 'numeric'},
    ...(short ? {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'} : {}),
  };
  return [wallDay(from, options), wallDay(to, options)];
}

function Toolbar({ways, state, onState}: {ways: StretchWays} & Pick<Props, 'state' | 'onState'>): JSX.Element {
  return (
    <div class="timeline-tools">
      <div class="row-of-buttons">
        <Button small icon="add" onPress={ways.zoomIn}>
          {say('picture_zoomIn')}
        </Button>
        <Button small icon="less" onPress={ways.zoomOut}>
          {say('picture_zoomOut')}
        </Button>
        <Button small icon="back" onPress={ways.earlier}>
          {say('picture_earlier')}
        </Button>
        <Button small icon="forward" onPress={ways.later}>
          {say('picture_later')}
        </Button>
        <Button small onPress={ways.all}>
          {say('picture_all')}
        </Button>
      </div>
      <ChoiceField
        class="short-field"
        label={say('picture_lanes')}
        value={state.lanes}
        options={[
          {value: 'kind', label: say('picture_lanesKind')},
          {value: 'who', label: say('picture_lanesWho')},
        ]}
        onChoose={(lanes) => onState({...state, lanes})}
      />
    </div>
  );
}

/** What the signs mean. */
function Key(): JSX.Element {
  return (
    <ul class="timeline-key small" aria-label={say('picture_key')}>
      {(['captured', 'imported', 'incident'] as const).map((kind) => (
        <li key={kind}>
          <KindSign kind={kind} /> {say(`picture_kind_${kind}`)}
        </li>
      ))}
      <li>
        <KindSign kind="captured" hollow /> {say('picture_keyHollow')}
      </li>
      <li>
        <span class="timeline-key__span" /> {say('picture_keySpan')}
      </li>
      <li>
        <MarkSign mark="threat" /> {say('diary_mark_threat')}
      </li>
      <li>
        <MarkSign mark="escalation" /> {say('diary_mark_escalation')}
      </li>
    </ul>
  );
}

/** What has no date has no place on the axis; it is not hidden for that. */
function Undated({happenings, data, opening}: Pick<Props, 'happenings' | 'data' | 'opening'>): JSX.Element | null {
  const undated = happenings.filter(({time}) => time === null);
  const {opened, open, close} = opening;
  if (undated.length === 0) return null;
  const title = say('picture_undated');
  return opened?.place === 'undated' ? (
    <SourcesList title={title} ids={opened.ids} data={data} onClose={close} />
  ) : (
    <div>
      <Button small onPress={() => open({place: 'undated', title, ids: undated.map(({id}) => id)})}>
        {title} · {sayCount('picture_things', undated.length)}
      </Button>
    </div>
  );
}
