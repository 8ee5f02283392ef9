import type { Role } from '@mado/core/protocol/version.ts';
import type { Principal, Subject } from './principal.ts';

/** How long a session that was seen in the database is taken for granted while that is away, in milliseconds. */
const TRUSTED_MS = 3_600_000;
/** Beyond it the ones seen longest ago are forgotten. */
const MOST = 10_000;

interface SessionQuery {
  readonly tokenHash: string;
  readonly role: Role;
  readonly now: Date;
}

/** Sessions that the database knew lately, for as long as it cannot be asked. */
export class KnownSessions {
  readonly #seen = new Map<string, { readonly principal: Principal; readonly at: number }>();

  /** What the database said: null when there is no such session (any more). */
  note({ tokenHash, role, now }: SessionQuery, principal: Principal | null): void {
    const key = keyOf(role, tokenHash);
    this.#seen.delete(key);
    if (principal !== null) this.#seen.set(key, { principal, at: now.getTime() });
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > MOST && oldest !== undefined) this.#seen.delete(oldest);
  }

  /** Somebody's sessions ended, or are not what they were. */
  forget({ role, subjectId }: Subject): void {
    for (const [key, { principal }] of this.#seen) {
      if (principal.role === role && principal.subjectId === subjectId) this.#seen.delete(key);
    }
  }

  find({ tokenHash, role, now }: SessionQuery): Principal | null {
    const seen = this.#seen.get(keyOf(role, tokenHash));
    if (seen === undefined || now.getTime() - seen.at > TRUSTED_MS) return null;
    return seen.principal.expiresAt <= now ? null : seen.principal;
  }
}

const keyOf = (role: Role, tokenHash: string): string => `${role} ${tokenHash}`;
