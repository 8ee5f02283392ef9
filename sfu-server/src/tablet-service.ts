import type { Socket } from 'socket.io';
import type { Auditor } from './audit/auditor.ts';
import type { Principal } from './auth/principal.ts';
import type { Sessions } from './auth/sessions.ts';
import { codeHasher } from './auth/tablet-credentials.ts';
import { tokenHasher } from './auth/tokens.ts';
import type { Clock } from './clock.ts';
import type { Database } from './db/database.ts';
import { DatabaseUnavailable } from './db/unavailable.ts';
import type { TabletDeps } from './http/tablets.ts';
import { disconnectSubject } from './realtime/disconnect-subject.ts';
import type { Keys } from './startup/keys.ts';
import type { Switchboard } from './switchboard.ts';
import { FamiliarNetworks } from './tablets/familiar-networks.ts';
import { LastSeen } from './tablets/last-seen.ts';
import { PairingWaits } from './tablets/pairing-waits.ts';
import type { TabletContext } from './tablets/tablet-context.ts';

export interface TabletServiceDeps {
  readonly keys: Pick<Keys, 'pairing'>;
  readonly database: Database;
  readonly clock: Clock;
  readonly sessions: Pick<Sessions, 'forget' | 'tablets'>;
  readonly switchboard: Pick<Switchboard, 'connections' | 'gateway'>;
  readonly auditor: Pick<Auditor, 'append'>;
  readonly onDefect: (where: string, error: unknown) => void;
}

/** Puts the parts together that tablets and their pairing need. */
export class TabletService implements TabletDeps {
  readonly context: TabletContext;
  readonly lines: TabletDeps['lines'];
  readonly #lastSeen: LastSeen;
  readonly #familiar: FamiliarNetworks;

  constructor({ keys, database, clock, sessions, switchboard, auditor, onDefect }: TabletServiceDeps) {
    const { connections } = switchboard;
    const credentials = sessions.tablets;
    this.#familiar = new FamiliarNetworks(clock);
    this.context = {
      database,
      clock,
      credentials,
      hashCode: codeHasher(keys.pairing),
      hashDevice: tokenHasher(keys.pairing),
      waits: new PairingWaits(clock),
      isFamiliar: this.#familiar.has,
      auditor,
    };
    this.lines = {
      isConnected: (tabletId) => connections.isPresent('tablet', tabletId),
      signOut: async (subjectId, reason) => {
        sessions.forget({ role: 'tablet', subjectId });
        await disconnectSubject(switchboard.gateway, { role: 'tablet', subjectId }, reason);
      },
      show: (tabletId) => {
        switchboard.gateway.publisher.publishViews({ tablets: [tabletId], interpreters: [] });
      },
    };
    this.#lastSeen = new LastSeen({
      context: this.context,
      connected: () => connections.subjects('tablet'),
      onError: (error) => {
        if (!(error instanceof DatabaseUnavailable)) onDefect('tablets-seen', error);
      },
    });
  }

  /** A socket was admitted, of somebody at this address. */
  connected({ role, subjectId }: Principal, socket: Socket, address: string): void {
    socket.once('disconnect', this.#familiar.opened(address));
    if (role !== 'tablet') return;
    this.#lastSeen.note(subjectId);
    socket.once('disconnect', () => {
      this.#lastSeen.note(subjectId);
    });
  }

  /** Resolves once everything that was noted is written down. */
  idle(): Promise<void> {
    return this.#lastSeen.idle();
  }

  /** Nobody waits any longer, and nothing is written any more by itself. To be called before the sockets are closed. */
  async stop(): Promise<void> {
    this.context.waits.stop();
    await this.#lastSeen.stop();
  }
}
