// Stands in for the `setimmediate` package that jszip asks for in browsers: that one can build functions from text,
// which add-on stores refuse. Node has the real thing; only jszip calls this.

type Task = () => void;
type Port = {postMessage(message: number): void; onmessage: (() => void) | null};
// The core is compiled without DOM types; every place where this file runs has a MessageChannel.
declare const MessageChannel: new () => {port1: Port; port2: Port};

const scope = globalThis as unknown as {setImmediate?: (task: Task, ...values: unknown[]) => void};

if (typeof scope.setImmediate !== 'function') {
  const tasks: Task[] = [];
  const {port1, port2} = new MessageChannel();
  // One message a task, so that the browser draws and answers between two of them.
  port1.onmessage = () => tasks.shift()?.();
  scope.setImmediate = (task, ...values) => {
    tasks.push(() => (task as (...given: unknown[]) => void)(...values));
    port2.postMessage(0);
  };
}

export {};
