import { createHmac, timingSafeEqual } from 'node:crypto';
import { MadoError } from '@mado/core/domain/errors.ts';
import { limits } from '../limits.ts';
import { networkOf, siteOf } from '../peers.ts';
import { Windows } from '../windows.ts';
import { knownCookie, readKnownCookie } from './cookies.ts';
import { newToken } from './tokens.ts';

/** How often somebody may fail to sign in. */
export interface SignInAttempt {
  /** What was given as the name of the account. */
  readonly account: string;
  /** The address that it came from. */
  readonly peer: string;
  /** The value of the cookie that a browser has which somebody signed in on before. */
  readonly known: string | null;
}

interface SignInBudget {
  readonly windows: Windows;
  readonly key: string;
}

const BETWEEN = '~';
/** Beyond them the account that was signed in on the browser longest ago is forgotten. */
const MOST_MARKS = 5;
const marksIn = (known: string | null): string[] => known?.split(BETWEEN).slice(0, MOST_MARKS) ?? [];

/**
 * Failures, not attempts, are counted. A browser that this account was signed in on before has a budget of its own, so
 * that a stranger who spends all others cannot lock a colleague out of their own desk (OWASP, "device cookies"). A
 * passkey is not subject to any of it: it cannot be guessed.
 */
export class SignInLimit {
  readonly #secret: string;
  readonly #known = new Windows(limits.wrongPerKnownBrowser);
  readonly #pair = new Windows(limits.wrongPerPeerAndAccount);
  readonly #account = new Windows(limits.wrongPerAccount);
  readonly #peer = new Windows(limits.wrongPerPeer);
  readonly #noted = new Windows(limits.failuresNoted);

  constructor(secret: string) {
    this.#secret = secret;
  }

  /**
   * Takes one from every budget before the password is looked at, so that guesses at the same time count. Who is refused
   * takes nothing from others: a stranger at one address cannot use up what an account has for all.
   * @throws {MadoError} `rate-limited`
   */
  spend(attempt: SignInAttempt): void {
    const taken: SignInBudget[] = [];
    for (const budget of this.#budgets(attempt)) {
      const wait = budget.windows.spend(budget.key);
      if (wait > 0) {
        for (const { windows, key } of taken) windows.giveBack(key);
        throw new MadoError('rate-limited', 'sign-in', wait);
      }
      taken.push(budget);
    }
  }

  /** Whether a failure from this address is to be recorded: a flood of them would bury the others. */
  mayNote(peer: string): boolean {
    return this.#noted.spend(networkOf(peer)) === 0;
  }

  /** It was no failure. */
  giveBack(attempt: SignInAttempt): void {
    for (const { windows, key } of this.#budgets(attempt)) windows.giveBack(key);
  }

  /**
   * The value of the cookie by which a browser is known from now on to have been signed in on.
   * @param present what it has: colleagues share a browser, and one person has an account in each client
   */
  remember(account: string, present: string | null): string {
    const nonce = newToken();
    const others = marksIn(present).filter((mark) => this.#nonceOf(account, mark) === null);
    return [`${nonce}.${this.#mark(account, nonce)}`, ...others].slice(0, MOST_MARKS).join(BETWEEN);
  }

  /** Those of the fewest people first. */
  #budgets({ account, peer, known }: SignInAttempt): SignInBudget[] {
    const name = account.toLowerCase();
    const nonce = marksIn(known)
      .map((mark) => this.#nonceOf(name, mark))
      .find((found) => found !== null);
    if (nonce !== undefined) return [{ windows: this.#known, key: nonce }];
    const network = networkOf(peer);
    return [
      { windows: this.#peer, key: network },
      // By site: one with many networks would else spend what the account has for everybody.
      { windows: this.#pair, key: `${siteOf(network)} ${name}` },
      { windows: this.#account, key: name },
    ];
  }

  #nonceOf(account: string, value: string): string | null {
    const [nonce = '', mark = ''] = value.split('.');
    const [given, expected] = [Buffer.from(mark), Buffer.from(this.#mark(account, nonce))];
    return given.length === expected.length && timingSafeEqual(given, expected) ? nonce : null;
  }

  #mark(account: string, nonce: string): string {
    return createHmac('sha256', this.#secret)
      .update(`known ${nonce} ${account.toLowerCase()}`)
      .digest('base64url');
  }
}

/** Makes the `Set-Cookie` header by which a browser is known as one on which this account was signed in. */
export type MarkDevice = (email: string, cookies: string | undefined) => string;

export const deviceMarker =
  (limit: Pick<SignInLimit, 'remember'>, secure: boolean): MarkDevice =>
  (email, cookies) =>
    knownCookie(limit.remember(email, readKnownCookie(cookies, secure)), secure);
