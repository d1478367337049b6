import '../../src/pages/case-file/case-file.css';
import '../../src/pages/case-file/pack/pack.css';
import '../../src/pages/case-file/helper/helper.css';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {emptyTelling} from '../../src/core/diary/incident.ts';
import type {HelperThing, LabelsFile} from '../../src/core/helper/labels-file.ts';
import type {Hex64, Uuid} from '../../src/core/ids.ts';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import {hideWords} from '../../src/pages/shared/address-words.ts';
import {readTags} from '../../src/store/exhibit-tags.ts';
import {helperLabels} from '../../src/store/helper-labels.ts';
import {incidentRevisions, writeIncident} from '../../src/store/incidents.ts';
import type {Store} from '../../src/store/open-store.ts';
import {deleteExhibits} from '../../src/store/removed.ts';
import type {ExhibitRow} from '../../src/store/rows.ts';
import {circumstances} from '../support/samples.ts';
import {openedStore, seed} from './seed.ts';
import {cleanStage, clearStage, expectNoAxeFault, press, said, show, until} from './stage.tsx';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

let store: Store;
let rows: ExhibitRow[];
let entry: {id: Uuid; digest: Hex64};

beforeEach(async () => {
  await cleanStage();
  store = await openedStore();
  rows = await seed(store, [
    {name: 'Mara', text: 'one'},
    {name: 'Ben', text: 'two'},
    {name: 'Cy', text: 'three'},
  ]);
  const written = await writeIncident(store, {...emptyTelling('UTC'), words: 'told'}, circumstances());
  entry = {id: written.record.id, digest: written.digest};
});
afterEach(() => {
  clearStage();
  store.close();
});

async function thing(n: number, more: Partial<HelperThing> = {}): Promise<HelperThing> {
  const id = rows[n]?.id as Uuid;
  const digest = (await store.get('exhibits', id))?.digest as Hex64;
  return {kind: 'exhibit', id, digest, labels: ['threat'], remark: '', ...more};
}

const JO = '00000000-0000-4000-8000-000000000001' as Uuid;
const OTHER_JO = '00000000-0000-4000-8000-000000000002' as Uuid;

function labels(things: HelperThing[], more: Partial<LabelsFile> = {}): LabelsFile {
  const caseId = rows[0]?.caseId as Uuid;
  const code = 'b'.repeat(64) as Hex64;
  return {
    ...{
      v: 1,
      kind: 'helperLabels',
      helperId: JO,
      name: 'Jo',
      madeAt: '2026-03-05T10:00:00.000Z' as LabelsFile['madeAt'],
    },
    ...{caseId, packId: JO, sealCode: code, things, order: []},
    ...more,
  };
}

async function choose(content: unknown): Promise<void> {
  const input = await until(() => document.querySelector<HTMLInputElement>('.helper input[type=file]'));
  const files = new DataTransfer();
  files.items.add(new File([typeof content === 'string' ? content : JSON.stringify(content)], 'labels.json'));
  input.files = files.files;
  input.dispatchEvent(new Event('change', {bubbles: true}));
}

function openPack(): void {
  location.hash = '#/pack';
  show(<CaseFilePage />);
}

describe('a file of labels', () => {
  it('is shown before anything is taken, and taken, replaced, undone and removed as theirs', async () => {
    await store.put('exhibitTags', {exhibitId: rows[0]?.id as Uuid, tags: ['mine']});
    const all = await Promise.all([
      thing(0, {labels: ['threat', '<b>x</b>'], remark: 'Look here.'}),
      thing(1),
      thing(2),
    ]);
    await deleteExhibits(store, [rows[2]?.id as Uuid], circumstances());
    const other = {...(await thing(1)), digest: 'c'.repeat(64) as Hex64, id: entry.id, kind: 'incident' as const};
    openPack();
    await choose(labels([...all, other], {order: [rows[1]?.id as Uuid]}));
    await until(() => said().includes('3 labels · on 2 things'));
    expect(said()).toContain('1 remark');
    expect(said()).toContain('1 thing is no longer here.');
    expect(said()).toContain('1 thing is not the one that you have under its number.');
    expect(said()).toContain('The pack that they worked with was not made here.');
    expect(await helperLabels(store)).toEqual([]);
    await expectNoAxeFault();
    await press('Take these labels');
    await until(() => said().includes('The labels from Jo are here.'));
    expect((await helperLabels(store)).map(({name, things}) => [name, things.length])).toEqual([['Jo', 2]]);
    expect(await readTags(store, rows[0]?.id as Uuid)).toEqual(['mine']);
    await expectNoAxeFault();

    // The very file again makes no twins.
    await choose(labels([...all, other], {order: [rows[1]?.id as Uuid]}));
    await until(() => said().includes('You have taken this very file already.'));
    await press('Leave it');

    // A newer one of the same helper stands in its place, and can be taken back.
    const later = labels([await thing(1, {labels: ['money']})], {madeAt: '2026-03-06T10:00:00.000Z' as never});
    await choose(later);
    await until(() => said().includes('It stands in place of what they gave you before.'));
    await press('Take these labels');
    await until(() => said().includes('1 label · on 1 thing'));
    await press('Undo');
    await until(() => said().includes('3 labels · on 2 things'));
    expect(await helperLabels(store)).toHaveLength(1);
    await press('Remove these labels');
    await until(() => said().includes('The labels from Jo are gone.'));
    expect(await helperLabels(store)).toEqual([]);
    await press('Undo');
    await until(() => said().includes('3 labels · on 2 things'));
  });

  it('of somebody of the same name stands beside the other or in their place, as the person says', async () => {
    openPack();
    await choose(labels([await thing(0)]));
    await press('Take these labels');
    await until(() => said().includes('The labels from Jo are here.'));
    await choose(labels([await thing(1)], {helperId: OTHER_JO}));
    await until(() => said().includes('You have labels from someone of the same name already.'));
    await press('It is somebody else: take these beside them');
    await until(async () => (await helperLabels(store)).length === 2);
    await choose(labels([await thing(2)], {helperId: '00000000-0000-4000-8000-000000000003' as Uuid}));
    await press('It is the same person: take these instead');
    await until(() => said().includes('The labels from Jo are here.'));
    await expect.poll(async () => (await helperLabels(store)).length).toBe(1);
    await press('Undo');
    await expect.poll(async () => (await helperLabels(store)).length).toBe(2);
  });

  it.each([
    ['not a file of labels', 'hello', 'This is not a file of labels.'],
    ['damaged', {v: 1, kind: 'helperLabels', things: 3}, 'This file is damaged, or was changed by hand.'],
    ['newer', {v: 2, kind: 'helperLabels'}, 'This file was made by a newer version.'],
  ])('that is %s is refused whole', async (_what, content, answer) => {
    openPack();
    await choose(content);
    await until(() => said().includes(answer));
    await expectNoAxeFault();
    expect(await helperLabels(store)).toEqual([]);
  });

  it('of another record is refused', async () => {
    openPack();
    await choose(labels([await thing(0)], {caseId: JO}));
    await until(() => said().includes('These labels belong to another record'));
  });
});

describe('labels of a helper', () => {
  it('stand under their name, are found and filtered by, and are made one’s own by one press', async () => {
    const first = await thing(0, {labels: ['threat', 'money'], remark: 'Read this.', person: {name: 'Sam'}});
    const told = {kind: 'incident' as const, ...entry, labels: ['door'], remark: ''};
    const code = 'b'.repeat(64) as Hex64;
    const {v: _v, kind: _kind, packId: _pack, ...kept} = labels([first, told], {order: [first.id]});
    await store.put('helperLabels', {...kept, takenAt: circumstances().now(), fileDigest: code});
    const before = await store.getAll('exhibits');
    location.hash = `#/exhibit/${first.id}`;
    show(<CaseFilePage />);
    await until(() => said().includes('What a helper said'));
    expect(said()).toContain('place 1 in their order');
    expect(said()).toContain('Belongs to, they think: Sam');
    expect(said()).not.toContain('Read this.');
    await expectNoAxeFault();
    const make = await until(() =>
      [...document.querySelectorAll('button')].find((one) => one.textContent === 'Make it minemoney'),
    );
    make.click();
    await until(() => said().includes('1 label is yours too now.'));
    expect(await readTags(store, first.id)).toEqual(['money']);
    await press('Undo');
    await expect.poll(() => readTags(store, first.id)).toEqual([]);

    location.hash = '#/?helper=door';
    await expect.poll(() => document.querySelectorAll('.list__item').length).toBe(1);
    expect(location.hash).not.toContain('door');

    // And the list can stand in the order that they gave it.
    location.hash = '#/';
    await until(() => document.querySelectorAll('.list__item').length > 1);
    const select = await until(() =>
      [...document.querySelectorAll('select')].find(({textContent}) => textContent.includes('As Jo put it in order')),
    );
    select.value = JO;
    select.dispatchEvent(new Event('change', {bubbles: true}));
    const firstLine = () => document.querySelector('.list__item a')?.getAttribute('href') ?? '';
    await until(() => firstLine().includes(first.id));
    expect(location.hash).toBe(hideWords(`#/?order=${JO}`));

    location.hash = '#/pack';
    await press('Make all of them mine too');
    await until(() => said().includes('3 labels are yours too now.'));
    expect((await incidentRevisions(store, entry.id)).at(-1)?.record.tags).toEqual(['door']);
    await press('Undo');
    await expect.poll(async () => (await incidentRevisions(store, entry.id)).at(-1)?.record.tags).toEqual([]);
    expect(await store.getAll('exhibits')).toEqual(before);
  });
});
