import type { OfferView } from '@mado/core/protocol/interpreter.ts';
import { politely } from '../integration/bots.ts';
import type { Console, Tablet } from '../integration/restartable.ts';
import type { Ward } from './factories.ts';
import { Person } from './person.ts';
import { Watch } from './watch.ts';

/** The languages of a scripted ward, by what becomes of a call in them. */
export const languageOf = { answered: 'jsl', busy: 'cmn', declined: 'en', nobody: 'ko' };

/** As many tablets that call one after the other as interpreters who answer; and one call that stays. */
export const scriptedPlan = (pairs: number) => ({
  tablets: pairs + 1,
  interpreters: [
    ...Array.from({ length: pairs }, () => [languageOf.answered]),
    [languageOf.busy],
    [languageOf.declined],
  ],
});

/** How the people of a ward reach its server. */
export interface Lines {
  tablet(id: string): Promise<Tablet>;
  interpreter(id: string): Promise<Console>;
}

/** An interpreter who is being rung. */
export interface Ring {
  readonly console: Person<'interpreter'>;
  readonly offer: OfferView;
}

/** A ward whose people act by scripts, all of them connected and available. */
export class ScriptedWard {
  /** Those that call one after the other. */
  readonly tablets: readonly Person<'tablet'>[];
  /** The one whose call stays. */
  readonly standing: Person<'tablet'>;
  readonly consoles: readonly Person<'interpreter'>[];
  readonly #watch: Watch;

  private constructor(parts: Pick<ScriptedWard, 'tablets' | 'standing' | 'consoles'>, watch: Watch) {
    this.tablets = parts.tablets;
    this.standing = parts.standing;
    this.consoles = parts.consoles;
    this.#watch = watch;
  }

  static async gather(ward: Ward, lines: Lines): Promise<ScriptedWard> {
    const watch = new Watch();
    const tablets = await Promise.all(
      ward.tablets.map((id) => Person.arrive<'tablet'>(() => lines.tablet(id), watch)),
    );
    const consoles = await Promise.all(
      ward.interpreters.map(({ id }) => Person.arrive<'interpreter'>(() => lines.interpreter(id), watch)),
    );
    for (const { client } of consoles)
      await politely(() => client.request('status:set', { status: 'available' }));
    const standing = tablets.pop();
    if (standing === undefined) throw new Error('the ward has no tablet');
    return new ScriptedWard({ tablets, standing, consoles }, watch);
  }

  /** Resolves with who is being rung for a call, unless it is still the earlier offer. */
  rung(callId: string, earlier?: string): Promise<Ring> {
    return this.#watch.until(`a ring for ${callId}`, () => {
      for (const console of this.consoles) {
        const { offer } = console.view;
        if (offer?.callId === callId && offer.offerId !== earlier) return { console, offer };
      }
      return null;
    });
  }

  leave(): void {
    for (const person of [...this.tablets, this.standing, ...this.consoles]) person.leave();
  }
}
