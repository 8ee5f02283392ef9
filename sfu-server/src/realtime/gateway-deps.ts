import type { QualityReport } from '@mado/core/protocol/quality.ts';
import type { Participant } from '../calls/call-progress.ts';
import type { CallContext } from '../calls/call-work.ts';
import type { Done } from '../calls/changes.ts';
import type { Command } from '../outage/kept-command.ts';
import type { CallMedia } from '../media/call-media.ts';
import type { Connections } from './connections.ts';
import type { PresenceKeeper } from './presence.ts';
import type { Publisher } from './publisher.ts';
import type { MessageLimit } from './rate-limit.ts';
import type { Turns } from './turns.ts';

/** What the gateways of all roles work with. */
export interface GatewayDeps {
  readonly context: CallContext;
  readonly media: CallMedia;
  readonly publisher: Publisher;
  readonly connections: Connections;
  readonly presence: PresenceKeeper;
  readonly limit: MessageLimit;
  readonly turns: Turns;
  /** Awaits a use case, tells the world what it did, and hands back its result. */
  readonly settled: <T>(work: Promise<Done<T>>) => Promise<T>;
  /** Carries out what must not be lost, now or once the database is back. */
  readonly carryOut: (command: Command) => Promise<void>;
  /** Keeps what a participant reports of their call. */
  readonly reportQuality: (participant: Participant, report: QualityReport) => Promise<void>;
  readonly personName: (id: string) => Promise<string>;
  readonly onDefect: (where: string, error: unknown) => void;
}
