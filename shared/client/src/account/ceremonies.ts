import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

/** Why the browser and the person in front of it made nothing of a passkey. */
export type CeremonyProblem = 'passkey-cancelled' | 'passkey-known' | 'passkey-failed';

export class CeremonyError extends Error {
  override readonly name = 'CeremonyError';
  readonly code: CeremonyProblem;

  constructor(code: CeremonyProblem) {
    super(code);
    this.code = code;
  }
}

/** Passkeys are bound to a name: an address of digits has none (WebAuthn Level 3, 5.1.3). */
export const hasName = (host: string): boolean => !/^[\d.]+$|:/.test(host);

export const canUsePasskeys = (): boolean => browserSupportsWebAuthn() && hasName(window.location.hostname);

/** Browsers do not say why: somebody who turned away, ran out of time or has no passkey here. */
const turnedAway: readonly string[] = ['NotAllowedError', 'AbortError'];

export function problemOf(error: unknown): CeremonyProblem {
  const name = error instanceof Error ? error.name : '';
  if (turnedAway.includes(name)) return 'passkey-cancelled';
  return name === 'InvalidStateError' ? 'passkey-known' : 'passkey-failed';
}

/** The server's options are passed on as they are: it speaks the browser's own words. */
type Options = Readonly<Record<string, unknown>>;

/** @throws {CeremonyError} */
export const createPasskey = (options: Options): Promise<object> =>
  carriedOut(
    startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON }),
  );

/** @throws {CeremonyError} */
export const askPasskey = (options: Options): Promise<object> =>
  carriedOut(
    startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON }),
  );

async function carriedOut(ceremony: Promise<object>): Promise<object> {
  try {
    return await ceremony;
  } catch (error) {
    throw new CeremonyError(problemOf(error));
  }
}
