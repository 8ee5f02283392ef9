import type { CallContext } from '../calls/call-work.ts';
import type { Done } from '../calls/changes.ts';
import { DatabaseUnavailable } from '../db/unavailable.ts';
import { newId } from '../ids.ts';
import type { CallMedia } from '../media/call-media.ts';
import { carryOut } from './carry-out.ts';
import type { Outage } from './guarded-store.ts';
import type { Command } from './kept-command.ts';
import type { Spool } from './spool.ts';
import type { Affected, Standing } from './standing.ts';

/** Enough for a day's calls of a city; beyond it the disk or the memory would be the next to fail. */
const MOST = 10_000;
/** Lines that come and go must not take the room of those who hang up. */
const MOST_BY_PRESENCE = 5_000;

export interface KeeperDeps {
  readonly context: CallContext;
  readonly outage: Outage;
  readonly spool: Spool;
  readonly standing: Standing;
  readonly media: Pick<CallMedia, 'close'>;
  readonly settled: (work: Promise<Done<unknown>>) => Promise<unknown>;
  readonly publish: (affected: Affected) => void;
}

/** Carries out what people do in their call: in the database or, while that is away, on their word and on disk. */
export class Keeper {
  readonly #deps: KeeperDeps;

  constructor(deps: KeeperDeps) {
    this.#deps = deps;
  }

  /**
   * Resolves once the command is carried out, or safe to be carried out later.
   * @throws {MadoError} what its use case throws; `database-unavailable` when the call is not known to be theirs
   */
  async carryOut(command: Command): Promise<void> {
    const { context, outage, settled } = this.#deps;
    const at = context.clock.now();
    try {
      await settled(carryOut(context, command));
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable)) throw error;
      // What is kept is replayed at the end of an outage: there must be one.
      outage.begin(error);
      await this.#keep(command, at);
    }
  }

  async #keep(command: Command, at: Date): Promise<void> {
    const { spool, standing, media, publish } = this.#deps;
    const isPresence = command.type === 'left' || command.type === 'returned';
    if (spool.size >= (isPresence ? MOST_BY_PRESENCE : MOST)) {
      throw new DatabaseUnavailable(command.type, 'the spool is full');
    }
    const affected = standing.apply(command, at);
    if (affected === null) return;
    if (affected.ended !== null) media.close(affected.ended);
    await spool.keep({ id: newId(), at: at.getTime(), command });
    publish(affected);
  }
}
