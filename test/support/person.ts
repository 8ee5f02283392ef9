import { once } from 'node:events';
import type { RemoteProducer } from '@mado/core/protocol/media.ts';
import type { InterpreterView } from '@mado/core/protocol/interpreter.ts';
import type { TabletView } from '@mado/core/protocol/tablet.ts';
import { politely } from '../integration/bots.ts';
import type { Console, Tablet } from '../integration/restartable.ts';
import type { Watch } from './watch.ts';

interface Sides {
  readonly tablet: { readonly client: Tablet; readonly view: TabletView };
  readonly interpreter: { readonly client: Console; readonly view: InterpreterView };
}
export type Side = keyof Sides;
type Client<S extends Side> = Sides[S]['client'];
type View<S extends Side> = Sides[S]['view'];

/** Somebody at a tablet or a console: what it shows, and the line that it is on. */
export class Person<S extends Side> {
  /** The latest of what others send in the call. */
  producers: readonly RemoteProducer[] = [];
  readonly #connect: () => Promise<Client<S>>;
  readonly #watch: Watch;
  #client: Client<S> | null = null;
  #view: View<S> | null = null;

  private constructor(connect: () => Promise<Client<S>>, watch: Watch) {
    this.#connect = connect;
    this.#watch = watch;
  }

  static async arrive<S extends Side>(connect: () => Promise<Client<S>>, watch: Watch): Promise<Person<S>> {
    const person = new Person<S>(connect, watch);
    await person.comeBack();
    return person;
  }

  get client(): Client<S> {
    if (this.#client === null) throw new Error('not connected');
    return this.#client;
  }

  /** What either side may ask in the same words. */
  get anyClient(): Tablet {
    return this.client as Tablet;
  }

  get view(): View<S> {
    if (this.#view === null) throw new Error('nothing was shown yet');
    return this.#view;
  }

  /** Resolves with what is found in what is shown, now or later. */
  sees<T>(what: string, find: (view: View<S>) => T | null): Promise<T> {
    return this.#watch.until(`a view with ${what}`, () => find(this.view));
  }

  /** Resolves once others send `count` things. */
  hears(count: number): Promise<readonly RemoteProducer[]> {
    const found = () => (this.producers.length === count ? this.producers : null);
    return this.#watch.until(`${count} producers`, found);
  }

  async comeBack(): Promise<void> {
    const client = await this.#connect();
    this.#client = client;
    client.socket.on('view', (view: View<S>) => this.#show(view));
    client.socket.on('media:producers', ({ producers }: { producers: RemoteProducer[] }) => {
      this.producers = producers;
      this.#watch.changed();
    });
    this.#show(await politely(() => this.anyClient.request('sync', {})));
  }

  /** The line breaks without a word. */
  async loseLine(): Promise<void> {
    const { socket } = this.client;
    const gone = once(socket as unknown as NodeJS.EventEmitter, 'disconnect');
    socket.io.engine.close();
    await gone;
  }

  /** The page is closed. */
  leave(): void {
    this.client.close();
  }

  /** An answer may be overtaken by a view that was made after it. */
  #show(view: View<S>): void {
    if (this.#view !== null && view.now < this.#view.now) return;
    this.#view = view;
    this.#watch.changed();
  }
}
