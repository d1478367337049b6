/** What our questions use of the extension's own world, where the browser calls everything `chrome`. */
export type ExtensionScope = {
  chrome: {
    storage: {session: {get(key: string): Promise<Record<string, unknown>>; remove(key: string): Promise<void>}};
    tabs: {
      query(about: {active?: boolean; lastFocusedWindow?: boolean}): Promise<{id?: number; url?: string}[]>;
      setZoom(tabId: number, factor: number): Promise<void>;
      getZoom(tabId: number): Promise<number>;
      captureVisibleTab(options: {format: 'png'}): Promise<string>;
    };
    action: {openPopup(): Promise<void>};
    commands: {getAll(): Promise<{name?: string; shortcut?: string}[]>};
  };
};
