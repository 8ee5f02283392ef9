import type { Database } from '@mado/sfu-server/db/database.ts';
import { sqlCallStore } from '@mado/sfu-server/calls/sql-call-store.ts';
import { fillWard } from '../../support/fill-ward.ts';
import { brokenInvariants } from '../invariants.ts';
import type { MakeWard } from './simulation.ts';

/**
 * A ward in a database. What takes its time there cannot be killed in its midst, but before it and after, when it is
 * committed and nobody knows it yet.
 */
export const sqlWard =
  (database: Database): MakeWard =>
  async (plan, now, _onBroken, turns) => {
    await fillWard(database, plan, now);
    const store = sqlCallStore(database);
    return {
      connect(server) {
        const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
          await server.turn();
          try {
            return await turns.during(work);
          } finally {
            await server.turn();
          }
        };
        return {
          transaction: (caller, work) => inTurn(() => store.transaction(caller, work)),
          due: (...args) => inTurn(() => store.due(...args)),
          nextDeadline: (...args) => inTurn(() => store.nextDeadline(...args)),
          waitingBeyond: (...args) => inTurn(() => store.waitingBeyond(...args)),
          connected: () => inTurn(() => store.connected()),
          restartGraces: (...args) => inTurn(() => store.restartGraces(...args)),
          forgetMedia: () => inTurn(() => store.forgetMedia()),
          forgetKept: (...args) => inTurn(() => store.forgetKept(...args)),
          tryWriting: () => inTurn(() => store.tryWriting()),
        };
      },
      kill: () => undefined,
      atRest: () => brokenInvariants(database),
    };
  };
