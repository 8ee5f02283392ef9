import { createHmac, timingSafeEqual } from 'node:crypto';
import { MadoError } from '@mado/core/domain/errors.ts';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { networkOf } from '../peers.ts';
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

const minutes = (count: number) => count * 60;

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
  readonly #known = new RateLimiterMemory({ keyPrefix: 'known', points: 10, duration: minutes(15) });
  /** One address at one account. */
  readonly #pair = new RateLimiterMemory({ keyPrefix: 'pair', points: 5, duration: minutes(15) });
  /** One account, from wherever. */
  readonly #account = new RateLimiterMemory({ keyPrefix: 'account', points: 30, duration: minutes(60) });
  /** One address, at whatever account: a whole office may sit behind it. */
  readonly #peer = new RateLimiterMemory({ keyPrefix: 'peer', points: 50, duration: minutes(15) });

  /** Failures of one address that are worth an entry of the audit log, which keeps them for years. */
  readonly #noted = new RateLimiterMemory({ keyPrefix: 'noted', points: 100, duration: minutes(15) });

  constructor(secret: string) {
    this.#secret = secret;
  }

  /**
   * Takes one from every budget before the password is looked at, so that guesses at the same time count.
   * @throws {MadoError} `rate-limited`
   */
  async spend(attempt: SignInAttempt): Promise<void> {
    const waits = await Promise.all(
      this.#budgets(attempt).map(async ({ limiter, key }) => {
        const { consumedPoints, msBeforeNext } = await limiter.penalty(key);
        return consumedPoints > limiter.points ? msBeforeNext : 0;
      }),
    );
    const wait = Math.max(...waits);
    if (wait > 0) throw new MadoError('rate-limited', 'sign-in', wait);
  }

  /** Whether a failure from this address is to be recorded: a flood of them would bury the others. */
  async mayNote(peer: string): Promise<boolean> {
    const { consumedPoints } = await this.#noted.penalty(networkOf(peer));
    return consumedPoints <= this.#noted.points;
  }

  /** It was no failure. */
  async giveBack(attempt: SignInAttempt): Promise<void> {
    await Promise.all(this.#budgets(attempt).map(({ limiter, key }) => limiter.reward(key)));
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

  #budgets({ account, peer, known }: SignInAttempt) {
    const name = account.toLowerCase();
    const nonce = marksIn(known)
      .map((mark) => this.#nonceOf(name, mark))
      .find((found) => found !== null);
    if (nonce !== undefined) return [{ limiter: this.#known, key: nonce }];
    return [
      { limiter: this.#pair, key: `${networkOf(peer)} ${name}` },
      { limiter: this.#account, key: name },
      { limiter: this.#peer, key: networkOf(peer) },
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
