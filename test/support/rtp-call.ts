import type { InterpreterProtocol } from '@mado/core/protocol/interpreter.ts';
import type { TabletProtocol } from '@mado/core/protocol/tablet.ts';
import { call, consoleSees, tabletSees, talk } from '../integration/busy-ward.ts';
import type { OpenEngine } from './open-engine.ts';
import { RtpFlow } from './rtp-flow.ts';
import type { ScriptedClient } from './scripted-client.ts';

type Tablet = ScriptedClient<TabletProtocol>;
type Console = ScriptedClient<InterpreterProtocol>;

/**
 * A call between two clients without a screen. They join its media as any client does, and join anew when told that
 * the worker died; what flows both ways is RTP.
 */
export class RtpCall implements Disposable {
  readonly callId: string;
  /** Towards the interpreter, and towards the visitor. */
  readonly flows: readonly RtpFlow[];
  readonly #engine: OpenEngine;
  readonly #clients: readonly (Tablet | Console)[];

  private constructor(
    parts: Pick<RtpCall, 'callId' | 'flows'> & { engine: OpenEngine; clients: readonly (Tablet | Console)[] },
  ) {
    this.callId = parts.callId;
    this.flows = parts.flows;
    this.#engine = parts.engine;
    this.#clients = parts.clients;
  }

  /** @param onError told when a client could not come back */
  static async start(
    engine: OpenEngine,
    { tablet, console }: { tablet: Tablet; console: Console },
    onError: (error: unknown) => void,
  ): Promise<RtpCall> {
    await console.request('status:set', { status: 'available' });
    await call(tablet, 'jsl');
    const callId = await talk(tablet, console);
    const flows = [await RtpFlow.create(), await RtpFlow.create()];
    const started = new RtpCall({ callId, flows, engine, clients: [tablet, console] });
    await started.#join();
    for (const client of [tablet, console] as readonly Tablet[]) {
      client.socket.on('media:closed', ({ reason }: { reason: string }) => {
        if (reason === 'worker-died' && client === started.#clients[0]) started.#join().catch(onError);
      });
    }
    return started;
  }

  [Symbol.dispose](): void {
    for (const flow of this.flows) flow[Symbol.dispose]();
  }

  async #join(): Promise<void> {
    const [tablet, console] = this.#clients as readonly [Tablet, Console];
    const [seen, heard] = await Promise.all([
      tabletSees(tablet, (view) => view.call?.state === 'active'),
      consoleSees(console, (view) => view.call?.state === 'active'),
    ]);
    const { callId } = this;
    const tickets = [seen.call, heard.call].map((own) =>
      own !== null && 'media' in own ? (own.media?.ticket ?? '') : '',
    );
    await Promise.all([
      tablet.request('media:join', { callId, ticket: tickets[0] ?? '' }),
      console.request('media:join', { callId, ticket: tickets[1] ?? '' }),
    ]);
    const { router } = this.#engine.room(callId);
    await Promise.all(this.flows.map((flow) => flow.flowThrough(router)));
  }
}
