import type {Exhibit, Part} from '../capture/exhibit.ts';
import {exhibitFolder} from '../pack/names.ts';
import type {Say} from '../words.ts';
import type {FileInPack} from './case-uco.ts';
import {dateTime, type Graph, hexBinary, type NodeId} from './graph.ts';

/** A part of an exhibit, with what is needed to say where it is from. */
export type OfExhibit = {part: Part; exhibit: Exhibit; there: ReadonlyMap<string, FileInPack>};

/** The address of a file of the pack. */
export function fileId(graph: Graph, path: string): NodeId {
  return graph.named(`file ${path}`);
}

/** A file of the pack with its place, its size and its hash; of a part of an exhibit, how it was had. */
export function addFile(graph: Graph, say: Say, {path, bytes, sealed}: FileInPack, of?: OfExhibit): NodeId {
  const id = fileId(graph, path);
  const {part, exhibit} = of ?? {};
  const isPicture = part?.width !== undefined && part.height !== undefined;
  const isSource = part?.role === 'source' && exhibit?.origin === 'imported';
  const modified = isSource ? exhibit.imported.fileModifiedAt : null;
  const hash =
    sealed &&
    graph.add(graph.named(`hash ${path}`), 'types:Hash', {
      'types:hashMethod': 'SHA256',
      'types:hashValue': hexBinary(sealed),
    });
  const facets = [
    graph.facet(id, 'observable:FileFacet', {
      'observable:fileName': path.slice(path.lastIndexOf('/') + 1),
      'observable:filePath': path,
      'observable:sizeInBytes': bytes,
      'observable:modifiedTime': modified === null ? undefined : dateTime(modified),
    }),
    graph.facet(id, 'observable:ContentDataFacet', {
      'observable:mimeType': part?.mediaType ?? (path.endsWith('.json') ? 'application/json' : undefined),
      'observable:sizeInBytes': bytes,
      'observable:hash': hash ? [hash] : undefined,
    }),
    ...(isPicture
      ? [
          graph.facet(id, 'observable:RasterPictureFacet', {
            'observable:pictureWidth': part.width,
            'observable:pictureHeight': part.height,
          }),
        ]
      : []),
  ];
  return graph.add(id, isPicture ? 'observable:RasterPicture' : 'observable:File', {
    'core:name': isSource ? exhibit.imported.originalName : undefined,
    'core:description': part ? say(`interop_how_${part.how}`) : undefined,
    'core:hasFacet': facets,
    'investigation:wasDerivedFrom': of && originalOf(graph, of),
  });
}

/** The part that this one was made from, where the pack holds it. */
function originalOf(graph: Graph, {part, exhibit, there}: OfExhibit): NodeId | undefined {
  const original = part.derivedFrom && exhibit.parts.find(({sha256}) => sha256 === part.derivedFrom);
  const path = original && `${exhibitFolder(exhibit.ordinal)}/${original.path}`;
  return path && there.has(path) ? fileId(graph, path) : undefined;
}
