import {partPath} from '../pack/names.ts';
import {exhibitLabel, type PackExhibit, type ReportContext} from '../pack/pack-input.ts';
import {redactionFolder} from '../redaction/redaction.ts';
import {withheldMark} from './exhibit-redaction.ts';
import {hash} from './hash.ts';
import {html, type Markup, nothing} from './html.ts';

/** The SHA-256 of every file of every exhibit, in pieces. The lists that are checked are the pack's manifests. */
export function* hashList(context: ReportContext): Generator<Markup> {
  const {say, exhibits} = context.input;
  yield html`<section class="hashes" id="hashes">
<h2>${say('report_hashesTitle')}</h2>
<p>${say('report_hashesIntro')}</p>
`;
  if (exhibits.length > 0)
    yield html`<table>
<thead><tr><th scope="col">${say('report_headNumber')}</th><th scope="col">${say('report_headFileHash')}</th></tr></thead>
`;
  for (const one of exhibits) {
    const label = exhibitLabel(context.input, one.ordinal);
    const files = [{path: 'exhibit.json', sha256: one.digest}, ...one.exhibit.parts, ...copiesOf(one)];
    yield html`<tbody>
${files.map(({path, sha256}) => html`<tr><td class="number">${label}</td><td>${partPath(one.ordinal, path) ?? path}${one.exhibit.parts.some((part) => part.path === path) ? withheldMark(one, path, say) : nothing}<br>${hash(sha256)}</td></tr>\n`)}</tbody>
`;
  }
  if (exhibits.length > 0)
    yield html`</table>
`;
  yield html`</section>
`;
}

/** The record of the redaction, its copies and their proofs. */
function copiesOf({redaction}: PackExhibit): {path: string; sha256: string}[] {
  if (!redaction) return [];
  const {record, digest} = redaction;
  const own = {path: `${redactionFolder(record.number)}/redaction.json`, sha256: digest};
  return [own, ...record.parts.flatMap((part) => [part, ...(part.proof ? [part.proof] : [])])];
}
