import type { KeyRing, Secrets } from './secrets.ts';

/** A key for each use: whoever learns one has none of the others. */
export interface Keys {
  /** Hashes the tokens of tablets and of sign-in links. */
  readonly sessions: string;
  /**
   * Of the library for accounts, which takes one for both of its uses: it signs the cookies of people with the current
   * one, and encrypts the secrets of authenticator apps and recovery codes, of which it can read what former ones wrote.
   */
  readonly accounts: KeyRing;
  /** Hashes the tokens of invitations. */
  readonly invitations: string;
  /** Hashes the codes of devices that ask to become a tablet: what they show, and what their cookie holds. */
  readonly pairing: string;
  /** Hashes one-time codes that were used. */
  readonly usedCodes: string;
  /** Signs the cookie by which a browser is known to have been signed in on. */
  readonly knownBrowsers: string;
  /** Hashes the numbers of visitors' tickets. */
  readonly tickets: string;
  /** Of the chain of the audit log, which keeps them as well: see `audit/keys.ts`. */
  readonly audit: KeyRing;
}

export const keysOf = (secrets: Secrets): Keys => ({
  sessions: secrets.deriveKey('sessions'),
  accounts: secrets.deriveRing('accounts'),
  invitations: secrets.deriveKey('invitations'),
  pairing: secrets.deriveKey('pairing'),
  usedCodes: secrets.deriveKey('used-codes'),
  knownBrowsers: secrets.deriveKey('known-browsers'),
  tickets: secrets.deriveKey('tickets'),
  audit: secrets.deriveRing('audit'),
});
