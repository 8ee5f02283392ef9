import { z } from 'zod';
import { nothing } from '../contract.ts';

/** One route of the HTTP API. `params` are the named parts of its path; `body` is JSON, of anything but a GET. */
export interface RestContract<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> {
  readonly about: string;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly output: O;
}

type Nothing = typeof nothing;

/** Declares a route. What is left out of a request is an object with nothing in it. */
export const rest = <
  O extends z.ZodType,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
>(route: {
  about: string;
  params?: P;
  query?: Q;
  body?: B;
  output: O;
}): RestContract<P, Q, B, O> => ({
  about: route.about,
  // Left out, the type is that of `nothing`.
  params: route.params ?? (nothing as unknown as P),
  query: route.query ?? (nothing as unknown as Q),
  body: route.body ?? (nothing as unknown as B),
  output: route.output,
});

/** The output of a route that answers with a file instead of JSON. */
export const file = z.undefined();

/** The body of every refused HTTP request. */
export const restError = z.object({ error: z.object({ code: z.string(), retryable: z.boolean() }) });
