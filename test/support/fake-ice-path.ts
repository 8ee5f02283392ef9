import type { Heard } from '../../shared/client/src/media/heard.ts';

/** A path of a transport, on which a test says what is heard. */
export class FakePath {
  /** Whether anything is heard on it now, and whether it is once it was sought. */
  alive = true;
  reachable = true;
  broken = false;
  refusal: Error | null = null;
  seeks = 0;
  provisions = 0;
  finds = 0;
  answersElsewhere = false;
  asks = true;
  #asked = 0;
  #heard = 0;
  #elsewhere = 0;
  #changed: () => void = () => undefined;

  readonly transport = {
    on: (_event: string, listener: () => void) => {
      this.#changed = listener;
    },
  };

  /** The network between is gone, or there again. */
  set network(there: boolean) {
    this.alive = this.reachable = there;
  }

  break(): void {
    this.broken = true;
    this.alive = false;
    this.#changed();
  }

  async provide(): Promise<void> {
    this.provisions += 1;
  }

  async seek(): Promise<void> {
    if (this.refusal !== null) throw this.refusal;
    this.seeks += 1;
    if (this.reachable) [this.alive, this.broken] = [true, false];
  }

  found(): void {
    this.finds += 1;
  }

  async heard(): Promise<Heard> {
    if (this.alive) this.#heard += 1;
    if (this.answersElsewhere) this.#elsewhere += 1;
    if (this.asks) this.#asked += 1;
    return {
      chosen: 'pair',
      pairs: new Map([
        ['pair', { asked: this.#asked, heard: this.#heard }],
        ['other', { asked: 0, heard: this.#elsewhere }],
      ]),
    };
  }
}
