import {base64} from '../../../core/bytes.ts';
import type {Uuid} from '../../../core/ids.ts';
import {packName} from '../../../core/pack/names.ts';
import type {PackExhibit, PackInput, Recipient, ReportPicture} from '../../../core/pack/pack-input.ts';
import {type WantedPicture, wantedPictures} from '../../../core/pack/pictures.ts';
import {planPack} from '../../../core/pack/plan-pack.ts';
import {textsIn} from '../../../core/pack/private-finds.ts';
import {caseReportPieces} from '../../../core/report/case-report.ts';
import {reportMaker} from '../../../core/report/report-maker.ts';
import {foldForSearch} from '../../../core/text.ts';
import type {Circumstances} from '../../../store/circumstances.ts';
import {noteWords} from '../../../store/note-words.ts';
import type {Store} from '../../../store/open-store.ts';
import {type PackChoice, previewPack} from '../../../store/pack-source.ts';
import {pageLanguage, say} from '../../shared/words.ts';
import {renditionMaker} from '../rendition.ts';

/** What the other side would see, before anything is sealed or logged. */
export type Preview = {
  html: string;
  files: {path: string; bytes: number}[];
  /** Pages of kept things that are in the pack and not in the preview. */
  pagesLeftOut: number;
  /** How many private notes there are, and how many of them stand, word for word, in what goes in. */
  notes: {all: number; repeated: number};
};

/** More would make the preview heavier than the browser likes; what a page looks like can be seen on fewer. */
const MOST_PAGES = 50;
const MOST_PICTURES = 150;
/** Shorter words stand in many texts by chance. */
const SHORTEST_NOTE = 12;

type Options = {circumstances: Circumstances; signal: AbortSignal};

/** Makes the report as it would be now. Undefined if there is nothing, or it was stopped. */
export async function previewReport(
  store: Store,
  choice: PackChoice,
  madeFor: Recipient,
  {circumstances, signal}: Options,
): Promise<Preview | undefined> {
  const renditions = renditionMaker();
  try {
    const surroundings = {say, language: pageLanguage(), makeRendition: renditions.make, madeFor};
    const input = await previewPack(store, choice, surroundings, circumstances);
    if (!input) return undefined;
    const wanted = wantedPictures(input);
    const shown = shownExhibits(input.exhibits, wanted);
    const pictures = await drawPictures(
      input,
      wanted.filter(({exhibitId}) => shown.has(exhibitId)),
      signal,
    );
    const html = await reportText(input, shown, pictures, signal);
    if (signal.aborted) return undefined;
    return {
      html,
      files: planPack(input, {report: reportMaker, verifyHtml: new Uint8Array()}, wanted).files.map(
        ({path, bytes}) => ({path, bytes}),
      ),
      pagesLeftOut: input.exhibits.length - shown.size,
      notes: await lookForNotes(store, input),
    };
  } finally {
    renditions.close();
  }
}

/** The first exhibits, as many as the preview bears. */
function shownExhibits(exhibits: readonly PackExhibit[], wanted: readonly WantedPicture[]): ReadonlySet<Uuid> {
  const shown = new Set<Uuid>();
  let pictures = 0;
  for (const {id} of exhibits) {
    pictures += wanted.filter(({exhibitId}) => exhibitId === id).length;
    if (shown.size === MOST_PAGES || (pictures > MOST_PICTURES && shown.size > 0)) break;
    shown.add(id);
  }
  return shown;
}

type Drawn = {byExhibit: Map<Uuid, ReportPicture[]>; addresses: Map<string, string>};

async function drawPictures(input: PackInput, wanted: readonly WantedPicture[], signal: AbortSignal): Promise<Drawn> {
  const drawn: Drawn = {byExhibit: new Map(), addresses: new Map()};
  for (const {path, exhibitId, part, slice} of wanted) {
    if (signal.aborted) break;
    const rendition = await input.readRendition(exhibitId, part, slice);
    if (!rendition) continue;
    const {bytes, ...size} = rendition;
    drawn.byExhibit.set(exhibitId, [...(drawn.byExhibit.get(exhibitId) ?? []), {path, part, ...size}]);
    // The frame has an origin of its own and can open no address of ours; the picture stands in its text.
    drawn.addresses.set(path, `data:image/jpeg;base64,${base64(bytes)}`);
  }
  return drawn;
}

const PAGE_OF_EXHIBIT = '<article class="exhibit"';
const PIECES_AT_A_STRETCH = 40;

async function reportText(
  input: PackInput,
  shown: ReadonlySet<Uuid>,
  {byExhibit, addresses}: Drawn,
  signal: AbortSignal,
): Promise<string> {
  const context = {input, pictures: byExhibit, name: packName(input.packId, input.sealedAt)};
  const pieces: string[] = [];
  let pages = 0;
  let count = 0;
  for (const piece of caseReportPieces(context, 'preview')) {
    const isPage = piece.startsWith(PAGE_OF_EXHIBIT);
    if (isPage) pages += 1;
    if (!isPage || pages <= shown.size) pieces.push(piece);
    count += 1;
    if (count % PIECES_AT_A_STRETCH === 0) {
      if (signal.aborted) return '';
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  // Every quotation mark of a record is written as an entity, so these can only be the report's own.
  return pieces.join('').replace(/ src="(pictures\/[^"]+)"/g, (whole, path: string) => {
    const address = addresses.get(path);
    return address === undefined ? whole : ` src="${address}"`;
  });
}

/** No note can come in by itself. But a person may have written the same words in both places, and is told. */
async function lookForNotes(store: Store, input: PackInput): Promise<Preview['notes']> {
  const notes = await noteWords(store);
  const records = [
    ...input.caseRecords.map(({record}) => record),
    ...input.incidents.map(({record}) => record),
    ...input.subjects.map(({record}) => record),
    ...input.exhibits.map(({facts}) => facts),
  ];
  const long = notes.map((note) => foldForSearch(note).trim()).filter((note) => note.length >= SHORTEST_NOTE);
  const texts = long.length === 0 ? '' : foldForSearch(records.flatMap(textsIn).join('\n'));
  return {all: notes.length, repeated: long.filter((note) => texts.includes(note)).length};
}
