import { restError } from '@mado/core/protocol/rest/contract.ts';
import { codeOf, refusal, RequestError } from '../socket/request-error.ts';

/** What reads an answer: a zod schema of the protocol. */
export interface Schema<T> {
  readonly safeParse: (value: unknown) => { success: true; data: T } | { success: false };
}

/** For a refusal whose body is not ours, as of a proxy in between. */
const codeByStatus: Record<number, string> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  429: 'rate-limited',
};

/** What is merely read is there within this, or the line broke without a word: a page must not wait for minutes. */
const READ_WITHIN_MS = 15_000;

/**
 * Asks the HTTP API.
 * @throws {RequestError} refused, not reached, or answered with something that this client does not know
 */
export async function ask<T>(url: string, schema: Schema<T>, init: RequestInit = {}): Promise<T> {
  const limit = init.method === undefined ? AbortSignal.timeout(READ_WITHIN_MS) : null;
  const signal = init.signal ?? null;
  const { response, body } = await reach(url, { ...init, signal: eitherOf(signal, limit) }).catch(
    (error: unknown) => {
      if (signal?.aborted === true) throw error;
      throw new RequestError(limit?.aborted === true ? 'timeout' : 'disconnected', true);
    },
  );
  if (!response.ok) throw refusedWith(body, response);
  const answer = schema.safeParse(body);
  if (!answer.success) throw new RequestError('invalid-message', false);
  return answer.data;
}

/** Asks for something to be done. */
export const post = <T>(url: string, body: object, schema: Schema<T>, signal?: AbortSignal): Promise<T> =>
  ask(url, schema, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });

/** @throws where nothing answers, or the answer breaks off */
async function reach(url: string, init: RequestInit): Promise<{ response: Response; body: unknown }> {
  const response = await fetch(url, init);
  const text = await response.text();
  return { response, body: parsed(text) };
}

const eitherOf = (...signals: (AbortSignal | null)[]): AbortSignal =>
  AbortSignal.any(signals.filter((signal) => signal !== null));

/** Null for what is no JSON, as the page of a proxy in between. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function refusedWith(body: unknown, { status, headers }: Response): RequestError {
  const known = restError.safeParse(body);
  const error = known.success ? known.data.error : { code: codeByStatus[status] ?? 'internal' };
  const { code, retryable } = refusal(error);
  const seconds = Number(headers.get('retry-after') ?? NaN);
  return new RequestError(codeOf({ code }), retryable, Number.isFinite(seconds) ? seconds * 1_000 : null);
}
