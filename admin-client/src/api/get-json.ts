import { ask, type Schema } from '@mado/client/http/ask.ts';

/**
 * Reads from the HTTP API.
 * @throws {RequestError} refused, not reached, or answered with something that this client does not know
 */
export const getJson = <T>(url: string, schema: Schema<T>, signal?: AbortSignal): Promise<T> =>
  ask(url, schema, { headers: { accept: 'application/json' }, ...(signal && { signal }) });
