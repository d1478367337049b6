declare module '@harvard-lil/js-wacz' {
  type Log = {[level in 'trace' | 'info' | 'warn' | 'error']: () => void};
  export class WACZ {
    constructor(options: {input: string; output: string; title: string; detectPages: boolean; log: Log});
    process(): Promise<void>;
  }
}
