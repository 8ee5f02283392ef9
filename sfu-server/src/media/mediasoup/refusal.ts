import { MadoError, type ErrorCode } from '@mado/core/domain/errors.ts';

/**
 * Runs a request to mediasoup. It throws errors of every class for input that it cannot use, so whatever it throws
 * while `owner` is open is a refusal of the input, coded as `refused`.
 */
export async function refusing<T>(
  refused: ErrorCode,
  owner: { readonly closed: boolean },
  request: () => Promise<T>,
): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (owner.closed) throw new MadoError('media-unavailable', 'closed meanwhile');
    throw new MadoError(refused, error instanceof Error ? error.message : String(error));
  }
}
