/**
 * Every code that a client, a caller of the HTTP API or an operator can be given, and whether the same
 * request may succeed if it is simply sent again.
 */
export const errorCodes = {
  // Of the connection
  unauthenticated: { retryable: false },
  forbidden: { retryable: false },
  'outdated-client': { retryable: false },
  'rate-limited': { retryable: true },
  'unknown-event': { retryable: false },
  'invalid-message': { retryable: false },
  'not-found': { retryable: false },
  'server-stopping': { retryable: true },
  'database-unavailable': { retryable: true },
  internal: { retryable: true },
  // Of accounts
  'sign-in-failed': { retryable: false },
  'sign-in-expired': { retryable: false },
  'password-wrong': { retryable: false },
  'password-too-short': { retryable: false },
  'password-too-long': { retryable: false },
  'password-common': { retryable: false },
  /** Of somebody who signs in by link or passkey alone. */
  'password-missing': { retryable: false },
  'code-wrong': { retryable: false },
  'second-factor-exists': { retryable: false },
  'passkey-refused': { retryable: false },
  /** What opens another way in wants somebody who has just signed in. */
  'sign-in-stale': { retryable: false },
  'invitation-invalid': { retryable: false },
  'person-not-found': { retryable: false },
  'person-exists': { retryable: false },
  'own-account': { retryable: false },
  'not-disabled': { retryable: false },
  // Of calls and offers
  'unknown-language': { retryable: false },
  'unknown-variant': { retryable: false },
  'call-in-progress': { retryable: false },
  'call-not-found': { retryable: false },
  'call-ended': { retryable: false },
  'invalid-transition': { retryable: false },
  'offer-not-found': { retryable: false },
  'offer-rescinded': { retryable: false },
  'not-in-wrap-up': { retryable: false },
  'survey-not-due': { retryable: false },
  /** A window of its quality that begins before the call was answered, or after it ended. */
  'window-outside-call': { retryable: false },
  // Of tablets
  'counter-not-found': { retryable: false },
  'tablet-not-found': { retryable: false },
  'pairing-not-found': { retryable: false },
  'pairing-decided': { retryable: false },
  // Of the routing's settings
  'group-not-found': { retryable: false },
  'too-many-groups': { retryable: false },
  // Of media
  'ticket-invalid': { retryable: false },
  'not-joined': { retryable: false },
  'not-answered': { retryable: true },
  'transport-exists': { retryable: false },
  'transport-not-found': { retryable: false },
  'transport-connected': { retryable: false },
  'producer-exists': { retryable: false },
  'producer-not-found': { retryable: false },
  'consumer-exists': { retryable: false },
  'consumer-not-found': { retryable: false },
  'codec-unsupported': { retryable: false },
  'media-unavailable': { retryable: true },
} as const satisfies Record<string, { retryable: boolean }>;

export type ErrorCode = keyof typeof errorCodes;

/** The form in which an error crosses the wire. Words for people are chosen by the client, by `code`. */
export interface CodedError {
  readonly code: ErrorCode;
  readonly retryable: boolean;
}

/** An expected refusal. Anything else that is thrown is a defect and reaches the client as `internal`. */
export class MadoError extends Error implements CodedError {
  override readonly name = 'MadoError';
  readonly code: ErrorCode;
  readonly retryable: boolean;
  /** When it may succeed, in milliseconds from now; null: nobody knows. */
  readonly retryAfterMs: number | null;

  /** @param detail for the log only: names no person and quotes no message. */
  constructor(code: ErrorCode, detail?: string, retryAfterMs: number | null = null) {
    super(detail === undefined ? code : `${code}: ${detail}`);
    this.code = code;
    this.retryable = errorCodes[code].retryable;
    this.retryAfterMs = retryAfterMs;
  }
}

export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(errorCodes, value);
