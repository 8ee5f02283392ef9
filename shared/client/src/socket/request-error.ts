import { errorCodes, isErrorCode, type ErrorCode } from '@mado/core/domain/errors.ts';

/** What a request can fail with: a code of the server, or one of these when no answer came. */
export type RequestErrorCode = ErrorCode | 'timeout' | 'disconnected';

/** A request that was refused or not answered. Words for people are chosen by `code`. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly code: RequestErrorCode;
  readonly retryable: boolean;
  /** When it may succeed, in milliseconds from now; null: nobody knows. */
  readonly retryAfterMs: number | null;

  constructor(code: RequestErrorCode, retryable: boolean, retryAfterMs: number | null = null) {
    super(code);
    this.code = code;
    this.retryable = retryable;
    this.retryAfterMs = retryAfterMs;
  }
}

/** No answer came: it may or may not have arrived. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof RequestError && (error.code === 'timeout' || error.code === 'disconnected');

/** The code within whatever came over the wire as an error; anything unknown is `internal`. */
export function codeOf(error: unknown): ErrorCode {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return isErrorCode(code) ? code : 'internal';
}

/** The failure that a refusal of the server stands for. */
export function refusal(error: unknown): RequestError {
  const code = codeOf(error);
  return new RequestError(code, errorCodes[code].retryable);
}
