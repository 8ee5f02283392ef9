import { Buckets } from '../buckets.ts';
import { limits } from '../limits.ts';
import { OpenCounts } from '../open-counts.ts';
import { networkOf } from '../peers.ts';

/**
 * Who may open a line, before it costs anything. Whoever is known is counted as a person, so that strangers at the same
 * address, or too many of them, cannot keep a tablet out; strangers are counted by peer.
 */
export class Admission {
  readonly #now: () => number;
  readonly #people: Buckets;
  readonly #peers: Buckets;
  readonly #open = new OpenCounts({ perPeer: limits.linesPerPeer, perSite: limits.linesPerSite });
  readonly #pausedUntil = new Map<string, number>();

  /** @param now milliseconds of any clock that only goes forward */
  constructor(now = () => performance.now()) {
    this.#now = now;
    this.#people = new Buckets(limits.handshakesPerPerson, now);
    this.#peers = new Buckets(limits.handshakesPerPeer, now);
  }

  /**
   * @param known the person or tablet whose cookie this is, as far as that is known already
   * @returns in how many milliseconds the line may be opened; null: it may not
   */
  claim(peer: string, known: string | null): number | null {
    if (!this.#open.hasRoom(peer)) return null;
    if (known === null) return this.#peers.claim(networkOf(peer));
    return this.#isPaused(known) ? null : this.#people.claim(known);
  }

  /** @returns to be called once the line is closed */
  opened(peer: string): () => void {
    return this.#open.opened(peer);
  }

  /** Somebody at this address had no session. */
  failed(peer: string): void {
    this.#peers.burden(networkOf(peer), limits.failedHandshake);
  }

  /** This person sent too much for too long. */
  pause(subjectId: string): void {
    const now = this.#now();
    for (const [paused, until] of this.#pausedUntil) if (until <= now) this.#pausedUntil.delete(paused);
    this.#pausedUntil.set(subjectId, now + limits.pauseAfterCut * 1000);
  }

  #isPaused(subjectId: string): boolean {
    return (this.#pausedUntil.get(subjectId) ?? 0) > this.#now();
  }
}
