/** Where Node says that its inspector listens. */
const announced = /Debugger listening on (ws:\/\/\S+)/;

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Speaks to a Node process through its own inspector, so that the program needs nothing to be measured. */
export class Inspector implements Disposable {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #asked = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const answer = JSON.parse(String(data)) as Answer;
      if (answer.id !== undefined) this.#waiting.get(answer.id)?.(answer);
    });
  }

  /** @param output what the process printed, started with `--inspect` */
  static async attach(output: string): Promise<Inspector> {
    const address = announced.exec(output)?.[1];
    if (address === undefined) throw new Error('the process has no inspector');
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve);
      socket.addEventListener('error', () => reject(new Error(`${address} cannot be reached`)));
    });
    return new Inspector(socket);
  }

  /** Collects all garbage. @returns the heap in use after it, in kB */
  async heapAfterCollection(): Promise<number> {
    await this.#ask('HeapProfiler.enable');
    // What the first collection finalises the next one frees.
    for (let time = 0; time < 3; time += 1) await this.#ask('HeapProfiler.collectGarbage');
    await this.#ask('HeapProfiler.disable');
    const { usedSize } = (await this.#ask('Runtime.getHeapUsage')) as { usedSize: number };
    return usedSize / 1024;
  }

  [Symbol.dispose](): void {
    this.#socket.close();
  }

  async #ask(method: string): Promise<unknown> {
    this.#asked += 1;
    const id = this.#asked;
    const answered = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve));
    this.#socket.send(JSON.stringify({ id, method }));
    const { result, error } = await answered;
    this.#waiting.delete(id);
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result;
  }
}
