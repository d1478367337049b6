/**
 * Shows what was read. A database that is let go meanwhile (locked, moved) has nobody to show it to: it is read again by
 * the page that is drawn when it is there again.
 */
export function whenRead<T>(reading: Promise<T>, show: (read: T) => void): void {
  reading.then(show, (error: unknown) => console.warn('not read:', error));
}
