import {useEffect, useState} from 'preact/hooks';

type DropHandlers = {
  onDragOver(event: DragEvent): void;
  onDragLeave(event: DragEvent): void;
  onDrop(event: DragEvent): void;
};

/** Files that are dropped onto an element; `over` while they are held above it. */
export function useDroppedFiles(onFiles: (files: File[]) => void): {over: boolean; handlers: DropHandlers} {
  const [over, setOver] = useState(false);
  const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
  useEffect(() => {
    // Beside the element a drop would make the browser open the file in the place of our page.
    const hold = (event: DragEvent) => event.preventDefault();
    window.addEventListener('dragover', hold);
    window.addEventListener('drop', hold);
    return () => {
      window.removeEventListener('dragover', hold);
      window.removeEventListener('drop', hold);
    };
  }, []);
  return {
    over,
    handlers: {
      onDragOver: (event) => {
        event.preventDefault();
        if (holdsFiles(event)) setOver(true);
      },
      onDragLeave: (event) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node && event.currentTarget instanceof Node && event.currentTarget.contains(to)))
          setOver(false);
      },
      onDrop: (event) => {
        event.preventDefault();
        setOver(false);
        if (holdsFiles(event)) onFiles([...(event.dataTransfer?.files ?? [])]);
      },
    },
  };
}

/** Files and pictures that are pasted anywhere but into a field for words. */
export function usePastedFiles(onFiles: (files: File[]) => void): void {
  useEffect(() => {
    const pasted = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      const intoField =
        event.target instanceof HTMLTextAreaElement ||
        (event.target instanceof HTMLInputElement && event.target.type !== 'file');
      // Words that are pasted into a field belong there.
      if (files.length === 0 && intoField) return;
      event.preventDefault();
      onFiles(files);
    };
    document.addEventListener('paste', pasted);
    return () => document.removeEventListener('paste', pasted);
  });
}
