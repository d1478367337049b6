import type {Json} from '../hash/canonical-json.ts';
import type {Uuid} from '../ids.ts';
import type {Instant} from '../time.ts';
import {nameUuid} from './name-uuid.ts';

/** The names that the file shortens, by prefix. The terms are those of CASE 1.4.0 and UCO 1.4.0. */
export const CONTEXT = {
  action: 'https://ontology.unifiedcyberontology.org/uco/action/',
  core: 'https://ontology.unifiedcyberontology.org/uco/core/',
  identity: 'https://ontology.unifiedcyberontology.org/uco/identity/',
  investigation: 'https://ontology.caseontology.org/case/investigation/',
  observable: 'https://ontology.unifiedcyberontology.org/uco/observable/',
  tool: 'https://ontology.unifiedcyberontology.org/uco/tool/',
  types: 'https://ontology.unifiedcyberontology.org/uco/types/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

type Node = {[key: string]: Json};
/** The address of a node within the file. It leads nowhere else. */
export type NodeId = {'@id': string};

/** Nodes of one file. Each is named after what it stands for, so that the same records give the same file. */
export class Graph {
  readonly #nodes: Node[] = [];
  readonly #seen = new Set<string>();
  readonly #namespace: Uuid;

  constructor(namespace: Uuid) {
    this.#namespace = namespace;
  }

  /** The address of what has an id of its own. */
  of(id: Uuid): NodeId {
    return {'@id': `urn:uuid:${id}`};
  }

  /** The address of what has a name only. */
  named(name: string): NodeId {
    return {'@id': `urn:uuid:${nameUuid(this.#namespace, name)}`};
  }

  /** Adds a node, once. What is undefined is left out. */
  add(id: NodeId, type: string | readonly string[], members: {readonly [key: string]: Json | undefined}): NodeId {
    if (this.#seen.has(id['@id'])) return id;
    this.#seen.add(id['@id']);
    const node: Node = {'@id': id['@id'], '@type': typeof type === 'string' ? type : [...type]};
    for (const [key, value] of Object.entries(members)) {
      if (value !== undefined && !(Array.isArray(value) && value.length === 0)) node[key] = value;
    }
    this.#nodes.push(node);
    return id;
  }

  /** A facet of a node: it belongs to that one alone. */
  facet(owner: NodeId, type: string, members: {readonly [key: string]: Json | undefined}): NodeId {
    return this.add(this.named(`${type} of ${owner['@id']}`), type, members);
  }

  nodes(): readonly Node[] {
    return [...this.#nodes].sort((a, b) => (String(a['@id']) < String(b['@id']) ? -1 : 1));
  }
}

export function dateTime(at: Instant): Node {
  return {'@type': 'xsd:dateTime', '@value': at};
}

export function hexBinary(digits: string): Node {
  return {'@type': 'xsd:hexBinary', '@value': digits};
}
