import { setTimeout as pause } from 'node:timers/promises';
import type { Restartable } from '../integration/restartable.ts';
import { Inspector } from './inspector.ts';
import { childrenOf, holdingsOf, type Holdings } from './process-memory.ts';

/** The pool of database connections lets go of those that nobody used for ten seconds. */
const REST_MS = 15_000;

/** What a server and its media workers hold while nobody calls. */
export interface AtRest {
  /** In use after a full collection, in kB. */
  readonly heap: number;
  readonly server: Holdings;
  readonly workers: readonly Holdings[];
  /** `mado_media_objects`, by kind. */
  readonly objects: Readonly<Record<string, number>>;
}

/** Looks into a server that runs with its inspector on. */
export class RestingServer implements Disposable {
  readonly #server: Restartable;
  readonly #inspector: Inspector;

  private constructor(server: Restartable, inspector: Inspector) {
    this.#server = server;
    this.#inspector = inspector;
  }

  static async of(server: Restartable): Promise<RestingServer> {
    return new RestingServer(server, await Inspector.attach(server.output));
  }

  async look(): Promise<AtRest> {
    await pause(REST_MS);
    const heap = await this.#inspector.heapAfterCollection();
    const { pid } = this.#server;
    const [server, workers] = [await holdingsOf(pid), await childrenOf(pid)];
    return {
      heap,
      server,
      workers: await Promise.all(workers.map(holdingsOf)),
      objects: await this.#objects(),
    };
  }

  [Symbol.dispose](): void {
    this.#inspector[Symbol.dispose]();
  }

  async #objects(): Promise<Record<string, number>> {
    const page = await (await fetch(`${this.#server.url}/metrics`)).text();
    const found = page.matchAll(/^mado_media_objects\{kind="(\w+)"\} (\d+)$/gm);
    const objects = Object.fromEntries([...found].map(([, kind = '', count]) => [kind, Number(count)]));
    if (Object.keys(objects).length === 0) throw new Error('the metrics count no media objects');
    return objects;
  }
}
