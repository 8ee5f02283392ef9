import type { Protocol, Reply } from '@mado/core/protocol/contract.ts';
import type { ScriptedClient } from '../scripted-client.ts';
import { mutated } from './mutate.ts';
import type { Random } from './random.ts';
import { Heard, validOf } from './valid.ts';

/** What became of the messages of one client. */
export interface Talk {
  answered: number;
  refused: number;
  /** Refusals by code. */
  readonly codes: Map<string, number>;
  /** Never answered: an event without acknowledgement, or a connection that the server ended. */
  unanswered: number;
}

/** A client that says whatever comes to its mind: half of it what its contract takes, half of that spoilt. */
export class Talker {
  readonly talk: Talk = { answered: 0, refused: 0, codes: new Map(), unanswered: 0 };
  readonly #connect: () => Promise<ScriptedClient<Protocol>>;
  readonly #random: Random;
  /** What anybody was told, and what this client was. */
  readonly #all: Heard;
  readonly #own = new Heard();
  /** Calls whose media it may join, by the tickets that it was given. */
  readonly #tickets = new Map<string, string>();
  readonly #makers: readonly Maker[];
  #client: ScriptedClient<Protocol> | null = null;

  constructor(
    protocol: Protocol,
    connect: () => Promise<ScriptedClient<Protocol>>,
    { random, heard }: { random: Random; heard: Heard },
  ) {
    this.#connect = connect;
    this.#random = random;
    this.#all = heard;
    this.#makers = Object.entries(protocol.requests).map(([name, { input }]) => ({
      name,
      own: validOf(input, this.#own),
      any: validOf(input, heard),
    }));
  }

  /** Sends so many messages, up to `atOnce` of them before the first is answered. */
  async say(messages: number, atOnce = 20): Promise<void> {
    for (let sent = 0; sent < messages; sent += atOnce) {
      const client = await this.#connected();
      await Promise.all(
        Array.from({ length: Math.min(atOnce, messages - sent) }, () => this.#sayOne(client)),
      );
    }
  }

  close(): void {
    this.#client?.close();
  }

  async #connected(): Promise<ScriptedClient<Protocol>> {
    if (this.#client?.socket.connected === true) return this.#client;
    const client = await this.#connect();
    client.socket.onAny((_name: string, ...args: unknown[]) => {
      this.#note(args);
    });
    this.#client = client;
    return client;
  }

  async #sayOne(client: ScriptedClient<Protocol>): Promise<void> {
    const random = this.#random;
    const maker = random.pick(this.#makers);
    const { name } = maker;
    const valid = this.#valid(maker);
    const said = random.chance(0.5) ? valid : mutated(valid, random);
    const event = random.chance(0.02) ? this.#all.any(random) : name;
    const args = random.chance(0.02) ? [said, said] : [said];
    if (reserved.has(event)) return;
    // A line that the server ends takes its answers along, and `send` says so.
    const reply = await client.send(event, ...args).catch(() => null);
    this.#count(reply);
  }

  #valid({ name, own, any }: Maker): unknown {
    const tickets = [...this.#tickets];
    if (name === 'media:join' && tickets.length > 0 && this.#random.chance(0.7)) {
      const [callId, ticket] = this.#random.pick(tickets);
      return { callId, ticket };
    }
    return (this.#random.chance(0.8) ? own : any)(this.#random);
  }

  #note(value: unknown): void {
    this.#all.note(value);
    this.#own.note(value);
    for (const [callId, ticket] of ticketsIn(value)) {
      this.#tickets.set(callId, ticket);
      const [oldest] = this.#tickets.keys();
      if (this.#tickets.size > 2 && oldest !== undefined) this.#tickets.delete(oldest);
    }
  }

  #count(reply: Reply<unknown> | null): void {
    if (reply === null) this.talk.unanswered += 1;
    else if (reply.ok) {
      this.talk.answered += 1;
      this.#note(reply.data);
    } else {
      this.talk.refused += 1;
      const { code } = reply.error;
      this.talk.codes.set(code, (this.talk.codes.get(code) ?? 0) + 1);
    }
  }
}

interface Maker {
  readonly name: string;
  readonly own: (random: Random) => unknown;
  readonly any: (random: Random) => unknown;
}

/** Every call in an answer whose media may be joined. */
function* ticketsIn(value: unknown): Iterable<readonly [string, string]> {
  if (typeof value !== 'object' || value === null) return;
  const { callId, media } = value as { callId?: unknown; media?: { ticket?: unknown } | null };
  if (typeof callId === 'string' && typeof media?.ticket === 'string') yield [callId, media.ticket];
  for (const part of Object.values(value)) yield* ticketsIn(part);
}

/** Socket.IO's own events, which its client refuses to send. */
const reserved: ReadonlySet<string> = new Set([
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'newListener',
  'removeListener',
]);
