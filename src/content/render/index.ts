// Put into a page only when the pixels could not show the whole item. A page can notice this: it copies the document
// into a frame of its own. So it comes last, and its failure costs nothing but itself.
import html2canvas from 'html2canvas';
import {say} from '../../browser/i18n.ts';
import {base64} from '../../core/bytes.ts';
import {findAll} from '../../sites/reading/dom.ts';
import {offerRenderer, type Rendering} from './ask.ts';

/** Device pixels of one rendering; more would not fit through a message of the browser's. */
const MOST_PIXELS = 24_000_000;
const MOST_SIDE = 16_000;
const STRIP = 28;

offerRenderer(async (item, label) => {
  const before = new Set(drawingFrames());
  try {
    return await draw(item, label);
  } finally {
    // html2canvas takes its frame away only when it succeeds.
    for (const frame of drawingFrames()) if (!before.has(frame)) frame.remove();
  }
});

function drawingFrames(): Element[] {
  return findAll(document, 'iframe.html2canvas-container');
}

async function draw(item: Element, label: string): Promise<Rendering> {
  const box = item.getBoundingClientRect();
  const scale = scaleFor(box.width, box.height);
  const drawn = await html2canvas(item as HTMLElement, {
    scale,
    logging: false,
    backgroundColor: '#ffffff',
    imageTimeout: 3000,
    width: Math.ceil(box.width),
    height: Math.ceil(box.height),
    // Only the item and what is around it: the cost of a copy of the whole page grows with the page.
    ignoreElements: (element) => !belongs(element, item),
    onclone: (_copy, itemCopy) => {
      markFrames(item, itemCopy);
      // Its neighbours are gone, and must not let it grow.
      itemCopy.style.boxSizing = 'border-box';
      itemCopy.style.width = `${box.width}px`;
    },
  });
  const labelled = withLabel(drawn, label, scale);
  const blob = await new Promise<Blob | null>((resolve) => labelled.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the drawing could not be made into a picture');
  const rendering: Rendering = {
    pngBase64: base64(new Uint8Array(await blob.arrayBuffer())),
    width: labelled.width,
    height: labelled.height,
    imagesMissing: foreignImages(item),
  };
  return rendering;
}

/** A frame of another site cannot be drawn: a box with its address stands for it, not a white hole. */
function markFrames(item: Element, copy: HTMLElement): void {
  const copies = [...copy.querySelectorAll('iframe')];
  [...item.querySelectorAll('iframe')].forEach((frame, i) => {
    if (frame.contentDocument) return;
    const {width, height} = frame.getBoundingClientRect();
    const box = copy.ownerDocument.createElement('div');
    box.style.cssText = `display:inline-block;box-sizing:border-box;width:${width}px;height:${height}px;background:#eee;color:#333;border:1px dashed #333;font:14px sans-serif;padding:8px;overflow:hidden`;
    box.textContent = say('page_frameNotRead', frame.src || 'about:srcdoc');
    copies[i]?.replaceWith(box);
  });
}

function scaleFor(width: number, height: number): number {
  const wanted = Math.min(devicePixelRatio, 2);
  const bySide = MOST_SIDE / Math.max(width, height, 1);
  const byArea = Math.sqrt(MOST_PIXELS / Math.max(width * height, 1));
  return Math.max(0.1, Math.min(wanted, bySide, byArea));
}

function belongs(element: Element, item: Element): boolean {
  return element.contains(item) || item.contains(element) || inHead(element) || element.tagName === 'STYLE';
}

function inHead(element: Element): boolean {
  return document.head?.contains(element) ?? false;
}

/** Pictures that the library may not read back because another site serves them. */
function foreignImages(item: Element): number {
  return [...item.querySelectorAll('img')].filter((image) => {
    const source = image.currentSrc || image.src;
    return (
      source !== '' &&
      !source.startsWith('data:') &&
      URL.canParse(source, location.href) &&
      new URL(source, location.href).origin !== location.origin
    );
  }).length;
}

/** The picture says itself that it is none of the screen. */
function withLabel(drawn: HTMLCanvasElement, label: string, scale: number): HTMLCanvasElement {
  const strip = Math.round(STRIP * scale);
  const whole = document.createElement('canvas');
  whole.width = drawn.width;
  whole.height = drawn.height + strip;
  const paint = whole.getContext('2d');
  if (!paint) throw new Error('no canvas');
  paint.fillStyle = '#fff3d6';
  paint.fillRect(0, 0, whole.width, strip);
  paint.fillStyle = '#3d2c00';
  paint.font = `${Math.round(14 * scale)}px system-ui, sans-serif`;
  paint.textBaseline = 'middle';
  paint.fillText(label, 8 * scale, strip / 2, whole.width - 16 * scale);
  paint.drawImage(drawn, 0, strip);
  return whole;
}
