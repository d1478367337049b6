import type {Exhibit} from '../capture/exhibit.ts';
import {canonicalJson} from '../hash/canonical-json.ts';
import {exhibitFolder, recordAt} from '../pack/names.ts';
import type {PackExhibit, PackInput} from '../pack/pack-input.ts';
import type {PayloadFile} from '../pack/payload.ts';
import {addFile} from './file-nodes.ts';
import {CONTEXT, dateTime, Graph, type NodeId} from './graph.ts';
import {addPageNodes} from './page-nodes.ts';

/** What the writer of a pack knows of a file that goes in: only of those anything is told here. */
export type FileInPack = Pick<PayloadFile, 'path' | 'bytes' | 'sealed'>;

/**
 * `data/interop/case-uco.jsonld`: what the records of this pack say, in the terms of CASE 1.4.0 and UCO 1.4.0, for
 * forensic programs. It says no more than they do, and nothing of a part that is not in the pack. Canonical JSON; the same
 * records give the same bytes.
 */
export function caseUco(input: PackInput, files: readonly FileInPack[]): string {
  const graph = new Graph(input.caseId);
  const there = new Map(files.flatMap((file) => (file.sealed ? [[file.path, file]] : [])));
  const keeper = addKeeper(graph, input);
  const folders = byFolder(there);
  const told = input.exhibits.flatMap((exhibit) => addExhibit(graph, input, exhibit, {there, folders, keeper}));
  const diary = addRecords(graph, input, there);
  const investigation = addInvestigation(graph, input, [...told, ...diary]);
  const bundle = graph.add(graph.of(input.packId), 'core:Bundle', {
    'core:description': input.say('interop_bundle'),
    'core:object': [investigation],
    'core:specVersion': '1.4.0',
  });
  return canonicalJson({'@context': CONTEXT, '@graph': [...graph.nodes()], '@id': `${bundle['@id']}#graph`});
}

function addInvestigation(graph: Graph, {caseId, caseRecords}: PackInput, objects: readonly NodeId[]): NodeId {
  const record = caseRecords.at(-1)?.record;
  return graph.add(graph.of(caseId), 'investigation:Investigation', {
    'core:name': record?.title || undefined,
    'core:objectCreatedTime': record && dateTime(record.openedAt.at),
    'core:object': [...objects],
  });
}

/** Who kept the record. Nameless where the record of the case is not in the pack, or gives no name. */
function addKeeper(graph: Graph, {caseRecords, say}: PackInput): NodeId {
  return graph.add(graph.named('keeper'), 'identity:Identity', {
    'core:name': caseRecords.at(-1)?.record.keeper.name || undefined,
    'core:description': say('interop_keeper'),
  });
}

/** What an exhibit is told with: the files of the pack, by path and by folder, and who kept them. */
type Around = {
  there: ReadonlyMap<string, FileInPack>;
  folders: ReadonlyMap<string, readonly FileInPack[]>;
  keeper: NodeId;
};

function byFolder(there: ReadonlyMap<string, FileInPack>): Map<string, FileInPack[]> {
  const folders = new Map<string, FileInPack[]>();
  for (const [path, file] of there) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    const others = folders.get(folder);
    if (others) others.push(file);
    else folders.set(folder, [file]);
  }
  return folders;
}

function addExhibit(graph: Graph, input: PackInput, packed: PackExhibit, {there, folders, keeper}: Around): NodeId[] {
  const {id, ordinal, exhibit} = packed;
  const files = exhibit.parts.flatMap((part) => {
    const file = there.get(`${exhibitFolder(ordinal)}/${part.path}`);
    return file ? [addFile(graph, input.say, file, {part, exhibit, there})] : [];
  });
  // Its record, and the copies with parts hidden: what each of them is stands in the records.
  const named = new Set(exhibit.parts.map(({path}) => `${exhibitFolder(ordinal)}/${path}`));
  for (const file of folders.get(exhibitFolder(ordinal)) ?? []) {
    if (!named.has(file.path)) files.push(addFile(graph, input.say, file));
  }
  const page = addPageNodes(graph, input.say, packed, there);
  const provenance = graph.add(graph.of(id), 'investigation:ProvenanceRecord', {
    'investigation:exhibitNumber': `${input.prefix}/${ordinal}`,
    'core:description': input.say(`interop_exhibit_${exhibit.origin}`),
    'core:objectCreatedTime': dateTime(exhibit.sealedAt.at),
    'core:object': [...files, ...page.said],
  });
  return [provenance, addAction(graph, input, exhibit, {keeper, provenance, files, looked: page.looked})];
}

type Acted = {keeper: NodeId; provenance: NodeId; files: readonly NodeId[]; looked: readonly NodeId[]};

/** How the exhibit came about: by whom, when by the clock of the device, with what, from what. */
function addAction(graph: Graph, {say}: PackInput, exhibit: Exhibit, acted: Acted): NodeId {
  const {keeper, provenance, files, looked} = acted;
  const product = addTool(graph, exhibit.madeBy.product, exhibit.madeBy.version, say('interop_tool_product'));
  const times =
    exhibit.origin === 'captured'
      ? {from: exhibit.capture.startedAt.at, to: exhibit.capture.finishedAt.at}
      : {from: exhibit.imported.pickedAt.at, to: exhibit.sealedAt.at};
  const instruments =
    exhibit.origin === 'captured'
      ? [
          product,
          addTool(graph, exhibit.capture.browser.name, exhibit.capture.browser.version, say('interop_tool_browser')),
        ]
      : [product];
  return graph.add(graph.named(`action ${exhibit.id}`), 'investigation:InvestigativeAction', {
    'core:name': say(`interop_action_${exhibit.origin}`),
    'core:description': say('interop_clock'),
    'action:performer': keeper,
    'action:instrument': instruments,
    'action:object': [...looked],
    'action:result': [provenance, ...files],
    'action:startTime': dateTime(times.from),
    'action:endTime': dateTime(times.to),
    'action:environment': addSystem(graph, exhibit),
  });
}

function addTool(graph: Graph, name: string, version: string, toolType: string): NodeId {
  return graph.add(graph.named(`tool ${name} ${version}`), 'tool:Tool', {
    'core:name': name,
    'tool:version': version,
    'tool:toolType': toolType,
  });
}

/** UCO asks for both: the first will be a kind of the second. */
const SYSTEM = ['observable:OperatingSystem', 'observable:Software'];

function addSystem(graph: Graph, exhibit: Exhibit): NodeId | undefined {
  if (exhibit.origin !== 'captured') return undefined;
  const {name, version} = exhibit.capture.system;
  const shown = version === null ? name : `${name} ${version}`;
  return graph.add(graph.named(`system ${shown}`), SYSTEM, {'core:name': shown});
}

/** The records of the diary and of persons, as files: what they tell stands in them alone. */
function addRecords(graph: Graph, {say}: PackInput, there: ReadonlyMap<string, FileInPack>): NodeId[] {
  return [...there.values()].flatMap((file) => {
    const kind = recordAt(file.path)?.kind;
    return kind && kind !== 'exhibit' ? [addFile(graph, say, file)] : [];
  });
}
