import { z } from 'zod';
import type { CodedError } from '../domain/errors.ts';

/** One question of a client and its answer: what may be asked, what is answered, and what it is for. */
export interface Contract<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
  readonly about: string;
}

/** Something the server tells a client unasked. */
export interface Push<P extends z.ZodType = z.ZodType> {
  readonly payload: P;
  readonly about: string;
}

/** All that passes over one Socket.IO namespace. */
export interface Protocol {
  readonly requests: Readonly<Record<string, Contract>>;
  readonly pushes: Readonly<Record<string, Push>>;
}

export type RequestName<P extends Protocol> = keyof P['requests'] & string;
export type PushName<P extends Protocol> = keyof P['pushes'] & string;
export type Input<P extends Protocol, N extends RequestName<P>> = z.infer<P['requests'][N]['input']>;
export type Output<P extends Protocol, N extends RequestName<P>> = z.infer<P['requests'][N]['output']>;
export type Payload<P extends Protocol, N extends PushName<P>> = z.infer<P['pushes'][N]['payload']>;

/** Every request is acknowledged with one of these. */
export type Reply<T> =
  { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: CodedError };

export const contract = <I extends z.ZodType, O extends z.ZodType>(about: string, input: I, output: O) => ({
  about,
  input,
  output,
});

export const push = <P extends z.ZodType>(about: string, payload: P) => ({ about, payload });

/** An object with nothing in it, and nothing else. */
export const nothing = z.strictObject({});

/** Instants cross the wire as milliseconds since the epoch, of the server's clock. */
export const instant = z.number().int();

export const id = z.uuid();

/** One line of text. The database takes no NUL, and no name or address needs a control character. */
export const line = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^\P{Cc}+$/u);
