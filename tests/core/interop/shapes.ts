import {readdirSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import jsonld from 'jsonld';
import {DataFactory, Parser, type Quad, Store} from 'n3';
import SHACLValidator from 'rdf-validate-shacl';

const FOLDER = resolve(import.meta.dirname, '../../fixtures/case-uco');
const SUBCLASS = 'http://www.w3.org/2000/01/rdf-schema#subClassOf';
const SPARQL = 'http://www.w3.org/ns/shacl#sparql';
const IMPORTS = 'http://www.w3.org/2002/07/owl#imports';

/** The published ontologies CASE 1.4.0 and UCO 1.4.0, as far as our file uses them. */
const ontology: Quad[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.ttl'))
  // Names of blank nodes count within a file only.
  .flatMap((name) => new Parser({blankNodePrefix: `${name}-`}).parse(readFileSync(join(FOLDER, name), 'utf8')));

// Two rules in SPARQL are about addresses of nodes, and looked at in `addressesOf`; one about dictionaries, of which we
// write none. What the ontologies import stands beside them in our folder, or is about what we write nothing of.
const shapes = new Store(ontology.filter(({predicate}) => ![SPARQL, IMPORTS].includes(predicate.value)));
const validator = new SHACLValidator(shapes);

/** What of a file does not fit the published shapes: node, path and message of each result, whatever its severity. */
export async function misfits(text: string): Promise<string[]> {
  const data = await triplesOf(text);
  // A node of a class is one of its upper classes too: what the shapes ask of those must be seen.
  const hierarchy = ontology.filter(({predicate}) => predicate.value === SUBCLASS);
  const report = await validator.validate(new Store([...data, ...hierarchy]));
  return report.results.map(({focusNode, path, message, severity}) =>
    [focusNode?.value, JSON.stringify(path), message.map(({value}) => value).join(' '), severity?.value].join(' · '),
  );
}

/** Terms of the file that the ontologies do not name: a wrong one would be let through in silence. */
export async function unknownTerms(text: string): Promise<string[]> {
  const named = new Set(ontology.map(({subject}) => subject.value));
  const used = (await triplesOf(text)).flatMap(({predicate, object}) =>
    predicate.value === 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type' ? [object.value] : [predicate.value],
  );
  return [...new Set(used)].filter((term) => !named.has(term)).sort();
}

/** Addresses of nodes, and whether each ends as UCO suggests. */
export async function addressesOf(text: string): Promise<{all: string[]; blank: number; odd: string[]}> {
  const subjects = (await triplesOf(text)).map(({subject}) => subject);
  const all = [...new Set(subjects.map(({value}) => value))];
  const blank = subjects.filter((one) => one.equals(DataFactory.blankNode(one.value))).length;
  const odd = all.filter((one) => !/[0-9a-f]{8}-[0-9a-f]{4}-[0-5][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(one));
  return {all, blank, odd};
}

/** What a JSON-LD processor makes of the text. It loads nothing: our file carries its own context. */
export async function triplesOf(text: string): Promise<Quad[]> {
  const documentLoader = () => Promise.reject(new Error('the file asks for something outside of itself'));
  const quads = await jsonld.toRDF(JSON.parse(text), {
    format: 'application/n-quads',
    documentLoader,
    safe: true,
  } as never);
  return new Parser({format: 'N-Quads'})
    .parse(String(quads))
    .map(({subject, predicate, object}) => DataFactory.quad(subject, predicate, object));
}
