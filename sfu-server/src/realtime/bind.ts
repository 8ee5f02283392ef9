import { MadoError, type ErrorCode } from '@mado/core/domain/errors.ts';
import type { Input, Output, Protocol, Reply, RequestName } from '@mado/core/protocol/contract.ts';
import type { Socket } from 'socket.io';
import { mayUse, type Actor } from '../auth/access.ts';

/** What a role's gateway does for each of its requests. Input has been checked by then. */
export type Handlers<P extends Protocol> = {
  readonly [N in RequestName<P>]: (input: Input<P, N>) => Output<P, N> | Promise<Output<P, N>>;
};

export interface BindOptions {
  /** Who may send what. */
  readonly access: Readonly<Record<string, readonly Actor[]>>;
  readonly actor: Actor;
  /** Counts one message. @throws {MadoError} `rate-limited` */
  readonly limit: () => Promise<void>;
  /** Does the work of one message when its turn has come. */
  readonly turn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Told of a defect: an error that no contract knows. */
  readonly onDefect: (request: string, error: unknown) => void;
}

type Acknowledge = (reply: Reply<unknown>) => void;

/**
 * Answers every message of a socket: limit, authorise, parse, wait for its turn, handle, reply. A message without an acknowledgement cannot be
 * answered and is dropped; an event that the protocol does not name is refused.
 */
export function bindSocket<P extends Protocol>(
  socket: Socket,
  protocol: P,
  handlers: Handlers<P>,
  options: BindOptions,
): void {
  socket.onAny((name: string, ...args: unknown[]) => {
    const acknowledge = args.at(-1);
    if (!isAcknowledge(acknowledge)) return;
    void answer(protocol, handlers, options, name, args.slice(0, -1)).then(acknowledge);
  });
}

async function answer<P extends Protocol>(
  protocol: P,
  handlers: Handlers<P>,
  options: BindOptions,
  name: string,
  args: readonly unknown[],
): Promise<Reply<unknown>> {
  try {
    await options.limit();
    if (!isRequest(protocol, name)) throw new MadoError('unknown-event');
    const handle = handlers[name];
    if (handle === undefined) throw new MadoError('unknown-event');
    if (!mayUse(options.access[name] ?? [], options.actor)) throw new MadoError('forbidden');
    const input = parse(protocol, name, args);
    return { ok: true, data: await options.turn(async () => handle(input)) };
  } catch (error) {
    if (error instanceof MadoError) return refusal(error.code);
    options.onDefect(name, error);
    return refusal('internal');
  }
}

const isRequest = <P extends Protocol>(protocol: P, name: string): name is RequestName<P> =>
  Object.hasOwn(protocol.requests, name);

function parse<P extends Protocol, N extends RequestName<P>>(
  protocol: P,
  name: N,
  args: readonly unknown[],
): Input<P, N> {
  const parsed = args.length === 1 ? protocol.requests[name]?.input.safeParse(args[0]) : undefined;
  if (parsed?.success !== true) throw new MadoError('invalid-message');
  // The schema that was just passed is the very one that Input is inferred from.
  return parsed.data as Input<P, N>;
}

function refusal(code: ErrorCode): Reply<never> {
  const { retryable } = new MadoError(code);
  return { ok: false, error: { code, retryable } };
}

const isAcknowledge = (value: unknown): value is Acknowledge => typeof value === 'function';
