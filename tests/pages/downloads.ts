import {vi} from 'vitest';

/** What the page gives to the browser to be saved from now on, in order; restored with all mocks. */
export function catchDownloads(): {name: string; blob: Blob}[] {
  const caught: {name: string; blob: Blob}[] = [];
  const blobs = new Map<string, Blob>();
  const make = URL.createObjectURL.bind(URL);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const address = make(blob);
    if (blob instanceof Blob) blobs.set(address, blob);
    return address;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const blob = blobs.get(this.href);
    if (this.download && blob) caught.push({name: this.download, blob});
  });
  return caught;
}
